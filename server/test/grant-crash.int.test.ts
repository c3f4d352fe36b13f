import { rm } from 'node:fs/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { connect } from '../src/data-source.ts';
import { Person } from '../src/identity/person.entity.ts';
import { PersonVault } from '../src/identity/person-vault.ts';
import { loadConfig } from '../src/platform/config.ts';
import { newId } from '../src/platform/ids.ts';
import { ReportRow } from '../src/relief/report/report.entity.ts';
import { ReportVault } from '../src/relief/report/report-vault.ts';
import { freshInstallation, startOn } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { ChildServer } from './support/child-server.ts';
import { Relief } from './support/relief.ts';

const PEOPLE = 1_000;
const REPORTS_EACH = 5;
const AT_ONCE = 250;
const TIMEOUT_MS = 180_000;

const leftovers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of leftovers.splice(0).reverse()) await end();
});

/** Adds people with confirmed reports by hand: what matters here is what becomes of them. */
async function addConfirmed(t: TestApp, campaignId: string): Promise<void> {
  const [people, reports] = [t.app.get(PersonVault), t.app.get(ReportVault)];
  const at = t.clock.now();
  const rows: { person: Person; own: ReportRow[] }[] = Array.from({ length: PEOPLE }, (_, index) => {
    const id = newId(at);
    const documentHash = `grant-crash-${index}`;
    const sealed = people.seal(id, { name: `人${index}`, number: `N${index}`, birthDate: '1980-01-01' });
    const person: Person = {
      id,
      documentHash,
      documentType: 'passport',
      ...sealed,
      gender: 'female',
      city: '郑州',
      provedBy: 'test',
      provedAt: at,
      blockedAt: null,
    };
    const own = Array.from({ length: REPORTS_EACH }, () => confirmedReport(reports, campaignId, person, at));
    return { person, own };
  });
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const some = rows.slice(start, start + AT_ONCE);
    await t.database.write(async (tx) => {
      await tx.orm.insert(
        Person,
        some.map(({ person }) => person),
      );
      for (const { own } of some) await tx.orm.insert(ReportRow, own);
    });
  }
}

function confirmedReport(vault: ReportVault, campaignId: string, person: Person, at: Date): ReportRow {
  const id = newId(at);
  const keyed = { id, dataKey: vault.newKey(id) };
  const declarations = { capable: true, resident: true, voluntary: true };
  return {
    ...keyed,
    number: null,
    campaignId,
    categoryCode: 'frontline',
    holder: 'person',
    origin: 'self',
    accountId: null,
    personId: person.id,
    documentHash: person.documentHash,
    nameHash: '',
    receiptHash: null,
    contentSealed: vault.sealContent(keyed, {
      fields: {},
      deed: '排涝',
      place: '',
      witness: '',
      declarations,
    }),
    contentHash: '',
    district: '金水区',
    startedOn: '2026-07-18',
    endedOn: '2026-07-18',
    state: 'confirmed',
    version: 1,
    departmentId: null,
    hoursTenths: null,
    hints: '',
    itemsSealed: vault.sealItems(keyed, []),
    dueAt: null,
    pausedHalves: null,
    sortAt: at,
    claimedBy: null,
    claimedUntil: null,
    appeals: 0,
    sentBack: 0,
    submittedAt: at,
    confirmedAt: at,
    createdAt: at,
    updatedAt: at,
  };
}

interface Totals {
  bonuses: number;
  reports: number;
  credited: number;
  points: number;
  registry: number;
  registryPoints: number;
  waiting: number;
}

const totalsOf = async (source: DataSource, campaignId: string): Promise<Totals> => {
  const one = async (sql: string, values: string[]): Promise<number> => {
    const [row] = await source.query<{ n: number | string | null }[]>(sql, values);
    return Number(row?.n ?? 0);
  };
  const ofCampaign = [campaignId];
  return {
    bonuses: await one('SELECT COUNT(*) AS n FROM bonus WHERE campaign_id = ?', ofCampaign),
    reports: await one('SELECT COUNT(DISTINCT report_id) AS n FROM bonus WHERE campaign_id = ?', ofCampaign),
    credited: await one(
      "SELECT COUNT(*) AS n FROM report WHERE campaign_id = ? AND state = 'credited'",
      ofCampaign,
    ),
    points: await one('SELECT SUM(points) AS n FROM bonus WHERE campaign_id = ?', ofCampaign),
    registry: await one('SELECT COUNT(*) AS n FROM registry_bonus', []),
    registryPoints: await one('SELECT SUM(points_hundredths) AS n FROM registry_bonus', []),
    waiting: await one(
      "SELECT COUNT(*) AS n FROM outbox WHERE topic = 'bonus.proposed' AND delivered_at IS NULL",
      [],
    ),
  };
};

/** Looks again until something holds; the test's own time is the limit. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 100));
}

describe('a server that is killed while it grants', () => {
  it(
    'grants each of 5,000 confirmed reports once, and all are credited in the end',
    async () => {
      const env = await freshInstallation();
      leftovers.push(() => rm(env['DATA_DIR'] ?? '', { recursive: true, force: true }));
      const t = await startOn(env);
      const relief = new Relief(t);
      const { campaignId } = await relief.campaign();
      const city = await relief.officeOfficer();
      const document = { authority: '指挥部', number: '1号', date: shanghaiDate(t.clock.now()) };
      await t.api.post(`/campaigns/${campaignId}/end`, { document }, city);
      await addConfirmed(t, campaignId);
      await t.app.close();
      const source = await connect(loadConfig(env));
      leftovers.push(() => source.destroy());

      const first = await ChildServer.start(env);
      leftovers.push(() => first.kill());
      const dying = first.api.post(`/campaigns/${campaignId}/grants`, undefined, city).catch(() => null);
      await until(async () => (await totalsOf(source, campaignId)).bonuses >= 500);
      await first.kill();
      await dying;
      const half = await totalsOf(source, campaignId);
      expect(half.bonuses).toBeLessThan(PEOPLE * REPORTS_EACH);

      const second = await ChildServer.start(env);
      leftovers.push(() => second.kill());
      const { status, body } = await second.api.post(`/campaigns/${campaignId}/grants`, undefined, city);
      expect([status, body]).toEqual([
        200,
        { round: 1, granted: PEOPLE * REPORTS_EACH - half.bonuses, alreadyGranted: half.bonuses },
      ]);
      await until(async () => (await totalsOf(source, campaignId)).waiting === 0);
      // two points once a person: the other deeds are granted with none
      expect(await totalsOf(source, campaignId)).toEqual({
        bonuses: PEOPLE * REPORTS_EACH,
        reports: PEOPLE * REPORTS_EACH,
        credited: PEOPLE * REPORTS_EACH,
        points: PEOPLE * 2,
        registry: PEOPLE * REPORTS_EACH,
        registryPoints: PEOPLE * 200,
        waiting: 0,
      });
    },
    TIMEOUT_MS,
  );
});
