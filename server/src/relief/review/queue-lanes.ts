import { REPORT_STATES, WAITING_STATES } from '@benefit/shared/relief/report-state-rules';
import type { ReportState } from '@benefit/shared/relief/report-state-rules';
import type { SqlValue } from '../../platform/database.ts';
import { sqlInstant } from '../../platform/sql-values.ts';

/** Where an officer decides; what the queue may show follows from it alone. */
export interface QueueArea {
  departmentIds: readonly string[];
  /** Districts of offices of a county or zone. */
  districts: readonly string[];
  cityOffice: boolean;
}

/** The filters of a list, count or export, with names and numbers as their hashes. */
export interface QueueFilter {
  campaignId?: string;
  categoryCode?: string;
  district?: string;
  /** Null: what waits for this officer. */
  states: readonly ReportState[] | null;
  /** Due in this span, both ends included; open where an end is not given. */
  due?: { from?: Date; until: Date };
  /** Claimed by this account at this instant. */
  claimed?: { by: string; at: Date };
  unassigned: boolean;
  search?: { number: string; nameHash: string; documentHashes: readonly string[] };
}

/** What a queue can show at all: neither what was not handed in nor what was taken back. */
export const QUEUE_STATES: readonly ReportState[] = REPORT_STATES.filter(
  (state) => state !== 'draft' && state !== 'withdrawn',
);

const WAITS: ReadonlySet<ReportState> = new Set(WAITING_STATES);

/** Reports of one area in one state: what one index has in the queue's order. */
export interface Lane {
  state: ReportState;
  /** null stands for the whole city. */
  area: { departmentId: string } | { district: string } | null;
  /** Only what is in no department's hands. */
  unassigned: boolean;
}

/** The lanes of an officer that a filter leaves; none may be empty-handed. */
export function lanesOf(
  area: QueueArea,
  filter: Pick<QueueFilter, 'states' | 'unassigned' | 'district' | 'due'>,
): Lane[] {
  const departments = area.departmentIds.map((departmentId) => ({ departmentId }));
  const offices = area.cityOffice ? [null] : area.districts.map((district) => ({ district }));
  const lanes = (
    areas: readonly Lane['area'][],
    states: readonly ReportState[],
    unassigned = false,
  ): Lane[] => areas.flatMap((one) => states.map((state) => ({ state, area: one, unassigned })));
  let found: Lane[];
  if (filter.states === null) {
    found = [
      ...(filter.unassigned ? [] : lanes(departments, ['submitted', 'accepted'])),
      ...(filter.unassigned ? [] : lanes(offices, ['recognised', 'appealed'])),
      ...lanes(offices, ['submitted'], true),
    ];
  } else if (filter.unassigned) {
    found = lanes(offices, filter.states, true);
  } else {
    // the city's office sees what its departments see
    found = lanes(area.cityOffice ? offices : [...departments, ...offices], filter.states);
  }
  // a limit runs for what waits, and for nothing else
  const limited = filter.due === undefined ? found : found.filter(({ state }) => WAITS.has(state));
  return limited.flatMap((lane) => narrowed(lane, filter.district));
}

/** A lane of the whole city, cut to the district asked for; none where it is of another district. */
function narrowed(lane: Lane, district: string | undefined): Lane[] {
  if (district === undefined || (lane.area !== null && 'departmentId' in lane.area)) return [lane];
  if (lane.area !== null && lane.area.district !== district) return [];
  return [{ ...lane, area: { district } }];
}

/** A piece of a WHERE with its values. */
export interface Condition {
  sql: string;
  values: readonly SqlValue[];
}

export const all = (conditions: readonly Condition[]): Condition => joined(conditions, ' AND ', '1 = 1');
export const any = (conditions: readonly Condition[]): Condition => joined(conditions, ' OR ', '1 = 0');

function joined(conditions: readonly Condition[], word: string, empty: string): Condition {
  if (conditions.length === 0) return { sql: empty, values: [] };
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(word),
    values: conditions.flatMap(({ values }) => values),
  };
}

/**
 * The lane as a condition, and the index that has it in the queue's order.
 *
 * @param noDepartment how the table says that no department has a report
 */
export function laneCondition(
  { state, area, unassigned }: Lane,
  noDepartment = 'department_id IS NULL',
): Condition & { index: string } {
  const inState: Condition = { sql: 'state = ?', values: [state] };
  const nobodys: Condition[] = unassigned ? [{ sql: noDepartment, values: [] }] : [];
  if (area !== null && 'departmentId' in area) {
    const own = { sql: 'department_id = ?', values: [area.departmentId] };
    return { ...all([own, inState]), index: 'ix_report_department_id_state_sort_at_id' };
  }
  if (area !== null) {
    const inDistrict = { sql: 'district = ?', values: [area.district] };
    return { ...all([inDistrict, inState, ...nobodys]), index: 'ix_report_district_state_sort_at_id' };
  }
  const index = unassigned ? 'ix_report_department_id_state_sort_at_id' : 'ix_report_state_sort_at_id';
  return { ...all([...nobodys, inState]), index };
}

/** What a filter asks for beyond the lanes. */
export function filterCondition(filter: QueueFilter): Condition {
  const conditions: Condition[] = [];
  const equal = (column: string, value: string | undefined): void => {
    if (value !== undefined) conditions.push({ sql: `${column} = ?`, values: [value] });
  };
  equal('campaign_id', filter.campaignId);
  equal('category_code', filter.categoryCode);
  equal('district', filter.district);
  if (filter.due !== undefined) conditions.push(dueCondition(filter.due));
  if (filter.claimed !== undefined) {
    const { by, at } = filter.claimed;
    conditions.push({ sql: 'claimed_by = ? AND claimed_until > ?', values: [by, sqlInstant(at)] });
  }
  return all(conditions);
}

/** What waits is sorted by its limit, so that the span is one of the queue's index and needs no row. */
function dueCondition({ from, until }: { from?: Date; until: Date }): Condition {
  const span: Condition[] = [{ sql: 'sort_at <= ?', values: [sqlInstant(until)] }];
  if (from !== undefined) span.push({ sql: 'sort_at >= ?', values: [sqlInstant(from)] });
  return all(span);
}
