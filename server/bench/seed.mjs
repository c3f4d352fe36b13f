/**
 * Fills an installation with what a run needs: venues with their benefits, enrolled terminals with a
 * cashier's session each, people with scores, and passes whose phones' keys stay here.
 */
import { createHash, generateKeyPairSync, randomBytes, sign as signShow } from 'node:crypto';
import { AUDIENCES } from '@benefit/shared/venue/benefit-rules';
import {
  assembleCode,
  assembleCredential,
  credentialBody,
  issuerMessage,
  showMessage,
  stepAt,
} from '@benefit/shared/pass/pass-code';
import { createApp } from '../dist/configure-app.js';
import { CreditService } from '../dist/credit/credit.service.js';
import { CONSENT_NOTICE } from '../dist/identity/consent-notice.js';
import { IdentityRepository } from '../dist/identity/identity.repository.js';
import { PersonVault } from '../dist/identity/person-vault.js';
import { SessionService } from '../dist/identity/session.service.js';
import { TerminalRepository } from '../dist/counter/terminal.repository.js';
import { PassKeysService } from '../dist/pass/pass-keys.service.js';
import { PassRow } from '../dist/pass/pass.entity.js';
import { bodyHash } from '../dist/pass/pass.service.js';
import { sign } from '../dist/pass/ed25519.js';
import { SystemClock } from '../dist/platform/clock.js';
import { loadConfig } from '../dist/platform/config.js';
import { Database } from '../dist/platform/database.js';
import { idFromBytes, newId } from '../dist/platform/ids.js';
import { VenueRepository } from '../dist/venue/venue.repository.js';

const KINDS = ['deposit-waiver', 'percentage-off', 'free-loans', 'free-services'];
const STEPS = [-1, 0, 1];
const PEOPLE = 500;
const PASSES_AT_ONCE = 200;
const LIFE_SECONDS = 24 * 3600;

/**
 * @param env of the installation
 * @param counts `{ venues, terminals, passes }`
 * @returns tills `{ token, terminal, benefitId }`, and phones `{ credential, key }`
 */
export async function seed(env, { venues, terminals, passes }) {
  const app = await createApp(loadConfig(env), new SystemClock());
  try {
    const places = await Promise.all(Array.from({ length: venues }, () => addVenue(app)));
    const tills = [];
    for (let index = 0; index < terminals; index++) tills.push(await addTill(app, places[index % venues]));
    const people = [];
    for (let index = 0; index < PEOPLE; index++) people.push(await addPerson(app, index));
    return { tills, phones: await addPasses(app, people, passes) };
  } finally {
    await app.close();
  }
}

