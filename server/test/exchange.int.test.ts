import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ExchangeService } from '../src/exchange/exchange.service.ts';
import { FieldCipher } from '../src/platform/crypto/field-cipher.ts';
import { OutboxService } from '../src/platform/outbox.service.ts';
import { startApp, startOn } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { Relief } from './support/relief.ts';

describe('the exchange', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await startApp();
  });
  afterAll(() => t.close());

  const leave = (topic: string, body: Record<string, string> = {}) =>
    t.database.write((tx) => t.app.get(OutboxService).leave(tx, topic, body, t.clock.now()));
  const rows = (topic: string) =>
    t.database.read((tx) =>
      tx.query<{ attempts: number; last_error: string | null; delivered_at: unknown }>(
        'SELECT attempts, last_error, delivered_at FROM outbox WHERE topic = ? ORDER BY id',
        [topic],
      ),
    );

  it('tries again what failed, later and later, and says why', async () => {
    const exchange = t.app.get(ExchangeService);
    let tries = 0;
    exchange.deliver('test.fails-twice', () => {
      tries++;
      return tries < 3 ? Promise.reject(new TypeError('不应出现在记录里的内容')) : Promise.resolve();
    });
    await leave('test.fails-twice');
    await exchange.drain();
    expect(await rows('test.fails-twice')).toEqual([
      { attempts: 1, last_error: 'TypeError', delivered_at: null },
    ]);
    await exchange.drain();
    expect(tries).toBe(1);
    t.clock.advance(3_600_000);
    await exchange.drain();
    t.clock.advance(3_600_000);
    await exchange.drain();
    const [row] = await rows('test.fails-twice');
    expect([tries, row?.attempts, row?.last_error, row?.delivered_at === null]).toEqual([3, 3, null, false]);
    t.clock.advance(3_600_000);
    await exchange.drain();
    expect(tries).toBe(3);
  });

  it('delivers what stands behind a message that nobody takes', async () => {
    const exchange = t.app.get(ExchangeService);
    const taken: string[] = [];
    exchange.deliver('test.poison', ({ body }) => {
      if (body['n'] === '1') return Promise.reject(new Error('never'));
      taken.push(body['n'] ?? '');
      return Promise.resolve();
    });
    for (const n of ['1', '2', '3']) await leave('test.poison', { n });
    await exchange.drain();
    expect(taken.sort()).toEqual(['2', '3']);
  });

  it('hands a message over once, though two look at the same time', async () => {
    const exchange = t.app.get(ExchangeService);
    let deliveries = 0;
    exchange.deliver('test.once', () => {
      deliveries++;
      return Promise.resolve();
    });
    await leave('test.once');
    await Promise.all([exchange.drain(), exchange.drain(), exchange.drain()]);
    expect(deliveries).toBe(1);
  });

  it('hands a message over once, though another server took what this one had read', async () => {
    const second = await startOn(t.env, t.clock.now());
    const [here, there] = [t.app, second.app].map((app) => app.get(ExchangeService));
    const deliveries = { here: 0, there: 0 };
    let other: Promise<void> | undefined;
    here?.deliver('test.two-servers', async () => {
      // all twenty are read; while the first few are under way, the other server takes the rest
      await (other ??= there?.drain());
      deliveries.here++;
    });
    there?.deliver('test.two-servers', () => {
      deliveries.there++;
      return Promise.resolve();
    });
    await t.database.write(async (tx) => {
      for (let n = 0; n < 20; n++)
        await t.app.get(OutboxService).leave(tx, 'test.two-servers', {}, t.clock.now());
    });
    await here?.drain();
    await second.app.close();
    expect(deliveries.there).toBeGreaterThan(10);
    expect(deliveries.here + deliveries.there).toBe(20);
  });

  it('counts a try that never ends as failed, and lets the others through meanwhile', async () => {
    const exchange = t.app.get(ExchangeService);
    const taken: string[] = [];
    const never = new Promise<void>(() => undefined);
    const deliver = ({ body }: { body: Record<string, string> }): Promise<void> => {
      if (body['n'] === '1') return never;
      taken.push(body['n'] ?? '');
      return Promise.resolve();
    };
    exchange.deliver('test.hangs', deliver, { tryMs: 300 });
    for (const n of ['1', '2', '3']) await leave('test.hangs', { n });
    await exchange.drain();
    expect(taken.sort()).toEqual(['2', '3']);
    const failed = (await rows('test.hangs')).filter(({ last_error: error }) => error !== null);
    expect(failed).toEqual([{ attempts: 1, last_error: 'timeout', delivered_at: null }]);
  });

  it('hands a confirmed record to the platform, signed and for nobody else to read', async () => {
    const relief = new Relief(t);
    const department = await relief.department();
    const officer = await relief.departmentOfficer(department);
    const citizen = await relief.city.citizen();
    const { campaignId } = await relief.campaign({ department });
    const report = await relief.submitted(citizen, campaignId);
    await relief.through(report, [
      [officer, 'accept'],
      [officer, 'recognise'],
      [await relief.officeOfficer(), 'confirm'],
    ]);
    await t.app.get(ExchangeService).drain();
    const file = path.join(t.env['DATA_DIR'] ?? '', 'exchange', 'relief-deed', `${report.reportId}.json`);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const { record, signature } = JSON.parse(await readFile(file, 'utf8'));
    expect(signature).toBe(t.app.get(FieldCipher).lookupHash('city-platform', record));
    expect(JSON.parse(record)).toMatchObject({
      id: report.reportId,
      kind: 'relief-deed',
      content: { holder: 'person', deed: report.content.deed, clause: expect.stringContaining('一 1') },
    });
    const [left] = await t.database.read((tx) =>
      tx.query<{ body: string }>("SELECT body FROM outbox WHERE topic = 'record.confirmed'"),
    );
    expect(JSON.parse(left?.body ?? '')).toEqual({ reportId: report.reportId });
  });
});
