/**
 * Fills an installation with reports for the queue's measurement: rows as the product writes them
 * (sealed content, counts), but by bulk SQL, since a million through the API would take a day.
 */
import { createHash } from 'node:crypto';
import { CATEGORIES } from '@benefit/shared/relief/category-rules';
import { DISTRICTS } from '@benefit/shared/relief/district-rules';
import { createApp } from '../dist/configure-app.js';
import { IdentityRepository } from '../dist/identity/identity.repository.js';
import { PersonVault } from '../dist/identity/person-vault.js';
import { SessionService } from '../dist/identity/session.service.js';
import { SystemClock } from '../dist/platform/clock.js';
import { loadConfig } from '../dist/platform/config.js';
import { Database } from '../dist/platform/database.js';
import { newId } from '../dist/platform/ids.js';
import { sqlInstant } from '../dist/platform/sql-values.js';
import { ReportVault } from '../dist/relief/report/report-vault.js';

const DAY_MS = 86_400_000;
const PEOPLE = 500;
const DEPARTMENTS = 4;
const AT_ONCE = 500;
/** Of a thousand reports, how many stand where; one waiting report in ten is overdue. */
const STATES = [
  ['submitted', 40],
  ['accepted', 40],
  ['recognised', 30],
  ['appealed', 5],
  ['returned', 20],
  ['not-accepted', 40],
  ['declined', 40],
  ['confirmed', 285],
  ['credited', 500],
];
const STATE_OF = STATES.flatMap(([state, share]) => Array.from({ length: share }, () => state));
const WAITING = new Set(['submitted', 'accepted', 'recognised', 'appealed']);
const PERSONAL = CATEGORIES.filter(({ holder }) => holder === 'person');
const COLUMNS = [
  'id', 'number', 'campaign_id', 'category_code', 'holder', 'origin', 'account_id', 'person_id',
  'document_hash', 'name_hash', 'data_key', 'content_sealed', 'content_hash', 'district', 'started_on',
  'ended_on', 'state', 'version', 'department_id', 'hints', 'items_sealed', 'due_at', 'sort_at', 'appeals',
  'sent_back', 'submitted_at', 'created_at', 'updated_at',
]; // prettier-ignore

/**
 * @param env of the installation
 * @param count how many reports
 * @returns tokens `{ department, office }` of officers with a session each
 */
export async function seedQueue(env, count) {
  const app = await createApp(loadConfig(env), new SystemClock());
  try {
    const database = app.get(Database);
    const at = new Date();
    const campaignId = newId(at);
    const departments = Array.from({ length: DEPARTMENTS }, (_, index) => ({
      id: newId(at),
      name: `测试部门${index}`,
    }));
    await database.write(async (tx) => {
      await tx.execute(
        `INSERT INTO campaign (id, title, basis, status, starts_on, created_at) VALUES (?, '测试专项', '测试', 'active', '2026-07-18', ?)`,
        [campaignId, sqlInstant(at)],
      );
      for (const { id, name } of departments) {
        await tx.execute('INSERT INTO department (id, name, created_at) VALUES (?, ?, ?)', [
          id,
          name,
          sqlInstant(at),
        ]);
      }
    });
    const people = [];
    for (let index = 0; index < PEOPLE; index++) people.push(await addPerson(app, index));
    const vault = app.get(ReportVault);
    for (let from = 0; from < count; from += AT_ONCE) {
      const rows = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, index) =>
        rowOf(from + index, { vault, campaignId, departments, people, at, count }),
      );
      const marks = `(${COLUMNS.map(() => '?').join(', ')})`;
      const sql = `INSERT INTO report (${COLUMNS.join(', ')}) VALUES ${rows.map(() => marks).join(', ')}`;
      await database.write((tx) => tx.execute(sql, rows.flat()));
    }
    await database.write(keepCounts);
    return {
      department: await addOfficer(app, 'department', departments[0].name),
      office: await addOfficer(app, 'office', null),
    };
  } finally {
    await app.close();
  }
}

