import { shanghaiDate } from '../shanghai-time.ts';

const MANAGER_DAYS = 30;
const DAY_MS = 24 * 3600_000;

/**
 * Whether a redemption may still be voided: by a cashier on the same Shanghai day, by a manager
 * within thirty days. Our safeguard; no clause sets a limit.
 */
export function mayVoid(bookedAt: Date, at: Date, manager: boolean): boolean {
  if (manager) return at.getTime() - bookedAt.getTime() <= MANAGER_DAYS * DAY_MS;
  return shanghaiDate(bookedAt) === shanghaiDate(at);
}
