import { Injectable } from '@nestjs/common';
import type { OpenWaiver, ReturnRow } from '@benefit/shared/counter/return-contract';
import { staysOpen } from '@benefit/shared/ledger/open-waiver-rules';
import type { BenefitKind } from '@benefit/shared/venue/benefit-rules';
import { HolderService } from '../enterprise/holder.service.ts';
import type { PassHolder } from '../enterprise/holder.service.ts';
import { IdentityService } from '../identity/identity.service.ts';
import type { Principal } from '../identity/principal.ts';
import { LedgerService, notePlace } from '../ledger/ledger.service.ts';
import { OpenWaiverService } from '../ledger/open-waiver.service.ts';
import type { OpenUse } from '../ledger/open-waiver.service.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { cursorId, toPage } from '../platform/page.ts';
import { Problem } from '../platform/problem.ts';
import type { KnownTerminal } from './terminal.repository.ts';

/** 还书退押: what was lent without a deposit comes back, also at a venue that gives nothing any more. */
@Injectable()
export class ReturnService {
  constructor(
    private readonly database: Database,
    private readonly ledger: LedgerService,
    private readonly waivers: OpenWaiverService,
    private readonly identity: IdentityService,
    private readonly holders: HolderService,
    private readonly clock: Clock,
  ) {}

  /** What is open at the terminal's venue, oldest first; with a number, that use alone. */
  async list(
    { venueId }: KnownTerminal,
    { cursor, number }: { cursor?: string | undefined; number?: number | undefined },
  ): Promise<{ items: OpenWaiver[]; next: string | null; total: number }> {
    const after = cursorId(cursor);
    return this.database.read(async (tx) => {
      const uses = await this.waivers.openAt(tx, venueId, after, number);
      const { items, next } = toPage(uses, (use) => use);
      const nameOf = await this.holders.tillNames(tx, items);
      return {
        items: await this.shown(tx, items, nameOf),
        next,
        total: await this.waivers.countAt(tx, venueId),
      };
    });
  }

  /**
   * Closes an open waiver with a row of its own; the quota does not come back (rule 8).
   *
   * @throws Problem `not-found` (also for another venue's), `nothing-to-return`, `already-voided`, `already-returned`
   */
  async return(caller: Principal, terminal: KnownTerminal, redemptionId: string): Promise<ReturnRow> {
    return this.database.write(async (tx) => {
      const row = await this.ledger.lockRedemption(tx, redemptionId, terminal.venueId);
      if (row === null) throw new Problem('not-found', { detail: '没有这笔记录' });
      if (!staysOpen(row.benefitKind as BenefitKind))
        throw new Problem('nothing-to-return', { retry: false });
      const at = this.clock.now();
      const outcome = await this.ledger.bookReturn(tx, row, {
        accountId: caller.accountId,
        terminalId: terminal.id,
        at,
      });
      if (typeof outcome === 'string') throw new Problem(outcome, { retry: false });
      return {
        redemptionId: outcome.id,
        number: outcome.number,
        returns: { redemptionId: row.id, number: row.number },
        returnedAt: at.toISOString(),
      };
    });
  }

  /** Open uses as the till may see them. @param nameOf what the till calls a use's holder */
  async shown(
    tx: Tx,
    uses: readonly OpenUse[],
    nameOf: (holder: PassHolder) => string,
  ): Promise<OpenWaiver[]> {
    const notes = await this.identity.openNotes(
      tx,
      uses.flatMap(({ id, personId, noteSealed }) =>
        noteSealed === null ? [] : [{ personId, sealed: noteSealed, at: notePlace(id) }],
      ),
    );
    return uses.map((use) => {
      const { id, number, benefitId, benefitTitle, bookedAt } = use;
      const note = notes.get(id);
      return {
        redemptionId: id,
        number,
        maskedName: nameOf(use),
        benefitId,
        benefitTitle,
        since: bookedAt.toISOString(),
        ...(note === undefined ? {} : { note }),
      };
    });
  }
}