async function addVenue(app) {
  const repository = app.get(VenueRepository);
  const at = longAgo();
  const venueId = newId(new Date());
  let loans = '';
  await app.get(Database).write(async (tx) => {
    await repository.addVenue(tx, {
      id: venueId,
      name: `书店${venueId.slice(-6)}`,
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
    for (const { holder, grade } of AUDIENCES) {
      for (const kind of KINDS) {
        const id = newId(new Date());
        if (holder === 'person' && grade === 'T150' && kind === 'free-loans') loans = id;
        const version = {
          benefitId: id,
          version: 1,
          kind,
          title: `优惠 ${kind}`,
          holder,
          grade,
          terms: '测试条款',
          percentOff: kind === 'percentage-off' ? 15 : null,
          quotaLimit: kind === 'free-loans' ? 1_000_000 : null,
          quotaEvery: kind === 'free-loans' ? 1 : null,
          quotaUnit: kind === 'free-loans' ? 'quarter' : null,
          openLimit: null,
          offlineSafe: 0,
          validFrom: at,
          validUntil: null,
        };
        await repository.addBenefit(tx, { id, venueId, createdAt: at }, version);
      }
    }
  });
  return { venueId, benefitId: loans };
}

async function addTill(app, { venueId, benefitId }) {
  const at = new Date();
  const accountId = newId(at);
  const terminal = randomBytes(32).toString('base64url');
  await app.get(Database).write(async (tx) => {
    const account = { id: accountId, kind: 'staff', label: '收银员', username: accountId, createdAt: at };
    const empty = { passwordHash: null, personId: null, lockedAt: null };
    await app.get(IdentityRepository).addAccount(tx, { ...account, ...empty });
    const staff = { id: newId(at), venueId, accountId, role: 'cashier', addedAt: at, removedAt: null };
    await app.get(VenueRepository).addStaff(tx, staff);
    await app.get(TerminalRepository).add(tx, {
      id: newId(at),
      venueId,
      name: '终端',
      tokenHash: createHash('sha256').update(terminal).digest('base64url'),
      enrolledBy: accountId,
      enrolledAt: at,
      lastSeenAt: at,
      revokedAt: null,
    });
  });
  const { accessToken } = await app.get(SessionService).loginDemo(accountId);
  return { token: accessToken, terminal, benefitId };
}

async function addPerson(app, index) {
  const at = longAgo();
  const id = newId(new Date());
  const accountId = newId(new Date());
  const documentHash = createHash('sha256').update(id).digest('base64url');
  const fields = {
    name: '张测试',
    number: `41010119900101${String(index).padStart(4, '0')}`,
    birthDate: '1990-01-01',
  };
  await app.get(Database).write(async (tx) => {
    const identities = app.get(IdentityRepository);
    await identities.addPerson(tx, {
      id,
      documentHash,
      documentType: 'resident-id',
      ...app.get(PersonVault).seal(id, fields),
      gender: 'female',
      city: '郑州',
      provedBy: 'bench',
      provedAt: at,
      blockedAt: null,
    });
    const version = CONSENT_NOTICE.version;
    await identities.addConsent(tx, { id: newId(at), personId: id, version, givenAt: at, withdrawnAt: null });
    const account = { id: accountId, kind: 'citizen', label: '市民', username: accountId, createdAt: at };
    await identities.addAccount(tx, { ...account, passwordHash: null, personId: id, lockedAt: null });
    const score = { documentHash, city: '郑州', hundredths: 16_000, from: at };
    await app.get(CreditService).recordScore(tx, score);
  });
  return { personId: id, accountId };
}

async function addPasses(app, people, count) {
  const key = app.get(PassKeysService).signingKey();
  const issuedAt = Math.floor(Date.now() / 1000);
  const phones = [];
  const rows = Array.from({ length: count }, (_, index) => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const passId = new Uint8Array(randomBytes(16));
    const body = credentialBody({
      keyId: key.keyId,
      passId,
      holder: 'person',
      grade: 'T150',
      issuedAt,
      expiresAt: issuedAt + LIFE_SECONDS,
      devicePublicKey: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(12)),
    });
    phones.push({
      credential: assembleCredential(body, sign(key.signing, issuerMessage(body))),
      key: privateKey,
    });
    const id = idFromBytes(passId);
    return {
      id,
      phoneId: id,
      ...people[index % people.length],
      holderKind: 'person',
      deviceName: '测试手机',
      keyId: key.keyId,
      bodyHash: bodyHash(body),
      manualNumber: null,
      issuedAt: new Date(issuedAt * 1000),
      expiresAt: new Date((issuedAt + LIFE_SECONDS) * 1000),
      revokedAt: null,
      revokedFor: null,
    };
  });
  await app.get(Database).write(async (tx) => {
    for (let from = 0; from < count; from += PASSES_AT_ONCE)
      await tx.orm.insert(PassRow, rows.slice(from, from + PASSES_AT_ONCE));
  });
  return phones;
}

/** The codes that a phone shows about now; each is good for one redemption. */
export function codesOf({ credential, key }) {
  const now = stepAt(Date.now() / 1000);
  return STEPS.map((ahead) => {
    const signature = signShow(null, showMessage(credential, now + ahead), key);
    return assembleCode(credential, now + ahead, new Uint8Array(signature));
  });
}

const longAgo = () => new Date(Date.now() - 365 * 24 * 3600_000);
