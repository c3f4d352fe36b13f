import { Injectable } from '@nestjs/common';
import type { ReturnItem } from '@benefit/shared/relief/report-contract';
import { conflictOf, reportStateText, transitionFor } from '@benefit/shared/relief/report-state-rules';
import type { ReportAction, ReportActor, Transition } from '@benefit/shared/relief/report-state-rules';
import type { ClockStep, ReportClock } from '@benefit/shared/relief/working-day-rules';
import { NoticeService } from '../../identity/notice.service.ts';
import { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database.ts';
import { Hook } from '../../platform/hooks.ts';
import { newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { ReportEvent, ReportRow } from './report.entity.ts';
import { ReportRepository } from './report.repository.ts';
import { ReportVault } from './report-vault.ts';
import { eventText, noticeWords } from './report-words.ts';

/** Who acts, as the event keeps it. */
export interface Actor {
  accountId: string | null;
  /** The person behind the account, where one is bound: nobody decides on a report of their own. */
  personId?: string | null;
  /** What reporters read: 本人, the department, the office. */
  unit: string;
  /** What colleagues read. */
  label: string;
}

export interface Step {
  reportId: string;
  /** The version the caller saw; null where any is right. */
  version: number | null;
  action: ReportAction;
  by: ReportActor;
  actor: Actor;
  reason?: string | undefined;
  clause?: string | undefined;
  items?: readonly ReturnItem[] | undefined;
  hoursTenths?: number | undefined;
}

/** A change of a report that is no transition of its state: content, or the department. */
export interface Change {
  action: 'put' | 'hand-on' | 'bulk';
  actor: Actor;
  reason?: string | undefined;
  changes: Partial<ReportRow>;
}

/** The one way a report changes: version, event, counts, clock and message in one transaction. */
@Injectable()
export class ReportTransitionService {
  /** Registered by the review: the clock after a step, and whether the step kept its limit. */
  readonly clockOf = new Hook<
    { before: ReportClock; step: ClockStep },
    ReportClock & { onTime: boolean | null }
  >();

  /** Registered by whoever has to know of a step, such as what is pushed once confirmed. */
  readonly onStep = new Hook<{ report: ReportRow; transition: Transition; at: Date }, void>();

  constructor(
    private readonly reports: ReportRepository,
    private readonly vault: ReportVault,
    private readonly notices: NoticeService,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes one step of the state table.
   *
   * @returns the report as it stands after the step
   * @throws Problem `not-found`, `own-report`, `took-part`, `out-of-date` with what changed, `not-allowed-now`
   */
  async apply(tx: Tx, step: Step): Promise<ReportRow> {
    const report = await this.lockAt(tx, step.reportId, step.version);
    await this.refuseConflict(tx, report, step);
    const transition = transitionFor(report.state, step.action, step.by);
    if (transition === null) {
      const detail = `申报现在是“${reportStateText[report.state]}”，不能${eventText(step.action)}`;
      throw new Problem('not-allowed-now', { detail, version: report.version });
    }
    refuseFutile(report, transition);
    const at = this.clock.now();
    const clock = await this.clockAfter(tx, report, transition, at);
    const after = await this.write(tx, report, {
      action: step.action,
      actor: step.actor,
      at,
      words: { reason: step.reason, items: step.items },
      clause: step.clause,
      onTime: clock.onTime,
      changes: {
        state: transition.to,
        dueAt: clock.dueAt,
        pausedHalves: clock.pausedHalves,
        sortAt: clock.dueAt ?? at,
        itemsSealed: this.vault.sealItems(report, transition.to === 'returned' ? (step.items ?? []) : []),
        ...changesOf(step, report, at),
      },
    });
    await this.notify(tx, after, step);
    await this.onStep.run(tx, { report: after, transition, at });
    return after;
  }

  /** Writes a change that leaves the state as it is; the caller has locked the report. */
  change(tx: Tx, report: ReportRow, { action, actor, reason, changes }: Change): Promise<ReportRow> {
    const at = this.clock.now();
    return this.write(tx, report, { action, actor, at, words: { reason }, onTime: null, changes });
  }

  /** Adds a report with its first event: a draft, or what a department reported as recognised. */
  async begin(
    tx: Tx,
    report: ReportRow,
    { action, actor, reason }: Omit<Change, 'changes'>,
  ): Promise<ReportRow> {
    const at = this.clock.now();
    const step: ClockStep = { from: null, to: report.state, by: 'department', at };
    const [clock] =
      action === 'bulk'
        ? await this.clockOf.run(tx, { before: { dueAt: null, pausedHalves: null }, step })
        : [];
    const row = clock === undefined ? report : { ...report, dueAt: clock.dueAt, sortAt: clock.dueAt ?? at };
    await this.reports.add(tx, row);
    await this.addEvent(tx, row, { action, actor, at, words: { reason }, onTime: null, from: null });
    await this.reports.moveCount(tx, null, row);
    return row;
  }

  /** Adds what a department vouches for, many at once, each with its first event: in state `recognised`. */
  async beginBulk(
    tx: Tx,
    entries: readonly { report: ReportRow; reason?: string | undefined }[],
    actor: Actor,
  ): Promise<ReportRow[]> {
    const at = this.clock.now();
    const step: ClockStep = { from: null, to: 'recognised', by: 'department', at };
    const before = { dueAt: null, pausedHalves: null };
    const [clock] = await this.clockOf.run(tx, { before, step });
    const dueAt = clock?.dueAt ?? null;
    const reports = entries.map(({ report }) => ({ ...report, dueAt, sortAt: dueAt ?? at }));
    const first = { action: 'bulk', actor, at, onTime: null, from: null };
    const events = reports.map((report, index) =>
      this.eventOf(report, { ...first, words: { reason: entries[index]?.reason } }),
    );
    await this.reports.addAll(tx, reports);
    await this.reports.addEvents(tx, events);
    await this.reports.countNew(tx, reports);
    return reports;
  }

  /**
   * Locks a report for a change.
   *
   * @throws Problem `not-found`, `out-of-date` with the version in force and what happened since
   */
  async lockAt(tx: Tx, reportId: string, version: number | null): Promise<ReportRow> {
    const report = await this.reports.lock(tx, reportId);
    if (report === null) throw new Problem('not-found');
    if (version === null || version === report.version) return report;
    throw await this.outOfDate(tx, report, version);
  }

  /** The problem that says what happened since the version somebody saw. */
  async outOfDate(tx: Tx, report: ReportRow, seen: number | null): Promise<Problem> {
    const events = (await this.reports.events(tx, report.id)).filter(({ version }) => version > (seen ?? 0));
    const changes = events.map(({ action, actorUnit, toState }) =>
      action === 'put'
        ? '本人修改了内容'
        : `${actorUnit}：${eventText(action)}，现在是“${reportStateText[toState]}”`,
    );
    return new Problem('out-of-date', { version: report.version, changes: changes.slice(-10) });
  }

  private async refuseConflict(tx: Tx, report: ReportRow, { by, actor }: Step): Promise<void> {
    if (by !== 'department' && by !== 'office') return;
    if (actor.accountId === null) throw new Error('An officer has an account');
    const officer = { accountId: actor.accountId, personId: actor.personId ?? null };
    const conflict = conflictOf(officer, report, by, await this.reports.deciders(tx, report.id));
    if (conflict !== null) throw new Problem(conflict);
  }

  private async clockAfter(
    tx: Tx,
    report: ReportRow,
    { from, to, by }: Transition,
    at: Date,
  ): Promise<ReportClock & { onTime: boolean | null }> {
    const before = { dueAt: report.dueAt, pausedHalves: report.pausedHalves };
    const [clock] = await this.clockOf.run(tx, { before, step: { from, to, by, at } });
    return clock ?? { dueAt: null, pausedHalves: null, onTime: null };
  }

  private async write(
    tx: Tx,
    report: ReportRow,
    { changes, ...event }: Omit<EventOf, 'from'> & { changes: Partial<ReportRow> },
  ): Promise<ReportRow> {
    const written = { ...changes, version: report.version + 1, updatedAt: event.at };
    await this.reports.update(tx, report.id, written);
    const after = { ...report, ...written };
    await this.addEvent(tx, after, { ...event, from: report.state });
    await this.reports.moveCount(tx, report, after);
    return after;
  }

  private addEvent(tx: Tx, report: ReportRow, event: EventOf): Promise<void> {
    return this.reports.addEvent(tx, this.eventOf(report, event));
  }

  private eventOf(report: ReportRow, event: EventOf): ReportEvent {
    const id = newId(event.at);
    const { action, actor, at, words, clause, from, onTime } = event;
    return {
      id,
      reportId: report.id,
      version: report.version,
      at,
      action,
      fromState: from,
      toState: report.state,
      actorId: actor.accountId,
      actorUnit: actor.unit,
      actorLabel: actor.label,
      wordsSealed: this.vault.sealWords(report, 'report_event', id, JSON.stringify(words)),
      clause: clause === undefined || clause === '' ? null : clause,
      onTime: onTime === null ? null : Number(onTime),
    };
  }

  private async notify(tx: Tx, report: ReportRow, { action, actor, reason, clause }: Step): Promise<void> {
    if (report.accountId === null) return;
    const unit = action === 'submit' ? '有关部门' : actor.unit;
    const words = noticeWords(action, {
      number: report.number ?? '',
      unit,
      reason,
      mayAppeal: report.appeals === 0,
    });
    if (words === null) return;
    const message = { kind: 'report' as const, ...words, clause: clause || null, subjectId: report.id };
    await this.notices.notify(tx, report.accountId, message);
  }
}

interface EventOf {
  action: string;
  actor: Actor;
  at: Date;
  words: { reason?: string | undefined; items?: readonly ReturnItem[] | undefined };
  clause?: string | undefined;
  onTime: boolean | null;
  from: ReportRow['state'] | null;
}

/**
 * Steps that the table has and this report has not: a second appeal, and a supplement by nobody.
 *
 * @throws Problem `not-allowed-now`
 */
function refuseFutile(report: ReportRow, { action }: Transition): void {
  const { version } = report;
  if (action === 'appeal' && report.appeals > 0) {
    throw new Problem('not-allowed-now', { detail: '这件申报已经申诉过一次，不能再次申诉', version });
  }
  if (action === 'return' && report.accountId === null) {
    const detail = '这件申报由部门汇总报送，本人没有账号，不能退回补正；请与报送的部门核对';
    throw new Problem('not-allowed-now', { detail, version });
  }
}

/** What a step changes beside state and clock. */
function changesOf({ action, hoursTenths }: Step, report: ReportRow, at: Date): Partial<ReportRow> {
  switch (action) {
    case 'submit':
      return { submittedAt: report.submittedAt ?? at };
    case 'appeal':
      return { appeals: report.appeals + 1 };
    case 'send-back':
      return { sentBack: report.sentBack + 1 };
    case 'recognise':
      return hoursTenths === undefined ? {} : { hoursTenths };
    case 'confirm':
      return { confirmedAt: at };
    case 'withdraw':
      return { claimedBy: null, claimedUntil: null };
    default:
      return {};
  }
}
