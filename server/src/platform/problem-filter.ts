import { Catch, HttpException, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemCode } from '@benefit/shared/problem';
import { isDatabaseGone, isStorageFull, isTransient } from './sql-errors.ts';
import { Problem } from './problem.ts';

/** Problems for what the web server itself refuses, by status. */
const BY_STATUS: Partial<Record<number, ProblemCode>> = {
  400: 'malformed-request',
  401: 'session-required',
  403: 'role-required',
  404: 'not-found',
  413: 'body-too-large',
  415: 'unsupported-media-type',
  422: 'invalid-request',
  429: 'too-many-requests',
  503: 'unavailable',
};

/** The one place where a failure becomes an answer: `application/problem+json`, always. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const status = answerProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
    if (status >= 500) this.logger.error(error);
  }
}

/** Answers with the problem that a failure is, and says its status; also for what the router itself refuses. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): number {
  const problem = toProblem(error);
  const body = problem.toBody(String(request.id));
  if (reply.sent) return body.status;
  if (problem.facts.retryAfterSeconds !== undefined) {
    void reply.header('retry-after', String(problem.facts.retryAfterSeconds));
  }
  void reply.status(body.status).type('application/problem+json; charset=utf-8').send(body);
  return body.status;
}

/** Names the failure: ours as it is, the web server's by status, a full disk, a lost or crowded database; else a bug. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const status = error instanceof HttpException ? error.getStatus() : fastifyStatus(error);
  const code = status === undefined ? undefined : codeOf(status);
  if (code !== undefined) return new Problem(code, {}, { cause: error });
  if (isStorageFull(error)) return new Problem('storage-full', {}, { cause: error });
  if (isDatabaseGone(error) || isTransient(error))
    return new Problem('unavailable', { retry: true }, { cause: error });
  return new Problem('internal-error', {}, { cause: error });
}

/** Any other fault of the client's is a request that makes no sense. */
const codeOf = (status: number): ProblemCode | undefined =>
  BY_STATUS[status] ?? (status < 500 ? 'malformed-request' : undefined);

/** Fastify marks what the client did wrong with a status of its own, 4xx. */
function fastifyStatus(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' && error.statusCode < 500 ? error.statusCode : undefined;
}
