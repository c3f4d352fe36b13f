import { PROBLEMS, problemType } from '@benefit/shared/problem';
import type { FieldError, ProblemBody, ProblemCode } from '@benefit/shared/problem';

/** What a problem may say beyond its code; see the members of `ProblemBody`. */
export type ProblemFacts = Partial<
  Pick<
    ProblemBody,
    | 'detail'
    | 'errors'
    | 'clause'
    | 'fixableBy'
    | 'retry'
    | 'availableAt'
    | 'usedAt'
    | 'venueName'
    | 'version'
    | 'changes'
  >
> & { retryAfterSeconds?: number };

/** A failure the caller can act on. Anything else that is thrown is a bug and answers 500. */
export class Problem extends Error {
  override name = 'Problem';

  constructor(
    readonly code: ProblemCode,
    readonly facts: ProblemFacts = {},
    options?: { cause?: unknown },
  ) {
    super(`${code}: ${facts.detail ?? PROBLEMS[code].title}`, options);
  }

  /** The answer as RFC 9457 has it. */
  toBody(requestId: string): ProblemBody {
    const { title, status } = PROBLEMS[this.code];
    const { retryAfterSeconds: _header, detail, ...facts } = this.facts;
    return {
      type: problemType(this.code),
      title,
      status,
      code: this.code,
      detail: detail ?? title,
      requestId,
      ...facts,
    };
  }
}

/** A problem with one field of the request. */
export const fieldProblem = (error: FieldError): Problem =>
  new Problem('invalid-request', { errors: [error] });
