import { Injectable } from '@nestjs/common';
import type { ReportState } from '@benefit/shared/relief/report-state-rules';
import type { SqlValue, Tx } from '../../platform/database.ts';
import { instant, sqlInstant } from '../../platform/sql-values.ts';
import { all, any, filterCondition, laneCondition, lanesOf } from './queue-lanes.ts';
import type { Condition, Lane, QueueArea, QueueFilter } from './queue-lanes.ts';

/** A place in the queue: its order, then the id. */
export interface QueuePlace {
  sortAt: Date;
  id: string;
}

/** Which part of a list: so many places after one, or from the start. */
interface QueuePart {
  after: QueuePlace | null;
  limit: number;
}

/** One reading of one index; the union of an answer's branches is the answer. */
interface Branch extends Condition {
  index: string;
}

/**
 * The queue by SQL. Each lane is read from the index that has it in order, so that a page costs the
 * same however many reports there are; the indexes are named because neither engine would choose
 * them by itself among several.
 */
@Injectable()
export class QueueRepository {
  /** The first places after a given one, the most urgent first. */
  page(tx: Tx, area: QueueArea, filter: QueueFilter, part: QueuePart): Promise<QueuePlace[]> {
    return this.pageOf(tx, lanesOf(area, filter), filter, part);
  }

  /** The same of chosen lanes. */
  async pageOf(
    tx: Tx,
    lanes: readonly Lane[],
    filter: QueueFilter,
    { after, limit }: QueuePart,
  ): Promise<QueuePlace[]> {
    const branches = branchesOf(lanes, filter);
    if (branches.length === 0) return [];
    const beyond: Condition[] = after === null ? [] : [afterPlace(after)];
    const parts = branches.map(({ index, ...condition }) => {
      const where = all([condition, filterCondition(filter), ...beyond]);
      const sql = `SELECT id, sort_at FROM report ${hint(tx, index)} WHERE ${where.sql} ORDER BY sort_at, id LIMIT ${limit}`;
      return { sql: `SELECT * FROM (${sql}) b`, values: where.values };
    });
    // UNION, not UNION ALL: a report may lie in two lanes of one officer
    const rows = await tx.query<{ id: string; sort_at: string | Date }>(
      `${parts.map(({ sql }) => sql).join(' UNION ')} ORDER BY sort_at, id LIMIT ${limit}`,
      parts.flatMap(({ values }) => values),
    );
    return rows.map((row) => ({ id: row.id, sortAt: instant(row.sort_at) }));
  }

  /** How many reports a filter finds, by state. */
  counts(tx: Tx, area: QueueArea, filter: QueueFilter): Promise<Map<ReportState, number>> {
    const kept = filter.due === undefined && filter.claimed === undefined && filter.search === undefined;
    return kept ? this.keptCounts(tx, area, filter) : this.foundCounts(tx, area, filter);
  }

  /** The same in sum. */
  async count(tx: Tx, area: QueueArea, filter: QueueFilter): Promise<number> {
    const counts = await this.counts(tx, area, filter);
    return [...counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** From the rows that are kept with every transition: as many as there are combinations, not reports. */
  private async keptCounts(tx: Tx, area: QueueArea, filter: QueueFilter): Promise<Map<ReportState, number>> {
    const lanes = lanesOf(area, filter);
    if (lanes.length === 0) return new Map();
    const inLanes = any(lanes.map((lane) => laneCondition(lane, "department_id = ''")));
    const where = all([inLanes, filterCondition(filter)]);
    const rows = await tx.query<{ state: ReportState; found: number | string }>(
      `SELECT state, SUM(reports) AS found FROM report_count WHERE ${where.sql} GROUP BY state`,
      where.values,
    );
    return new Map(rows.map(({ state, found }) => [state, Number(found)]));
  }

  private async foundCounts(tx: Tx, area: QueueArea, filter: QueueFilter): Promise<Map<ReportState, number>> {
    const branches = branchesOf(lanesOf(area, filter), filter);
    if (branches.length === 0) return new Map();
    const counted = mayOverlap(area, filter) ? countOnce : countEach;
    const { sql, values } = counted(
      branches.map(({ index, ...condition }) => {
        const where = all([condition, filterCondition(filter)]);
        return { sql: `FROM report ${hint(tx, index)} WHERE ${where.sql}`, values: where.values };
      }),
    );
    const rows = await tx.query<{ state: ReportState; found: number | string }>(sql, values);
    const counts = new Map<ReportState, number>();
    for (const { state, found } of rows) counts.set(state, (counts.get(state) ?? 0) + Number(found));
    return counts;
  }
}

/** Whether a report can be found twice: by a name and a number, or in a department and in a district. */
const mayOverlap = ({ departmentIds, districts, cityOffice }: QueueArea, filter: QueueFilter): boolean =>
  filter.search !== undefined ||
  (filter.states !== null && !cityOffice && departmentIds.length > 0 && districts.length > 0);

/** Each reading counted by itself: by the index alone, whatever it holds. */
const countEach = (readings: readonly Condition[]): Condition => ({
  sql: readings.map(({ sql }) => `SELECT state, COUNT(*) AS found ${sql} GROUP BY state`).join(' UNION ALL '),
  values: readings.flatMap(({ values }) => values),
});

/** Reports counted once, in however many readings they are. */
const countOnce = (readings: readonly Condition[]): Condition => ({
  sql: `SELECT state, COUNT(*) AS found FROM (${readings.map(({ sql }) => `SELECT id, state ${sql}`).join(' UNION ')}) f GROUP BY state`,
  values: readings.flatMap(({ values }) => values),
});

/**
 * The readings that find a filter's reports: a name or number and a claim have indexes of their own
 * with few rows, under the lanes as a condition; everything else is read lane by lane.
 */
function branchesOf(lanes: readonly Lane[], filter: QueueFilter): Branch[] {
  if (lanes.length === 0) return [];
  const inLanes = any(lanes.map((lane) => laneCondition(lane)));
  const { search } = filter;
  if (search !== undefined) {
    const { number, nameHash, documentHashes } = search;
    const marks = documentHashes.map(() => '?').join(', ');
    const found: Branch[] = [
      { index: 'ux_report_number', sql: 'number = ?', values: [number] },
      { index: 'ix_report_name_hash', sql: 'name_hash = ?', values: [nameHash] },
      {
        index: 'ix_report_document_hash_campaign_id',
        sql: `document_hash IN (${marks})`,
        values: documentHashes,
      },
    ];
    return found.map(({ index, ...condition }) => ({ index, ...all([condition, inLanes]) }));
  }
  if (filter.claimed !== undefined) return [{ index: 'ix_report_claimed_until_claimed_by', ...inLanes }];
  return lanes.map((lane) => laneCondition(lane));
}

const hint = (tx: Tx, index: string): string =>
  tx.engine === 'sqlite' ? `INDEXED BY ${index}` : `FORCE INDEX (${index})`;

const afterPlace = ({ sortAt, id }: QueuePlace): Condition => {
  const at: SqlValue = sqlInstant(sortAt);
  return { sql: 'sort_at >= ? AND (sort_at > ? OR id > ?)', values: [at, at, id] };
};
