import { Injectable } from '@nestjs/common';
import type { BookTotals } from '@benefit/shared/ledger/book-contract';
import type { MonthlyReport } from '@benefit/shared/ledger/monthly-report-contract';
import { dueOfMonth, monthText, monthsOver, spanOfMonth } from '@benefit/shared/ledger/monthly-report-rules';
import { wasLive } from '@benefit/shared/venue/venue-state-rules';
import { AuditService } from '../../identity/audit.service.ts';
import type { Principal } from '../../identity/principal.ts';
import { LedgerBookService } from '../../ledger/ledger-book.service.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import { JoiningRepository } from '../joining/joining.repository.ts';
import { StandingRepository } from '../standing.repository.ts';
import { VenueAccessService } from '../venue-access.service.ts';
import type { VenueRow } from '../venue.entity.ts';
import type { MonthlyReportRow } from './monthly-report.entity.ts';
import { MonthlyReportRepository } from './monthly-report.repository.ts';

/** Months that are shown. */
const MOST_MONTHS = 24;

/** 月报: each month of a venue from its ledger, confirmed by its manager (附件3 三, 如实报告). */
@Injectable()
export class MonthlyReportService {
  constructor(
    private readonly database: Database,
    private readonly access: VenueAccessService,
    private readonly standings: StandingRepository,
    private readonly joinings: JoiningRepository,
    private readonly reports: MonthlyReportRepository,
    private readonly book: LedgerBookService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found` for a venue that the caller is nothing to */
  async list(caller: Principal, venueId: string): Promise<{ items: MonthlyReport[] }> {
    return this.database.read(async (tx) => {
      const { venue } = await this.access.met(tx, caller, venueId);
      const confirmed = new Map((await this.reports.of(tx, venueId)).map((row) => [row.month, row]));
      const months = (await this.monthsOf(tx, venue)).reverse().slice(0, MOST_MONTHS);
      const items: MonthlyReport[] = [];
      for (const month of months) items.push(await this.shown(tx, venueId, month, confirmed.get(month)));
      return { items };
    });
  }

  /**
   * Confirms a month as its ledger says now. Confirming it again answers what was confirmed.
   *
   * @throws Problem `not-found`, `not-allowed-now` for a month that is not over, or before the venue was live
   */
  async confirm(caller: Principal, venueId: string, month: string): Promise<MonthlyReport> {
    return this.database.write(async (tx) => {
      await this.standings.lockAny(tx, venueId);
      const venue = await this.access.managed(tx, caller, venueId);
      const known = await this.reports.find(tx, venueId, month);
      if (known !== null) return this.shown(tx, venueId, month, known);
      if (!(await this.monthsOf(tx, venue)).includes(month))
        throw new Problem('not-allowed-now', {
          detail: `${monthText(month)}不能确认：还没有结束，或没有推行`,
        });
      const row: MonthlyReportRow = {
        venueId,
        month,
        figures: JSON.stringify(await this.figuresOf(tx, venueId, month)),
        confirmedBy: caller.accountId,
        confirmedAt: this.clock.now(),
      };
      await this.reports.add(tx, row);
      await this.audit.record(tx, caller, 'monthly-report-confirmed', { venueId, month });
      return this.shown(tx, venueId, month, row);
    });
  }

  /** How many months of each venue are past their day and not confirmed. */
  async lateOf(tx: Tx, venues: readonly VenueRow[]): Promise<Map<string, number>> {
    const known = venues.filter(({ status }) => wasLive(status));
    const ids = known.map(({ id }) => id);
    const first = await this.joinings.firstLiveOf(tx, ids);
    const confirmed = await this.reports.monthsOf(tx, ids);
    const now = this.clock.now();
    const late = new Map<string, number>();
    for (const venue of known) {
      const months = await this.monthsSince(tx, venue, first.get(venue.id) ?? venue.createdAt);
      const done = confirmed.get(venue.id);
      late.set(
        venue.id,
        months.filter((month) => dueOfMonth(month) < now && done?.has(month) !== true).length,
      );
    }
    return late;
  }

  /** Months that are over, from the first in force to the last; none of a venue that never was. */
  private async monthsOf(tx: Tx, venue: VenueRow): Promise<string[]> {
    if (!wasLive(venue.status)) return [];
    const first = await this.joinings.firstLiveOf(tx, [venue.id]);
    return this.monthsSince(tx, venue, first.get(venue.id) ?? venue.createdAt);
  }

  private async monthsSince(tx: Tx, venue: VenueRow, since: Date): Promise<string[]> {
    const months = monthsOver(since, this.clock.now());
    if (venue.status !== 'ended' && venue.status !== 'removed') return months;
    const [last] = await this.standings.eventsOf(tx, venue.id);
    return last === undefined ? months : months.filter((month) => spanOfMonth(month).from <= last.at);
  }

  private figuresOf(tx: Tx, venueId: string, month: string): Promise<BookTotals> {
    return this.book.totals(tx, { venueId, ...spanOfMonth(month) });
  }

  private async shown(
    tx: Tx,
    venueId: string,
    month: string,
    row: MonthlyReportRow | undefined,
  ): Promise<MonthlyReport> {
    const due = dueOfMonth(month);
    const figures =
      row === undefined ? await this.figuresOf(tx, venueId, month) : (JSON.parse(row.figures) as BookTotals);
    return {
      month,
      figures,
      dueAt: due.toISOString(),
      confirmedAt: row?.confirmedAt.toISOString() ?? null,
      late: (row?.confirmedAt ?? this.clock.now()) > due,
    };
  }
}
