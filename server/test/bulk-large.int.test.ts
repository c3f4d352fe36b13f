import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { BULK_MAX_ROWS } from '@benefit/shared/relief/bulk-contract';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { BulkDesk, fetchSheet, sheetOf } from './support/bulk-desk.ts';
import { City } from './support/city.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

/** Calls something small again and again while `work` runs, and says how long the slowest took. */
async function slowestBeside(work: Promise<unknown>): Promise<number> {
  let slowest = 0;
  let done = false;
  void work.finally(() => (done = true));
  while (!done) {
    const began = performance.now();
    await t.api.get('/api/v1/campaigns');
    slowest = Math.max(slowest, performance.now() - began);
  }
  return slowest;
}

it('the largest sheet goes through, and others are answered meanwhile', async () => {
  const desk = await BulkDesk.make(t);
  const city = new City(t);
  const citizen = await city.citizen();
  const { name, documentNumber } = citizen;
  const rows = [
    desk.row({ name, documentNumber }),
    ...Array.from({ length: BULK_MAX_ROWS - 1 }, () => desk.row()),
  ];
  const bytes = await sheetOf(rows);
  rows.length = 0;

  const began = performance.now();
  const rssBefore = process.memoryUsage().rss;
  const uploading = desk.upload(bytes);
  const besideUpload = await slowestBeside(uploading);
  const { body } = await uploading;
  expect(body.counts).toEqual({ all: BULK_MAX_ROWS, ready: BULK_MAX_ROWS, held: 0, wrong: 0 });
  const uploaded = performance.now();

  const committing = desk.commit(body.bulkReportId);
  const besideCommit = await slowestBeside(committing);
  expect((await committing).body).toMatchObject({ taken: BULK_MAX_ROWS, wrong: 0 });
  const committed = performance.now();

  const workbook = await fetchSheet(t.api, `/bulk-reports/${body.bulkReportId}/outcome`, desk.officer);
  expect(workbook.worksheets[0]?.rowCount).toBe(BULK_MAX_ROWS + 1);
  expect(await desk.reports()).toHaveLength(BULK_MAX_ROWS);
  const figures = {
    megabytes: (bytes.length / 1e6).toFixed(1),
    checkedMs: body.checkedMs,
    uploadMs: Math.round(uploaded - began),
    slowestBesideUploadMs: Math.round(besideUpload),
    commitMs: Math.round(committed - uploaded),
    slowestBesideCommitMs: Math.round(besideCommit),
    outcomeMs: Math.round(performance.now() - committed),
    rssGrownMb: Math.round((process.memoryUsage().rss - rssBefore) / 1e6),
  };
  console.log(`${process.env['TEST_DATABASE']}: ${JSON.stringify(figures)}`);
}, 300_000);
