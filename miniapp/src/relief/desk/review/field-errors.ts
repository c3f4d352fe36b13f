import type { Failure } from '../../../platform/call';

/** What the server says of one field, by its path in the body. */
export function errorAt(failure: Failure | null, path: string): string | undefined {
  if (failure?.kind !== 'problem') return undefined;
  return failure.problem.errors?.find((error) => error.path === path)?.text;
}
