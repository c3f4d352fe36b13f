import { Injectable } from '@nestjs/common';
import type { ReportState } from '@benefit/shared/relief/report-state-rules';
import type { Tx } from '../../platform/database.ts';
import { instant, sqlInstant } from '../../platform/sql-values.ts';
import { any, laneCondition, lanesOf } from './queue-lanes.ts';
import type { QueueArea } from './queue-lanes.ts';

/** What ends a step of an officer: returning does not, it only pauses. */
const CONCLUDED = `(action IN ('not-accept', 'recognise', 'decline', 'confirm', 'send-back')
  OR (action = 'accept' AND from_state = 'appealed'))`;

/** What starts a step, pauses it, or lets it go on. */
const STEP_ACTIONS = "('submit', 'return', 'recognise', 'bulk', 'send-back', 'appeal', 'accept')";

/** One thing that happened to a report, as far as its clock is concerned. */
export interface ClockEvent {
  reportId: string;
  version: number;
  at: Date;
  from: ReportState | null;
  to: ReportState;
}

interface EventSql {
  report_id: string;
  version: number;
  at: string | Date;
  from_state: ReportState | null;
  to_state: ReportState;
}

/** Numbers of the desk's first page that are not of the queue itself. */
@Injectable()
export class SummaryRepository {
  /** Steps that these units concluded in a span, and how many of those with a limit kept it. */
  async concluded(
    tx: Tx,
    units: readonly string[],
    { from, until }: { from: Date; until: Date },
  ): Promise<{ all: number; limited: number; within: number }> {
    const [row] = await tx.query<Record<'found' | 'limited' | 'within_limit', number | string | null>>(
      `SELECT COUNT(*) AS found, COUNT(on_time) AS limited, SUM(on_time) AS within_limit
         FROM report_event
        WHERE actor_unit IN (${marks(units)}) AND at >= ? AND at < ? AND ${CONCLUDED}`,
      [...units, sqlInstant(from), sqlInstant(until)],
    );
    return {
      all: Number(row?.found ?? 0),
      limited: Number(row?.limited ?? 0),
      within: Number(row?.within_limit ?? 0),
    };
  }

  /** The steps that these units concluded last, the newest first. */
  async lastConcluded(tx: Tx, units: readonly string[], from: Date, limit: number): Promise<ClockEvent[]> {
    const rows = await tx.query<EventSql>(
      `SELECT report_id, version, at, from_state, to_state FROM report_event
        WHERE actor_unit IN (${marks(units)}) AND at >= ? AND ${CONCLUDED}
        ORDER BY at DESC LIMIT ${limit}`,
      [...units, sqlInstant(from)],
    );
    return rows.map(read);
  }

  /** What moved the clocks of these reports, in order. */
  async clockEvents(tx: Tx, reportIds: readonly string[]): Promise<ClockEvent[]> {
    if (reportIds.length === 0) return [];
    const rows = await tx.query<EventSql>(
      `SELECT report_id, version, at, from_state, to_state FROM report_event
        WHERE report_id IN (${marks(reportIds)}) AND action IN ${STEP_ACTIONS}
        ORDER BY report_id, version`,
      reportIds,
    );
    return rows.map(read);
  }

  /** Reports of an area that got their number in a span of numbers. */
  async numbered(tx: Tx, area: QueueArea, { from, until }: { from: string; until: string }): Promise<number> {
    const places: string[] = area.cityOffice ? ['1 = 1'] : [];
    if (area.departmentIds.length > 0) places.push(`department_id IN (${marks(area.departmentIds)})`);
    if (area.districts.length > 0) places.push(`district IN (${marks(area.districts)})`);
    if (places.length === 0) return 0;
    const [row] = await tx.query<{ found: number | string }>(
      `SELECT COUNT(*) AS found FROM report WHERE number >= ? AND number < ? AND (${places.join(' OR ')})`,
      [from, until, ...area.departmentIds, ...area.districts],
    );
    return Number(row?.found ?? 0);
  }

  /** Who holds what waits, by state. */
  async inHand(tx: Tx, area: QueueArea, at: Date): Promise<{ state: ReportState; label: string }[]> {
    const lanes = lanesOf(area, { states: null, unassigned: false });
    if (lanes.length === 0) return [];
    const inLanes = any(lanes.map((lane) => laneCondition(lane)));
    return tx.query<{ state: ReportState; label: string }>(
      `SELECT DISTINCT f.state, a.label
         FROM (SELECT state, claimed_by FROM report WHERE claimed_until > ? AND (${inLanes.sql})) f
         JOIN account a ON a.id = f.claimed_by
        ORDER BY a.label`,
      [sqlInstant(at), ...inLanes.values],
    );
  }

  /** When a report was handed in. */
  async submittedAt(tx: Tx, reportId: string): Promise<Date | null> {
    const [row] = await tx.query<{ submitted_at: string | Date | null }>(
      'SELECT submitted_at FROM report WHERE id = ?',
      [reportId],
    );
    return row?.submitted_at == null ? null : instant(row.submitted_at);
  }
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

const read = (row: EventSql): ClockEvent => ({
  reportId: row.report_id,
  version: row.version,
  at: instant(row.at),
  from: row.from_state,
  to: row.to_state,
});