/** What the product keeps with each step, for all rows at once. */
async function keepCounts(tx) {
  const key = ['campaign_id', 'category_code', 'district', "COALESCE(department_id, '')", 'state'];
  const id = tx.engine === 'sqlite' ? key.join(" || '|' || ") : `CONCAT_WS('|', ${key.join(', ')})`;
  await tx.execute(
    `INSERT INTO report_count (id, campaign_id, category_code, district, department_id, state, reports)
     SELECT ${id}, ${key.join(', ')}, COUNT(*) FROM report GROUP BY ${key.join(', ')}`,
  );
  if (tx.engine === 'mariadb') await tx.query('ANALYZE TABLE report');
}

function rowOf(index, { vault, campaignId, departments, people, at, count }) {
  // a number without a pattern that the other columns share
  const dice = createHash('sha256').update(String(index)).digest();
  const state = STATE_OF[dice.readUInt16BE(0) % 1000];
  // within 300 days, in order, as reports come
  const came = new Date(at.getTime() - DAY_MS - Math.floor((300 * DAY_MS * (count - index)) / count));
  const waits = WAITING.has(state);
  const days = dice[4] % 10 === 0 ? -1 - (dice[5] % 5) : 1 + (dice[5] % 6);
  const dueAt = waits ? new Date(at.getTime() + days * DAY_MS + (index % 1000) * 60_000) : null;
  const report = { id: newId(came), dataKey: '' };
  report.dataKey = vault.newKey(report.id);
  const person = people[dice.readUInt16BE(6) % people.length];
  const unassigned = state === 'submitted' && dice[8] % 20 === 0;
  const content = {
    fields: { hours: 8 },
    deed: '随社区转移三户老人，连夜发放饮用水和药品，协助消杀两个楼院。',
    place: '文祥路与顺河街路口',
    witness: '社区网格长',
    declarations: { capable: true, resident: true, voluntary: true },
  };
  const day = came.toISOString().slice(2, 10).replaceAll('-', '');
  return [
    report.id, `RB-${day}-${String(index).padStart(7, '0')}`, campaignId,
    PERSONAL[dice[9] % PERSONAL.length].code, 'person', 'self', person.accountId, person.personId,
    person.documentHash, vault.nameHash('张测试'), report.dataKey, vault.sealContent(report, content),
    report.id, DISTRICTS[dice[10] % DISTRICTS.length], '2026-07-20', '2026-07-22', state, 3,
    unassigned ? null : departments[dice[11] % departments.length].id, '', vault.sealItems(report, []),
    dueAt === null ? null : sqlInstant(dueAt), sqlInstant(dueAt ?? came), 0, 0, sqlInstant(came),
    sqlInstant(came), sqlInstant(came),
  ]; // prettier-ignore
}

async function addPerson(app, index) {
  const at = new Date();
  const [personId, accountId] = [newId(at), newId(at)];
  const documentHash = createHash('sha256').update(personId).digest('base64url');
  const number = `41010119900101${String(index).padStart(4, '0')}`;
  const sealed = app.get(PersonVault).seal(personId, { name: '张测试', number, birthDate: '1990-01-01' });
  await app.get(Database).write(async (tx) => {
    const identities = app.get(IdentityRepository);
    const person = { id: personId, documentHash, documentType: 'resident-id', ...sealed, gender: 'female' };
    const proof = { city: '郑州', provedBy: 'bench', provedAt: at, blockedAt: null };
    await identities.addPerson(tx, { ...person, ...proof });
    const account = { id: accountId, kind: 'citizen', label: '市民', username: accountId, createdAt: at };
    await identities.addAccount(tx, { ...account, passwordHash: null, personId, lockedAt: null });
  });
  return { personId, accountId, documentHash };
}

async function addOfficer(app, role, area) {
  const at = new Date();
  const accountId = newId(at);
  await app.get(Database).write(async (tx) => {
    const identities = app.get(IdentityRepository);
    const account = { id: accountId, kind: 'staff', label: '测试人员', username: accountId, createdAt: at };
    await identities.addAccount(tx, { ...account, passwordHash: null, personId: null, lockedAt: null });
    const level = role === 'office' ? 'city' : null;
    await identities.addRole(tx, {
      id: newId(at),
      accountId,
      role,
      area,
      level,
      grantedAt: at,
      revokedAt: null,
    });
  });
  return (await app.get(SessionService).loginDemo(accountId)).accessToken;
}
