import { API_PREFIX } from '@benefit/shared/endpoint';
import type { Endpoint } from '@benefit/shared/endpoint';
import { ProblemBody } from '@benefit/shared/problem';
import Taro from '@tarojs/taro';
import * as z from 'zod/mini';
import { apiOrigin } from './api-address';
import { noteAnswer } from './online';

/**
 * Why a call has no value. `offline`: no answer arrived; the server may or may not have done the
 * work. `unexpected`: an answer that the contract does not know, which is a bug on one side.
 */
export type Failure =
  { kind: 'problem'; problem: ProblemBody } | { kind: 'offline' } | { kind: 'unexpected'; detail: string };

export type Result<T> = { ok: true; value: T; status: number } | { ok: false; failure: Failure };

export type Answer<E extends Endpoint> = E['response'] extends z.core.$ZodType
  ? z.output<E['response']>
  : null;

export interface CallOptions {
  params?: Record<string, string>;
  query?: Record<string, string | undefined>;
  body?: object;
  headers?: Record<string, string>;
}

const TIMEOUT_MS = 10_000;

/** One request and its checked answer. Never rejects. */
export async function transport<E extends Endpoint>(
  endpoint: E,
  options: CallOptions,
): Promise<Result<Answer<E>>> {
  try {
    const response = await Taro.request<unknown>({
      url: apiOrigin + API_PREFIX + pathOf(endpoint, options),
      method: endpoint.method,
      // WeChat states JSON with or without a body, and an empty body is no JSON.
      data: endpoint.method === 'GET' ? undefined : (options.body ?? {}),
      header: options.headers ?? {},
      timeout: TIMEOUT_MS,
    });
    noteAnswer(true);
    return resultOf(endpoint, response.statusCode, response.data);
  } catch {
    // Whatever the platform rejects with, no answer arrived.
    noteAnswer(false);
    return { ok: false, failure: { kind: 'offline' } };
  }
}

function resultOf<E extends Endpoint>(endpoint: E, status: number, content: unknown): Result<Answer<E>> {
  if (status < 200 || status >= 300) return { ok: false, failure: failureOf(endpoint, status, content) };
  // The conditional type of an answer cannot be followed by the compiler; the schema is what decides.
  if (!endpoint.response) return { ok: true, value: null as Answer<E>, status };
  const read = z.safeParse(endpoint.response, content);
  if (read.success) return { ok: true, value: read.data as Answer<E>, status };
  const paths = read.error.issues.map((issue) => issue.path.join('.')).join(', ');
  return unexpected(endpoint, `answer differs from its contract at ${paths}`);
}

function failureOf(endpoint: Endpoint, status: number, content: unknown): Failure {
  const read = z.safeParse(ProblemBody, content);
  if (read.success) return { kind: 'problem', problem: read.data };
  // A proxy's own page on the way, as while the server starts anew.
  if (status === 502 || status === 503 || status === 504) return { kind: 'offline' };
  return unexpected(endpoint, `status ${status} without a problem`).failure;
}

function unexpected(endpoint: Endpoint, detail: string): { ok: false; failure: Failure } {
  return {
    ok: false,
    failure: { kind: 'unexpected', detail: `${endpoint.method} ${endpoint.path}: ${detail}` },
  };
}

function pathOf(endpoint: Endpoint, { params = {}, query = {} }: CallOptions): string {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}
