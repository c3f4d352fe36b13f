/**
 * Fills an installation with ledgers for their measurement: rows as the product writes them, one in fifty
 * taken back, but by bulk SQL, since ten million through the tills would take weeks.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createApp } from '../dist/configure-app.js';
import { IdentityRepository } from '../dist/identity/identity.repository.js';
import { PersonVault } from '../dist/identity/person-vault.js';
import { SessionService } from '../dist/identity/session.service.js';
import { SystemClock } from '../dist/platform/clock.js';
import { loadConfig } from '../dist/platform/config.js';
import { Database } from '../dist/platform/database.js';
import { newId } from '../dist/platform/ids.js';
import { sqlInstant } from '../dist/platform/sql-values.js';
import { VenueRepository } from '../dist/venue/venue.repository.js';

const DAY_MS = 86_400_000;
const AT_ONCE = 1_000;
/** Over how many days the rows of a venue lie. */
export const DAYS = 1_000;
const GRADES = ['T150', 'T120', 'T100'];
const KINDS = [
  ['percentage-off', '购书优惠 20%'],
  ['free-loans', '每季度免费借阅 2 次'],
  ['free-services', '每月免费打印 6 次'],
];
const COLUMNS = [
  'id', 'number', 'kind', 'venue_id', 'venue_name', 'person_id', 'account_id', 'terminal_id', 'benefit_id',
  'benefit_version', 'benefit_kind', 'benefit_title', 'grade', 'score_hundredths', 'policy_version', 'clause',
  'pass_id', 'step', 'idempotency_key', 'request_hash', 'amount_fen', 'discount_fen', 'remaining',
  'quota_window', 'voids_id', 'reason', 'event_at', 'booked_at', 'salt',
]; // prettier-ignore

/**
 * @param env of the installation
 * @param plan `{ rows, venues, people }`: rows are spread evenly over the venues and the people
 * @returns `{ venueId, manager, citizen }`: the first venue with its manager's session, and one of the people
 */
export async function seedLedger(env, { rows, venues, people }) {
  const app = await createApp(loadConfig(env), new SystemClock());
  try {
    const database = app.get(Database);
    const at = new Date();
    const places = [];
    for (let index = 0; index < venues; index++) places.push(await addVenue(app, index));
    const persons = await addPeople(app, people);
    const each = Math.floor(rows / venues);
    const marks = `(${COLUMNS.map(() => '?').join(', ')})`;
    for (let from = 0; from < each * venues; from += AT_ONCE) {
      const batch = Array.from({ length: Math.min(AT_ONCE, each * venues - from) }, (_, index) =>
        rowOf(from + index, { places, persons, at, each }),
      );
      const sql = `INSERT INTO ledger_row (${COLUMNS.join(', ')}) VALUES ${batch.map(() => marks).join(', ')}`;
      await database.write((tx) => tx.execute(sql, batch.flat()));
    }
    await database.write(async (tx) => {
      for (const { venueId } of places) {
        await tx.execute('INSERT INTO ledger_counter (venue_id, last_number) VALUES (?, ?)', [venueId, each]);
      }
      if (tx.engine === 'mariadb') await tx.query('ANALYZE TABLE ledger_row');
    });
    const [{ venueId, account }] = places;
    const sessions = app.get(SessionService);
    return {
      venueId,
      manager: (await sessions.loginDemo(account)).accessToken,
      citizen: (await sessions.loginDemo(persons[0].accountId)).accessToken,
    };
  } finally {
    await app.close();
  }
}

/** The last row that a venue's void can name, by venue. */
const before = new Map();

