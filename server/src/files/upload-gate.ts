import { Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SessionService } from '../identity/session.service.ts';
import { answerProblem } from '../platform/problem-filter.ts';
import { Problem } from '../platform/problem.ts';
import { RateLimits } from '../platform/rate-limits.ts';
import { UploadProtocol } from './upload-protocol.ts';

const BEARER = /^Bearer ([A-Za-z0-9_-]{1,200})$/;
const ID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** Lets requests of uploads through to the protocol: with a session, within the limits, and under an id of ours. */
@Injectable()
export class UploadGate {
  private readonly logger = new Logger(UploadGate.name);

  constructor(
    private readonly sessions: SessionService,
    private readonly limits: RateLimits,
    private readonly protocol: UploadProtocol,
  ) {}

  /** Answers one request, with a problem where something is wrong; never throws. */
  async pass(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    try {
      const { status, headers } = await this.answer(request);
      return reply.status(status).headers(headers).send();
    } catch (error) {
      void reply.header('tus-resumable', '1.0.0');
      if (answerProblem(error, request, reply) >= 500) this.logger.error(error);
      return reply;
    }
  }

  private async answer(request: FastifyRequest) {
    await this.limits.admit('address', request.ip);
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw new Problem('session-required');
    const principal = await this.sessions.principalOf(token);
    await this.limits.admit('uploads', principal.accountId);
    const { id } = request.params as { id?: string };
    if (id !== undefined && !ID.test(id)) throw new Problem('not-found');
    return this.protocol.answer({
      principal,
      method: methodOf(request, id !== undefined),
      evidenceId: id ?? null,
      headers: headersOf(request),
      body: request.raw,
    });
  }
}

/** WeChat cannot send PATCH, nor some proxies HEAD: a POST to an upload says what it stands for. */
function methodOf({ method, headers }: FastifyRequest, ofUpload: boolean): string {
  const override = headers['x-http-method-override'];
  if (method !== 'POST' || !ofUpload) return method;
  if (override === 'PATCH' || override === 'HEAD') return override;
  throw new Problem('malformed-request');
}

function headersOf({ headers }: FastifyRequest): Headers {
  const named = Object.entries(headers).filter(([, value]) => typeof value === 'string');
  return new Headers(named as [string, string][]);
}
