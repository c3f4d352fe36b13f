import { fieldProblem } from './problem.ts';

/** Crockford's 26 characters; the first one holds three bits. */
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/**
 * Refuses what a client made for an id and is none, before anything is kept under it.
 *
 * @param path the parameter that names it
 * @param what it is the id of, in Chinese
 * @throws Problem `invalid-request`
 */
export function requireMadeId(id: string, path: string, what: string): void {
  if (!ULID.test(id)) throw fieldProblem({ path, code: 'wrong-format', text: `${what}编号应为 26 位 ULID` });
}
