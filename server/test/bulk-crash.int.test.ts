import { rm } from 'node:fs/promises';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { connect } from '../src/data-source.ts';
import { loadConfig } from '../src/platform/config.ts';
import type { Database } from '../src/platform/database.ts';
import { openDatabase } from '../src/platform/open-database.ts';
import { freshInstallation, startOn } from './support/app.ts';
import { BulkDesk } from './support/bulk-desk.ts';
import { ChildServer } from './support/child-server.ts';

const ROWS = 2_000;

/** How many rows of each table the commit has made. */
async function made(database: Database): Promise<{ reports: number; events: number; counted: number }> {
  const sql = `SELECT (SELECT COUNT(DISTINCT number) FROM report) AS reports,
                      (SELECT COUNT(*) FROM report_event) AS events,
                      (SELECT COALESCE(SUM(reports), 0) FROM report_count) AS counted`;
  const [row] = await database.read((tx) => tx.query<Record<'reports' | 'events' | 'counted', number>>(sql));
  const { reports = 0, events = 0, counted = 0 } = row ?? {};
  return { reports: Number(reports), events: Number(events), counted: Number(counted) };
}

it('a commit that was killed between batches goes on at the next start: nothing lost, nothing twice', async () => {
  const env = await freshInstallation();
  const prepared = await startOn(env);
  const desk = await BulkDesk.make(prepared);
  const held = desk.row({ consentWay: '', consentDate: '' });
  const id = await desk.checked([...Array.from({ length: ROWS }, () => desk.row()), held]);
  await prepared.app.close();

  const config = loadConfig(env);
  const watcher = await openDatabase(config, await connect(config));
  const before = await made(watcher);
  const since = async () => {
    const { reports, events, counted } = await made(watcher);
    return {
      reports: reports - before.reports,
      events: events - before.events,
      counted: counted - before.counted,
    };
  };
  try {
    const killed = await ChildServer.start(env);
    const pressed = killed.api
      .post(`/bulk-reports/${id}/commit`, undefined, { token: desk.officer })
      .catch((error: unknown) => error);
    while ((await since()).reports === 0) await turn();
    expect(await killed.kill()).toBe('SIGKILL');
    await pressed;
    const half = await since();
    expect(half.reports).toBeGreaterThan(0);
    expect(half.reports).toBeLessThan(ROWS);
    expect(half).toEqual({ reports: half.reports, events: half.reports, counted: half.reports });

    const next = await ChildServer.start(env);
    // nobody presses again: the start itself goes on
    const finished = async () =>
      (
        await watcher.read((tx) =>
          tx.query<{ finished_at: unknown }>('SELECT finished_at FROM bulk_report WHERE id = ?', [id]),
        )
      )[0]?.finished_at != null;
    while (!(await finished())) await turn();
    expect(await since()).toEqual({ reports: ROWS, events: ROWS, counted: ROWS });
    const again = await next.api.post(`/bulk-reports/${id}/commit`, undefined, { token: desk.officer });
    expect(again.body).toEqual({ taken: ROWS, held: 1, wrong: 0, alreadyCommitted: true });
    expect(await since()).toEqual({ reports: ROWS, events: ROWS, counted: ROWS });
    await next.stop();
  } finally {
    await watcher.close();
    await rm(env['DATA_DIR'] ?? '', { recursive: true, force: true });
  }
});
