import type { ReportState } from '@benefit/shared/relief/report-state-rules';
import type { listReviewReports } from '@benefit/shared/relief/review-contract';
import type * as z from 'zod/mini';
import { fieldProblem } from '../../platform/problem.ts';
import type { Officer } from '../report/officer.service.ts';
import { QUEUE_STATES } from './queue-lanes.ts';
import type { QueueArea } from './queue-lanes.ts';
import type { QueuePlace } from './queue.repository.ts';

/** The filters of list and export, as they stand in the address. */
export type QueueQuery = Omit<z.infer<typeof listReviewReports.query>, 'cursor'>;

export const areaOf = ({ departmentIds, offices, cityOffice }: Officer): QueueArea => ({
  departmentIds,
  districts: offices.flatMap(({ area }) => area ?? []),
  cityOffice,
});

/**
 * The states that are asked for; null where it is left to the queue what waits.
 *
 * @throws Problem `invalid-request` where one is none that a queue shows
 */
export function readStates({ status, q }: QueueQuery): readonly ReportState[] | null {
  // who looks for one report wants it wherever it stands
  if (status === undefined || status === '') return readText(q) === '' ? null : QUEUE_STATES;
  const states = status.split(',').map((text) => QUEUE_STATES.find((state) => state === text));
  const known = states.filter((state) => state !== undefined);
  if (known.length === states.length) return [...new Set(known)];
  throw fieldProblem({ path: 'status', code: 'unknown-state', text: '没有这种办理状态，请重新选择' });
}

export const readText = (text: string | undefined): string => (text ?? '').normalize('NFC').trim();

/** The cursor of a page: where the one before ended. */
export const writeCursor = ({ sortAt, id }: QueuePlace): string =>
  Buffer.from(`${sortAt.getTime()}.${id}`).toString('base64url');

/** @throws Problem `invalid-request` when it is none */
export function readCursor(cursor: string | undefined): QueuePlace | null {
  if (cursor === undefined) return null;
  const [, time, id] = /^(\d{1,15})\.([0-9A-Z]{26})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (time !== undefined && id !== undefined && Number(time) < 8.64e15)
    return { sortAt: new Date(Number(time)), id };
  throw fieldProblem({ path: 'cursor', code: 'wrong-format', text: '翻页位置无效，请从第一页重新查看' });
}
