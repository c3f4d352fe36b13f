import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { API_PREFIX, IDEMPOTENCY_HEADER, TERMINAL_HEADER } from '@benefit/shared/endpoint';
import type { Endpoint } from '@benefit/shared/endpoint';
import { PROBLEMS, PROBLEM_CODES, problemType } from '@benefit/shared/problem';
import { REFUSALS, REFUSAL_CODES } from '@benefit/shared/refusal';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { contractEndpoints, nameOf } from './support/endpoints.ts';

const FEATURES = [
  'platform',
  'identity',
  'files',
  'enterprise',
  'pass',
  'ledger',
  'relief',
  'venue',
  'counter',
  'demo',
];

interface Operation {
  summary: string;
  tags: string[];
  security?: object[];
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>;
}
type Schema = Record<string, unknown>;

describe("the API's description", () => {
  let t: TestApp;
  let document: { openapi: string; paths: Record<string, Record<string, Operation>>; components: Schema };
  let endpoints: Endpoint[];

  beforeAll(async () => {
    t = await startApp();
    document = (await t.api.get('/api/openapi.json')).body;
    endpoints = await contractEndpoints();
  });
  afterAll(() => t.close());

  const operationOf = (endpoint: Endpoint): Operation => {
    const operation = document.paths[`${API_PREFIX}${endpoint.path}`]?.[endpoint.method.toLowerCase()];
    if (operation === undefined) throw new Error(`${nameOf(endpoint)} is not described`);
    return operation;
  };

  /** What a schema is in JSON Schema, with a fixed value as the list of one that OpenAPI tools read. */
  const described = (schema: z.core.$ZodType, io: 'input' | 'output'): unknown =>
    JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io })), (key, value: unknown) => {
      if (key === '$schema' || typeof value !== 'object' || value === null || !('const' in value)) {
        return key === '$schema' ? undefined : value;
      }
      const { const: only, ...rest } = value;
      return { ...rest, enum: [only] };
    });

  it('is OpenAPI 3.1 and names every call of the contracts, and no other', () => {
    expect(document.openapi).toBe('3.1.0');
    const named = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace(API_PREFIX, '')}`),
    );
    expect(named.sort()).toEqual(endpoints.map(nameOf).sort());
  });

  it('says of each what it is for, of which feature, and who may call it', () => {
    for (const endpoint of endpoints) {
      const { summary, tags, security, parameters = [] } = operationOf(endpoint);
      expect(summary).toBe(endpoint.summary);
      expect(tags).toHaveLength(1);
      expect(FEATURES).toContain(tags[0]);
      expect([nameOf(endpoint), security]).toEqual([
        nameOf(endpoint),
        endpoint.access === 'anyone' ? undefined : [{ bearer: [] }],
      ]);
      const named = (kind: string) => parameters.filter((parameter) => parameter.in === kind);
      expect(named('header').map(({ name }) => name)).toEqual(
        expect.arrayContaining([
          ...(endpoint.terminal ? [TERMINAL_HEADER] : []),
          ...(endpoint.idempotent ? [IDEMPOTENCY_HEADER] : []),
        ]),
      );
      const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(named('path').map(({ name }) => name)).toEqual(inPath);
    }
  });

  it('gives the schema of each body and each answer, word for word', () => {
    for (const endpoint of endpoints) {
      const { requestBody, responses } = operationOf(endpoint);
      const body = requestBody?.content['application/json']?.schema;
      expect([nameOf(endpoint), body]).toEqual([
        nameOf(endpoint),
        endpoint.request === undefined ? undefined : described(endpoint.request, 'input'),
      ]);
      const statuses = Object.keys(responses).filter((status) => status !== 'default');
      expect(statuses).toEqual([...(endpoint.idempotent ? ['200'] : []), String(endpoint.status)]);
      for (const status of statuses) {
        const answer = responses[status]?.content?.['application/json']?.schema;
        expect([nameOf(endpoint), answer]).toEqual([
          nameOf(endpoint),
          endpoint.response === null ? undefined : described(endpoint.response, 'output'),
        ]);
      }
    }
  });

  it('gives each member of a query by name', () => {
    for (const endpoint of endpoints) {
      const query = (operationOf(endpoint).parameters ?? []).filter((parameter) => parameter.in === 'query');
      const { properties = {} } = (
        endpoint.query === undefined ? {} : described(endpoint.query, 'input')
      ) as { properties?: Record<string, Schema> };
      expect([nameOf(endpoint), query.map(({ name }) => name).sort()]).toEqual([
        nameOf(endpoint),
        Object.keys(properties).sort(),
      ]);
      for (const { name, schema } of query) expect(schema).toEqual(properties[name]);
    }
  });

  it('says how every call fails', () => {
    for (const endpoint of endpoints) {
      expect(operationOf(endpoint).responses['default']?.content).toEqual({
        'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
      });
    }
    const { Problem } = document.components['schemas'] as Record<string, { properties: Schema }>;
    expect(Problem?.properties['code']).toEqual({ type: 'string', enum: PROBLEM_CODES });
  });

  it('names nothing that it does not say', () => {
    const names = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    for (const [, name] of names) expect(document.components['schemas']).toHaveProperty(name ?? '');
    expect(Object.keys(document.components['schemas'] as Schema)).toEqual(['Problem']);
  });

  it('has a page whose scripts and styles all come from here and are let run', async () => {
    const page = await t.api.get('/api/docs');
    expect(page.status).toBe(200);
    const html = page.body as string;
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>\s*\S/); // the policy lets no inline script run
    expect(html).not.toMatch(/\son\w+=/);
    const assets = [...html.matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, address]) => address ?? '');
    expect(assets.length).toBeGreaterThan(3);
    for (const address of assets) {
      const { origin, pathname } = new URL(address, `${t.api.base}/api/docs`);
      expect(origin).toBe(t.api.base);
      expect([pathname, (await fetch(`${origin}${pathname}`)).status]).toEqual([pathname, 200]);
    }
  });

  it('leads from the type of each problem to its place on a page', async () => {
    const page = await t.api.get('/api/docs/problems');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    for (const code of PROBLEM_CODES) {
      const [address, anchor] = problemType(code).split('#');
      expect(address).toBe('/api/docs/problems');
      expect(page.body).toContain(`id="${anchor}"`);
    }
  });
});

describe('docs/problems.md', () => {
  const text = readFileSync(path.join(import.meta.dirname, '../../docs/problems.md'), 'utf8');
  const tables = text.split(/^## /m);
  const rowsOf = (title: string): string[][] =>
    (tables.find((table) => table.startsWith(title)) ?? '')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim().replaceAll('`', '')),
      );

  it('lists every problem with its status and title', () => {
    expect(rowsOf('Problems')).toEqual(
      PROBLEM_CODES.map((code) => [code, String(PROBLEMS[code].status), PROBLEMS[code].title]),
    );
  });

  it('lists every refusal with its text, remedy and clause', () => {
    expect(rowsOf('Refusals')).toEqual(
      REFUSAL_CODES.map((code) => {
        const { text: said, fixableBy, retry, when, clause } = REFUSALS[code];
        return [code, said, fixableBy, retry ? 'yes' : 'no', when, clause];
      }),
    );
  });
});
