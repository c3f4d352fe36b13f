import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan } from 'typeorm';
import type { Tx } from '../platform/database.ts';
import { PAGE_SIZE } from '../platform/page.ts';
import { NoticeRow } from './notice.entity.ts';

@Injectable()
export class NoticeRepository {
  async add(tx: Tx, notice: NoticeRow): Promise<void> {
    await tx.orm.insert(NoticeRow, notice);
  }

  /** Newest first, one row more than a page. */
  page(tx: Tx, accountId: string, before: string | null): Promise<NoticeRow[]> {
    return tx.orm.find(NoticeRow, {
      where: before === null ? { accountId } : { accountId, id: LessThan(before) },
      order: { id: 'DESC' },
      take: PAGE_SIZE + 1,
    });
  }

  /** Accounts among these that have a message about a subject. */
  async accountsToldOf(tx: Tx, subjectId: string, accountIds: readonly string[]): Promise<string[]> {
    if (accountIds.length === 0) return [];
    const rows = await tx.orm.findBy(NoticeRow, { subjectId, accountId: In([...accountIds]) });
    return rows.map(({ accountId }) => accountId);
  }

  countUnread(tx: Tx, accountId: string): Promise<number> {
    return tx.orm.countBy(NoticeRow, { accountId, readAt: IsNull() });
  }

  async markRead(tx: Tx, accountId: string, at: Date): Promise<void> {
    await tx.orm.update(NoticeRow, { accountId, readAt: IsNull() }, { readAt: at });
  }
}
