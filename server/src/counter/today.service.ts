import { Injectable } from '@nestjs/common';
import type { TodayRow } from '@benefit/shared/counter/counter-contract';
import { endOfShanghaiDay, startOfShanghaiDay } from '@benefit/shared/shanghai-time';
import { HolderService } from '../enterprise/holder.service.ts';
import { IdentityService } from '../identity/identity.service.ts';
import { LedgerService, notePlace, statedAmounts } from '../ledger/ledger.service.ts';
import type { BookedUse, TotalsRow } from '../ledger/ledger.service.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { cursorId, toPage } from '../platform/page.ts';
import type { KnownTerminal } from './terminal.repository.ts';

/** The venue's day (Asia/Shanghai): its rows as a till may see them, and its totals. */
@Injectable()
export class TodayService {
  constructor(
    private readonly database: Database,
    private readonly ledger: LedgerService,
    private readonly identity: IdentityService,
    private readonly holders: HolderService,
    private readonly clock: Clock,
  ) {}

  async today(terminal: KnownTerminal, cursor: string | undefined) {
    const before = cursorId(cursor);
    const now = this.clock.now();
    const from = startOfShanghaiDay(now);
    const until = endOfShanghaiDay(now);
    return this.database.read(async (tx) => {
      const rows = await this.ledger.usesAt(tx, terminal.venueId, from, until, before);
      const nameOf = await this.holders.tillNames(tx, rows);
      const notes = await this.identity.openNotes(
        tx,
        rows.flatMap(({ id, personId, noteSealed }) =>
          noteSealed === null ? [] : [{ personId, sealed: noteSealed, at: notePlace(id) }],
        ),
      );
      const totals = await this.ledger.totalsAt(tx, terminal.venueId, from, until);
      const refundedFen = await this.ledger.refundedAt(tx, terminal.venueId, from, until);
      return {
        ...toPage(rows, (row) => shown(row, nameOf(row), notes.get(row.id))),
        totals: { ...sumUp(totals), refundedFen },
      };
    });
  }
}

function shown(row: BookedUse, maskedName: string, note: string | undefined): TodayRow {
  return {
    redemptionId: row.id,
    number: row.number,
    maskedName,
    venueName: row.venueName,
    benefitTitle: row.benefitTitle,
    kind: row.benefitKind as TodayRow['kind'],
    redeemedAt: row.bookedAt.toISOString(),
    ...statedAmounts(row),
    ...(note === undefined ? {} : { note }),
    voided: row.voidedAt !== null,
    ...(row.voidedAt === null ? {} : { voidedAt: row.voidedAt.toISOString() }),
    ...(row.refundedFen === 0 ? {} : { refundedFen: row.refundedFen }),
  };
}

function sumUp(rows: readonly TotalsRow[]) {
  const standing = rows.filter((row) => row.voided === 0);
  const sum = (of: readonly TotalsRow[], member: 'uses' | 'amountFen' | 'discountFen') =>
    of.reduce((total, row) => total + row[member], 0);
  return {
    redemptions: sum(standing, 'uses'),
    amountFen: sum(standing, 'amountFen'),
    discountFen: sum(standing, 'discountFen'),
    voided: sum(
      rows.filter((row) => row.voided === 1),
      'uses',
    ),
    byBenefit: standing.map((row) => ({ benefitTitle: row.benefitTitle, redemptions: row.uses })),
  };
}
