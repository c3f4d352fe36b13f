import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from './support/api.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { RELIEF_ROWS } from './support/relief-access.ts';
import type { ReliefRow } from './support/relief-access.ts';
import { RELIEF_CALLERS, ReliefSides } from './support/relief-sides.ts';
import type { ReliefCaller, Thing } from './support/relief-sides.ts';

/** That these are all calls there are is said in `access.int.test.ts`. */
describe('access', () => {
  let t: TestApp;
  let sides: ReliefSides;

  beforeAll(async () => {
    t = await startApp();
    sides = await ReliefSides.make(t);
  });
  afterAll(() => t.close());

  it.each(RELIEF_ROWS.map((row) => ({ row, name: nameOf(row) })))(
    'to $name is for those it is for',
    async ({ row }) => {
      const { about = 'nothing', whose = 'own', each, expected } = row;
      const shared = await sides.make(about, whose);
      const outcomes: Partial<Record<ReliefCaller, unknown>> = {};
      for (const caller of RELIEF_CALLERS) {
        const thing = each === true ? await sides.make(about, whose) : shared;
        outcomes[caller] = outcomeOf(await callAs(caller, row, thing), row, thing);
      }
      const refused = Object.fromEntries(
        RELIEF_CALLERS.map((caller) => [
          caller,
          caller === 'anonymous' ? 'session-required' : 'role-required',
        ]),
      );
      expect(outcomes).toEqual({ ...refused, ...expected });
    },
  );

  function callAs(
    caller: ReliefCaller,
    { call, query, body, send }: ReliefRow,
    thing: Thing,
  ): Promise<Answer> {
    const token = sides.tokens[caller];
    const [method = '', pattern = ''] = call.split(' ');
    const path = pattern.replace(/\{(\w+)\}/g, (_, key: string) => idOf(thing, key));
    const address = query === undefined ? path : `${path}?${query(sides, thing)}`;
    if (send !== undefined) return send(sides, address, token);
    return t.api.call(method, address, { token, body: body?.(sides, thing) });
  }
});

function nameOf({ call, about, whose }: ReliefRow): string {
  return [call, about === undefined ? '' : ` (${about})`, whose === 'other' ? " of another's" : ''].join('');
}

function outcomeOf({ status, body }: Answer, { seen }: ReliefRow, thing: Thing): unknown {
  if (status === 401 || status === 403) return body.code;
  return status < 300 && seen !== undefined ? seen(body, thing) : status;
}

function idOf({ ids }: Thing, key: string): string {
  const id = ids[key];
  if (id === undefined) throw new Error(`There is no ${key}`);
  return id;
}
