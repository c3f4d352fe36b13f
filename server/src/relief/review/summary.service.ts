import { Injectable } from '@nestjs/common';
import type { reviewSummary } from '@benefit/shared/relief/review-contract';
import { WAITING_STATES } from '@benefit/shared/relief/report-state-rules';
import type { ReportState } from '@benefit/shared/relief/report-state-rules';
import {
  dueAfter,
  endOfNextWorkingDay,
  halvesTaken,
  limitHalves,
} from '@benefit/shared/relief/working-day-rules';
import { shanghaiDate, startOfShanghaiDay } from '@benefit/shared/shanghai-time';
import type * as z from 'zod/mini';
import type { Tx } from '../../platform/database.ts';
import type { Officer } from '../report/officer.service.ts';
import { QueueItemService } from './queue-item.service.ts';
import { lanesOf } from './queue-lanes.ts';
import { areaOf } from './queue-query.ts';
import { QueueRepository } from './queue.repository.ts';
import { WAITING, overdueAt } from './queue.service.ts';
import { ReviewSettingsService } from './review-settings.service.ts';
import type { ReviewTerms } from './review-settings.service.ts';
import { stepSpans } from './step-spans.ts';
import { SummaryRepository } from './summary.repository.ts';

export type ReviewSummary = z.infer<typeof reviewSummary.response>;
type Group = ReviewSummary['groups'][number];

const DAY_MS = 86_400_000;
const PERIOD_DAYS = 30;
/** Steps whose mean is told; more say no more. */
const MOST_MEASURED = 300;
const URGENT = 5;

/** What the desk's first page tells: how much waits, for how long, and how the unit keeps its limits. */
@Injectable()
export class SummaryService {
  constructor(
    private readonly queue: QueueRepository,
    private readonly items: QueueItemService,
    private readonly settings: ReviewSettingsService,
    private readonly summaries: SummaryRepository,
  ) {}

  async summary(tx: Tx, officer: Officer, units: readonly string[], at: Date): Promise<ReviewSummary> {
    const area = areaOf(officer);
    const terms = await this.settings.termsAt(tx, at);
    const urgent = await this.queue.page(tx, area, WAITING, { after: null, limit: URGENT });
    const today = startOfShanghaiDay(at);
    const tomorrow = new Date(today.getTime() + DAY_MS);
    const yesterday = new Date(today.getTime() - DAY_MS);
    const period = new Date(today.getTime() - PERIOD_DAYS * DAY_MS);
    const { limited, within } = await this.summaries.concluded(tx, units, { from: period, until: tomorrow });
    const { departmentDays, officeDays } = terms.limits;
    return {
      unit: officer.unit,
      cityOffice: officer.cityOffice,
      groups: await this.groups(tx, officer, terms, at),
      unassigned: await this.queue.count(tx, area, { ...WAITING, unassigned: true }),
      mine: await this.queue.count(tx, area, { ...WAITING, claimed: { by: officer.accountId, at } }),
      decidedToday: (await this.summaries.concluded(tx, units, { from: today, until: tomorrow })).all,
      decidedYesterday: (await this.summaries.concluded(tx, units, { from: yesterday, until: today })).all,
      submittedToday: await this.summaries.numbered(tx, area, numbersOf(today)),
      onTime: { within, all: limited },
      averageDays: await this.averageDays(tx, units, period, terms),
      limitDays: officer.departmentIds.length > 0 ? departmentDays : officeDays,
      urgent: await this.items.itemsOf(
        tx,
        urgent.map(({ id }) => id),
        officer.accountId,
        at,
      ),
    };
  }

  private async groups(tx: Tx, officer: Officer, terms: ReviewTerms, at: Date): Promise<Group[]> {
    const area = areaOf(officer);
    const { isWorkingDay, limits } = terms;
    const until = (end: Date) => this.queue.counts(tx, area, { ...WAITING, due: { until: end } });
    const all = await this.queue.counts(tx, area, WAITING);
    const overdue = await until(overdueAt(at).until);
    const soon = await until(endOfNextWorkingDay(at, isWorkingDay));
    const inHand = await this.summaries.inHand(tx, area, at);
    const groups: Group[] = [];
    const states = WAITING_STATES.filter((state) =>
      lanesOf(area, WAITING).some((lane) => lane.state === state),
    );
    for (const state of states) {
      const half = dueAfter(at, Math.ceil((limitHalves(state, limits) ?? 2) / 2), isWorkingDay);
      const late = (await until(half)).get(state) ?? 0;
      const count = all.get(state) ?? 0;
      const past = overdue.get(state) ?? 0;
      const near = soon.get(state) ?? 0;
      groups.push({
        status: state,
        count,
        overdue: past,
        dueSoon: Math.max(0, near - past),
        late: Math.max(0, late - Math.max(near, past)),
        early: Math.max(0, count - Math.max(late, near, past)),
        oldestAt: await this.oldestAt(tx, officer, state),
        inHand: inHand.filter((hand) => hand.state === state).map(({ label }) => label),
      });
    }
    return groups;
  }

  /** Of what is due first: pauses do not count as waiting. */
  private async oldestAt(tx: Tx, officer: Officer, state: ReportState): Promise<string | null> {
    const lanes = lanesOf(areaOf(officer), WAITING).filter((lane) => lane.state === state);
    const [first] = await this.queue.pageOf(tx, lanes, WAITING, { after: null, limit: 1 });
    const submittedAt = first === undefined ? null : await this.summaries.submittedAt(tx, first.id);
    return submittedAt?.toISOString() ?? null;
  }

  /** Working days that the unit's steps took on average, to a tenth. */
  private async averageDays(
    tx: Tx,
    units: readonly string[],
    from: Date,
    { isWorkingDay }: ReviewTerms,
  ): Promise<number | null> {
    const steps = await this.summaries.lastConcluded(tx, units, from, MOST_MEASURED);
    if (steps.length === 0) return null;
    const ids = [...new Set(steps.map(({ reportId }) => reportId))];
    const byReport = Map.groupBy(await this.summaries.clockEvents(tx, ids), ({ reportId }) => reportId);
    const halves = steps.map((step) =>
      halvesTaken(stepSpans(byReport.get(step.reportId) ?? [], step), isWorkingDay),
    );
    return Math.round((halves.reduce((sum, one) => sum + one, 0) / halves.length) * 5) / 10;
  }
}

/** The numbers that are given on a day: `RB-260811-`, then the count of the day. */
function numbersOf(day: Date): { from: string; until: string } {
  const prefix = `RB-${shanghaiDate(day).slice(2).replaceAll('-', '')}`;
  return { from: `${prefix}-`, until: `${prefix}.` };
}
