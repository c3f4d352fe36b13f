import { Injectable } from '@nestjs/common';
import type { Notice } from '@benefit/shared/identity/identity-contract';
import { Clock } from '../platform/clock.ts';
import { FieldCipher } from '../platform/crypto/field-cipher.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { cursorId, toPage } from '../platform/page.ts';
import type { NoticeKind, NoticeRow } from './notice.entity.ts';
import { NoticeRepository } from './notice.repository.ts';

const textPlace = (row: string) => ({ table: 'notice', column: 'text', row });

/** Messages to citizens: what happened to them and why, in their own words. */
@Injectable()
export class NoticeService {
  constructor(
    private readonly database: Database,
    private readonly notices: NoticeRepository,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** Leaves a message in the caller's transaction. */
  async notify(
    tx: Tx,
    accountId: string,
    message: { kind: NoticeKind; title: string; text: string; clause: string | null; subjectId?: string },
  ): Promise<void> {
    const at = this.clock.now();
    const id = newId(at);
    const { kind, title, text, clause } = message;
    const textSealed = this.cipher.seal(text, textPlace(id));
    await this.notices.add(tx, {
      id,
      accountId,
      kind,
      title,
      textSealed,
      clause,
      subjectId: message.subjectId ?? null,
      createdAt: at,
      readAt: null,
    });
  }

  /** Which of these accounts have a message about this already. */
  async toldOf(tx: Tx, subjectId: string, accountIds: readonly string[]): Promise<Set<string>> {
    return new Set(await this.notices.accountsToldOf(tx, subjectId, accountIds));
  }

  async list(
    accountId: string,
    cursor: string | undefined,
  ): Promise<{ items: Notice[]; next: string | null }> {
    const before = cursorId(cursor);
    const rows = await this.database.read((tx) => this.notices.page(tx, accountId, before));
    return toPage(rows, (row) => this.shown(row));
  }

  countUnread(tx: Tx, accountId: string): Promise<number> {
    return this.notices.countUnread(tx, accountId);
  }

  async markRead(accountId: string): Promise<void> {
    await this.database.write((tx) => this.notices.markRead(tx, accountId, this.clock.now()));
  }

  private shown(row: NoticeRow): Notice {
    return {
      noticeId: row.id,
      kind: row.kind,
      title: row.title,
      text: this.cipher.open(row.textSealed, textPlace(row.id)),
      clause: row.clause,
      subjectId: row.subjectId,
      createdAt: row.createdAt.toISOString(),
      read: row.readAt !== null,
    };
  }
}
