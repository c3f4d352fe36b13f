import { API_PREFIX, IDEMPOTENCY_HEADER, TERMINAL_HEADER } from '@benefit/shared/endpoint';

/** An answer as it came: nothing is parsed away. */
export interface Answer {
  status: number;
  headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look at what came, whatever it is
  body: any;
}

export interface CallOptions {
  token?: string | undefined;
  terminal?: string | undefined;
  key?: string | undefined;
  body?: unknown;
}

/** Calls the API over HTTP, as any client would. */
export class Api {
  constructor(readonly base: string) {}

  async call(
    method: string,
    path: string,
    { token, terminal, key, body }: CallOptions = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.base}${path.startsWith('/api') ? '' : API_PREFIX}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(terminal === undefined ? {} : { [TERMINAL_HEADER]: terminal }),
        ...(key === undefined ? {} : { [IDEMPOTENCY_HEADER]: key }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  }

  get(path: string, options?: CallOptions): Promise<Answer> {
    return this.call('GET', path, options);
  }

  post(path: string, body?: unknown, options?: CallOptions): Promise<Answer> {
    return this.call('POST', path, { ...options, body });
  }

  delete(path: string, options?: CallOptions): Promise<Answer> {
    return this.call('DELETE', path, options);
  }
}