function rowOf(index, { places, persons, at, each }) {
  const place = places[index % places.length];
  const turn = Math.floor(index / places.length);
  const bookedAt = new Date(at.getTime() - DAYS * DAY_MS + Math.floor((DAYS * DAY_MS * turn) / each));
  const id = newId(bookedAt);
  const dice = createHash('sha256').update(String(index)).digest();
  const voided = turn % 50 === 49 ? before.get(place.venueId) : undefined;
  const { personId } = voided ?? persons[dice.readUInt32BE(0) % persons.length];
  const kind = voided?.kind ?? dice[4] % KINDS.length;
  before.set(place.venueId, { id, personId, kind });
  const [benefitKind, title] = KINDS[kind];
  const [amount, discount] = benefitKind === 'percentage-off' ? [5_000, 1_000] : [null, null];
  return [
    id, turn + 1, voided ? 'void' : 'redemption', place.venueId, place.name, personId, place.account,
    place.terminalId, place.benefits[kind], 1, benefitKind, title, GRADES[dice[5] % 3], 12_300, '2024-21-1',
    '郑经信用办〔2024〕21号 附件1 二（一）', voided ? null : id, voided ? null : turn, voided ? null : id,
    voided ? null : dice.toString('base64url'), amount, discount, null, null, voided?.id ?? null,
    voided ? '扫错了人' : null, sqlInstant(bookedAt), sqlInstant(bookedAt),
    randomBytes(16).toString('base64url'),
  ]; // prettier-ignore
}

async function addVenue(app, index) {
  const at = new Date(Date.now() - 3 * 365 * DAY_MS);
  const [venueId, account, terminalId] = [newId(at), newId(at), newId(at)];
  const name = `测试书店${index}`;
  await app.get(Database).write(async (tx) => {
    const venues = app.get(VenueRepository);
    await venues.addVenue(tx, {
      id: venueId,
      name,
      kind: 'bookstore',
      district: '经开区',
      address: '测试路 1 号',
      status: 'live',
      servicePhone: '0371-5550-0000',
      features: '',
      openingTimes: [],
      announcedOn: null,
      createdAt: at,
    });
    const staff = { id: account, kind: 'staff', label: '负责人', username: account, createdAt: at };
    const empty = { passwordHash: null, personId: null, lockedAt: null };
    await app.get(IdentityRepository).addAccount(tx, { ...staff, ...empty });
    const place = { id: newId(at), venueId, accountId: account, role: 'manager' };
    await venues.addStaff(tx, { ...place, addedAt: at, removedAt: null });
  });
  return { venueId, name, account, terminalId, benefits: KINDS.map(() => newId(at)) };
}

async function addPeople(app, count) {
  const at = new Date();
  const vault = app.get(PersonVault);
  const people = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, index) => {
      const [personId, accountId] = [newId(at), newId(at)];
      const number = `41010119${String(from + index).padStart(9, '0')}X`;
      const sealed = vault.seal(personId, { name: '张测试', number, birthDate: '1990-01-01' });
      return { personId, accountId, sealed };
    });
    await app.get(Database).write(async (tx) => {
      const insert = (table, columns, rows) =>
        tx.execute(
          `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${rows.map((row) => `(${row.map(() => '?').join(', ')})`).join(', ')}`,
          rows.flat(),
        );
      const columns = ['id', 'document_hash', 'document_type', 'data_key', 'name_sealed', 'number_sealed'];
      await insert(
        'person',
        [...columns, 'birth_date_sealed', 'gender', 'city', 'proved_by', 'proved_at'],
        some.map(({ personId, sealed: { dataKey, nameSealed, numberSealed, birthDateSealed } }) => [
          ...[personId, hashOf(personId), 'resident-id', dataKey, nameSealed, numberSealed],
          ...[birthDateSealed, 'female', '郑州', 'bench', sqlInstant(at)],
        ]),
      );
      await insert(
        'account',
        ['id', 'kind', 'label', 'username', 'person_id', 'created_at'],
        some.map(({ personId, accountId }) => [
          ...[accountId, 'citizen', '市民', accountId, personId, sqlInstant(at)],
        ]),
      );
    });
    people.push(...some.map(({ personId, accountId }) => ({ personId, accountId })));
  }
  return people;
}

const hashOf = (text) => createHash('sha256').update(text).digest('base64url');
