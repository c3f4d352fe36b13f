/**
 * The floor: what the same work costs without the product. Bare Fastify and a bare driver, as one
 * would write it by hand for these two routes: the same checks in few joined reads, the same rows in
 * one transaction, answers of the same shape. `node floor.mjs full|verify`, with the environment of
 * an installation that is filled already; it prints its address.
 *
 * `full` does all a scan and a redemption do. `verify` answers a scan after both Ed25519
 * verifications and one indexed read, and knows no session, terminal or person.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import Database from 'better-sqlite3';
import Fastify from 'fastify';
import mysql from 'mysql2';
import { maskSurname } from '@benefit/shared/identity/masking-rules';
import { quotaWindow } from '@benefit/shared/ledger/quota-rules';
import { verifyCode } from '@benefit/shared/pass/pass-code';
import { PersonVault } from '../dist/identity/person-vault.js';
import { PassKeysService } from '../dist/pass/pass-keys.service.js';
import { verify } from '../dist/pass/ed25519.js';
import { SystemClock } from '../dist/platform/clock.js';
import { loadConfig } from '../dist/platform/config.js';
import { FieldCipher } from '../dist/platform/crypto/field-cipher.js';
import { Keyring } from '../dist/platform/crypto/keyring.js';
import { idFromBytes, newId } from '../dist/platform/ids.js';

const LOOKS_EVERY_MS = 500;
const RECEIPT_LIFE_MS = 5 * 60_000;
const clock = new SystemClock();
const config = loadConfig(process.env);
const keyring = Keyring.load(`${config.dataDir}/keys.json`, { mayMake: false, now: clock.now() });
const vault = new PersonVault(new FieldCipher(keyring));
const keys = new PassKeysService(keyring, clock, config);
const receiptKey = Buffer.from(keyring.current.receipt, 'base64url');
const store = config.database.kind === 'embedded' ? sqlite() : mariadb();

const hash = (text) => createHash('sha256').update(text).digest('base64url');
const sqlNow = (at = new Date()) => at.toISOString().replace('T', ' ').slice(0, 23);
const again = (keyColumns, column) =>
  store.kind === 'sqlite'
    ? `ON CONFLICT (${keyColumns}) DO UPDATE SET ${column} = ${column} + 1`
    : `ON DUPLICATE KEY UPDATE ${column} = ${column} + 1`;

const AUTH = `SELECT t.expires_at, s.revoked_at, a.id AS account_id, a.locked_at, e.id AS terminal_id, e.venue_id,
    e.revoked_at AS terminal_revoked_at, v.name AS venue_name, v.status
  FROM session_token t JOIN session s ON s.id = t.session_id JOIN account a ON a.id = s.account_id
  JOIN venue_staff w ON w.account_id = a.id AND w.removed_at IS NULL
  JOIN terminal e ON e.venue_id = w.venue_id JOIN venue v ON v.id = e.venue_id
  WHERE t.hash = ? AND t.kind = 'access' AND e.token_hash = ?`;
const PASS = 'SELECT body_hash, revoked_for FROM pass WHERE id = ?';
const HOLDER = `SELECT p.person_id, p.holder_kind, p.body_hash, p.revoked_for, h.id, h.blocked_at, h.data_key AS dataKey,
    h.name_sealed AS nameSealed, c.version, r.score_hundredths
  FROM pass p JOIN person h ON h.id = p.person_id
  LEFT JOIN consent c ON c.person_id = h.id AND c.withdrawn_at IS NULL
  LEFT JOIN registry_score r ON r.document_hash = h.document_hash AND r.city = h.city
    AND r.valid_from <= ? AND (r.valid_until IS NULL OR r.valid_until > ?)
  WHERE p.id = ?`;
const USED = 'SELECT booked_at FROM ledger_row WHERE pass_id = ? AND step = ?';
const OFFER = `SELECT b.id AS benefitId, v.version, v.kind, v.title, v.terms, v.percent_off AS percentOff,
    v.quota_limit AS quota, v.quota_every AS every, v.quota_unit AS unit, v.offline_safe AS offlineSafe
  FROM benefit b JOIN benefit_version v ON v.benefit_id = b.id
  WHERE v.valid_from <= ? AND (v.valid_until IS NULL OR v.valid_until > ?) AND v.holder = 'person' AND v.grade = 'T150'`;
const OFFERS = `SELECT o.*, q.used FROM (${OFFER} AND b.venue_id = ?) o
  LEFT JOIN quota_use q ON q.benefit_id = o.benefitId AND q.holder_id = ?`;
const BY_KEY =
  'SELECT id, number, request_hash FROM ledger_row WHERE terminal_id = ? AND idempotency_key = ?';
const QUOTA = `INSERT INTO quota_use (holder_id, benefit_id, window_key, used) VALUES (?, ?, ?, 1)
  ${again('holder_id, benefit_id, window_key', 'used')} RETURNING used`;
const COUNTER = `INSERT INTO ledger_counter (venue_id, last_number) VALUES (?, 1)
  ${again('venue_id', 'last_number')} RETURNING last_number`;
const LEDGER = `INSERT INTO ledger_row (id, number, kind, venue_id, venue_name, person_id, account_id, terminal_id,
    benefit_id, benefit_version, benefit_kind, benefit_title, grade, score_hundredths, policy_version, clause,
    pass_id, step, idempotency_key, request_hash, remaining, quota_window, event_at, booked_at, salt)
  VALUES (?, ?, 'redemption', ?, ?, ?, ?, ?, ?, ?, ?, ?, 'T150', ?, '2024', '附件1', ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const OUTBOX =
  'INSERT INTO outbox (id, topic, body, created_at, attempts, next_attempt_at) VALUES (?, ?, ?, ?, 0, ?)';
const LOOK = 'INSERT INTO look (id, person_id, account_id, by_text, what, reason, looked_at) VALUES ';

// Each piece of work yields its statements and gets their rows, so that both drivers can run it.

function* auth({ headers }) {
  const token = headers.authorization.slice('Bearer '.length);
  const [found] = yield [AUTH, [hash(token), hash(headers['x-terminal'])]];
  if (!found || found.revoked_at || found.locked_at || found.terminal_revoked_at || found.status !== 'live')
    throw refusal(403);
  return found;
}

function* verifyOnly({ body: { code: text } }) {
  const { verdict, code } = checked(text);
  const [pass] = yield [PASS, [idFromBytes(code.credential.passId)]];
  if (!pass || pass.revoked_for || pass.body_hash !== hash(code.credentialBytes.subarray(0, 59)))
    throw refusal(409);
  return { verdict, scan: '' };
}

function* scan(request) {
  const at = yield* auth(request);
  const { code } = checked(request.body.code);
  const passId = idFromBytes(code.credential.passId);
  const now = sqlNow();
  const [holder] = yield [HOLDER, [now, now, passId]];
  if (!holder || holder.body_hash !== hash(code.credentialBytes.subarray(0, 59))) throw refusal(409);
  requireGood(holder);
  if ((yield [USED, [passId, code.step]]).length > 0) throw refusal(409);
  const offers = yield [OFFERS, [now, now, at.venue_id, holder.person_id]];
  const maskedName = maskSurname(vault.nameOf(holder));
  looks.push([
    newId(new Date()),
    holder.person_id,
    at.account_id,
    `${at.venue_name} 收银员`,
    maskedName,
    '扫码',
    now,
  ]);
  const body = [passId, code.step, at.terminal_id, at.venue_id, Date.now() + RECEIPT_LIFE_MS].join('.');
  const benefits = offers.map(({ benefitId, kind, title, terms, percentOff, quota, used, offlineSafe }) => ({
    benefitId,
    kind,
    title,
    terms,
    percentOff,
    remaining: quota === null ? null : quota - (used ?? 0),
    offlineSafe: offlineSafe === 1,
  }));
  return { verdict: 'ok', scan: `${body}.${signed(body)}`, holder: { maskedName, kind: 'person' }, benefits };
}

function* redeem(request, at) {
  const { scan: receipt, benefitId } = request.body;
  const key = request.headers['idempotency-key'];
  if ((yield [BY_KEY, [at.terminal_id, key]]).length > 0) throw refusal(409);
  const { passId, step } = opened(receipt, at.terminal_id);
  const moment = new Date();
  const now = sqlNow(moment);
  const [holder] = yield [HOLDER, [now, now, passId]];
  requireGood(holder);
  const [offer] = yield [`${OFFER} AND b.venue_id = ? AND b.id = ?`, [now, now, at.venue_id, benefitId]];
  if (!offer) throw refusal(409);
  const window = quotaWindow({ limit: offer.quota, every: offer.every, unit: offer.unit }, moment).key;
  const [{ used }] = yield [QUOTA, [holder.person_id, benefitId, window]];
  if (used > offer.quota) throw refusal(409);
  const [{ last_number: number }] = yield [COUNTER, [at.venue_id]];
  const id = newId(moment);
  const who = [at.venue_id, at.venue_name, holder.person_id, at.account_id, at.terminal_id];
  const what = [benefitId, offer.version, offer.kind, offer.title, holder.score_hundredths];
  const by = [passId, step, key, hash(JSON.stringify([receipt, benefitId, null, null]))];
  const salt = randomBytes(16).toString('base64url');
  yield [LEDGER, [id, number, ...who, ...what, ...by, offer.quota - used, window, now, now, salt]];
  const word = JSON.stringify({ rowId: id, venueId: at.venue_id });
  yield [OUTBOX, [newId(moment), 'redemption.booked', word, now, now]];
  const { title: benefitTitle } = offer;
  return {
    redemptionId: id,
    number,
    benefitId,
    benefitTitle,
    remaining: offer.quota - used,
    redeemedAt: moment,
  };
}

function checked(text) {
  const found = verifyCode(text, Math.floor(Date.now() / 1000), keys.publicKeyOf, verify);
  if (found.verdict !== 'ok') throw refusal(409);
  return found;
}

function requireGood(holder) {
  if (!holder || holder.revoked_for || holder.blocked_at || !holder.version) throw refusal(409);
  if (holder.score_hundredths < 15_000) throw refusal(409);
}

const signed = (body) => createHmac('sha256', receiptKey).update(`XYSCAN1\0${body}`).digest('base64url');

function opened(receipt, terminalId) {
  const end = receipt.lastIndexOf('.');
  const body = receipt.slice(0, end);
  const [given, expected] = [Buffer.from(receipt.slice(end + 1)), Buffer.from(signed(body))];
  const [passId, step, terminal, , until] = body.split('.');
  const good =
    given.length === expected.length && timingSafeEqual(given, expected) && terminal === terminalId;
  if (!good || Date.now() > Number(until)) throw refusal(422);
  return { passId, step: Number(step) };
}

const refusal = (statusCode) => Object.assign(new Error('refused'), { statusCode });

function sqlite() {
  const db = new Database(`${config.dataDir}/benefits.sqlite`);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  const statements = new Map();
  const statement = (sql) => {
    if (!statements.has(sql)) statements.set(sql, db.prepare(sql));
    return statements.get(sql);
  };
  const run = (steps) => {
    let step = steps.next();
    while (!step.done) {
      const [sql, values] = step.value;
      const prepared = statement(sql);
      step = steps.next(prepared.reader ? prepared.all(...values) : prepared.run(...values));
    }
    return step.value;
  };
  const inTransaction = db.transaction(run);
  return { kind: 'sqlite', read: run, write: (steps) => inTransaction.immediate(steps) };
}

function mariadb() {
  const pool = mysql.createPool({
    uri: config.database.url,
    connectionLimit: config.database.poolSize,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
  });
  pool.on('connection', (connection) =>
    connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED'),
  );
  const call = (connection, method, sql, values) =>
    new Promise((resolve, reject) =>
      connection[method](sql, values, (error, rows) => (error ? reject(error) : resolve(rows))),
    );
  const borrow = () =>
    new Promise((resolve, reject) =>
      pool.getConnection((error, found) => (error ? reject(error) : resolve(found))),
    );
  const run = async (connection, steps) => {
    let step = steps.next();
    while (!step.done) step = steps.next(await call(connection, 'execute', ...step.value));
    return step.value;
  };
  const using = async (work) => {
    const connection = await borrow();
    try {
      return await work(connection);
    } finally {
      connection.release();
    }
  };
  return {
    kind: 'mariadb',
    read: (steps) => using((connection) => run(connection, steps)),
    write: (steps) =>
      using(async (connection) => {
        await call(connection, 'query', 'START TRANSACTION');
        try {
          const value = await run(connection, steps);
          await call(connection, 'query', 'COMMIT');
          return value;
        } catch (error) {
          await call(connection, 'query', 'ROLLBACK');
          throw error;
        }
      }),
  };
}

let looks = [];
setInterval(async () => {
  const batch = looks;
  looks = [];
  for (let from = 0; from < batch.length; from += 500) {
    const some = batch.slice(from, from + 500);
    const places = some.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ');
    await store.write(
      (function* () {
        yield [LOOK + places, some.flat()];
      })(),
    );
  }
}, LOOKS_EVERY_MS);

const app = Fastify();
const text = (maxLength) => ({ type: 'string', minLength: 1, maxLength });
const scanBody = {
  type: 'object',
  additionalProperties: false,
  required: ['code'],
  properties: { code: text(4096) },
};
const redeemBody = {
  type: 'object',
  additionalProperties: false,
  required: ['scan', 'benefitId'],
  properties: { scan: text(1024), benefitId: text(26), amountFen: { type: 'integer' }, note: text(200) },
};
const work = process.argv[2] === 'verify' ? verifyOnly : scan;
app.post('/api/v1/counter/scans', { schema: { body: scanBody } }, async (request) =>
  store.read(work(request)),
);
app.post('/api/v1/counter/redemptions', { schema: { body: redeemBody } }, async (request, reply) => {
  const at = await store.read(auth(request));
  const answer = await store.write(redeem(request, at));
  return reply.status(201).send(answer);
});
await app.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`http://localhost:${app.server.address().port}\n`);
