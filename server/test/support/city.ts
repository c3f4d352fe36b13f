import { randomInt, randomUUID } from 'node:crypto';
import { readDocument } from '@benefit/shared/identity/document-rules';
import { AUDIENCES } from '@benefit/shared/venue/benefit-rules';
import type { BenefitKind } from '@benefit/shared/venue/benefit-rules';
import type { VenueStatus } from '@benefit/shared/venue/venue-state-rules';
import type { Quota } from '@benefit/shared/ledger/quota-rules';
import { CreditService } from '../../src/credit/credit.service.ts';
import { Account } from '../../src/identity/account.entity.ts';
import { CONSENT_NOTICE } from '../../src/identity/consent-notice.ts';
import { IdentityRepository } from '../../src/identity/identity.repository.ts';
import { Person } from '../../src/identity/person.entity.ts';
import { documentHash } from '../../src/identity/registry-identity-check.ts';
import { RegistryRepository } from '../../src/identity/registry.repository.ts';
import type { GrantedRole } from '../../src/identity/role-grant.entity.ts';
import { FieldCipher } from '../../src/platform/crypto/field-cipher.ts';
import { newId } from '../../src/platform/ids.ts';
import { VenueRepository } from '../../src/venue/venue.repository.ts';
import type { TestApp } from './app.ts';
import { Phone } from './phone.ts';
import { Till } from './till.ts';

const YEAR_MS = 365 * 24 * 3600_000;

export interface Citizen {
  token: string;
  accountId: string;
  username: string;
  name: string;
  documentNumber: string;
  documentHash: string;
  city: string;
}

export interface TestVenue {
  venueId: string;
  name: string;
  manager: string;
  cashier: string;
  /** Ids of the benefits for persons of 150 points and more, by kind. */
  benefits: Record<BenefitKind, string>;
  /** Id of a benefit for persons of 100 to 120 points, and of one for enterprises. */
  others: { lowerGrade: string; enterprise: string };
}

/** Makes what a test is about: its own people and venues with fresh ids, so that nothing needs cleaning. */
export class City {
  constructor(private readonly t: TestApp) {}

  /** Somebody in the registry with a score, with an account, bound unless `bind` says no. */
  async citizen({
    score = 160,
    city = '郑州',
    bind = true,
    birthDate,
  }: {
    score?: number | null;
    city?: string;
    bind?: boolean;
    birthDate?: string;
  } = {}): Promise<Citizen> {
    const name = `测试${String.fromCodePoint(0x4e00 + randomInt(20_000))}`;
    const documentNumber = identityNumber(birthDate);
    const hash = await this.register(name, documentNumber, city, score);
    const account = await this.account('citizen');
    const citizen = { ...account, name, documentNumber, documentHash: hash, city };
    if (bind) await this.bind(citizen);
    return citizen;
  }

  /** Binds as the citizen would. */
  bind(citizen: Citizen, token = citizen.token) {
    const { name, documentNumber, city } = citizen;
    const body = {
      name,
      documentType: 'resident-id',
      documentNumber,
      city,
      consentVersion: CONSENT_NOTICE.version,
    };
    return this.t.api.post('/me/identity', body, { token });
  }

  /** Gives a citizen another score from now on. */
  async setScore(citizen: Citizen, score: number): Promise<void> {
    const { documentHash: hash, city } = citizen;
    const from = this.t.clock.now();
    await this.t.database.write((tx) =>
      this.t.app
        .get(CreditService)
        .recordScore(tx, { documentHash: hash, city, hundredths: Math.round(score * 100), from }),
    );
  }

  async phone(citizen: Citizen): Promise<Phone> {
    const phone = new Phone(this.t.api, this.t.clock, citizen.token);
    const issued = await phone.issue();
    if (issued.status === 201) return phone;
    throw new Error(`No pass: ${JSON.stringify(issued.body)}`);
  }

  /** A live venue with a benefit of each kind for each holder and grade; free loans have the given quota. */
  async venue({
    loans = { limit: 2, every: 1, unit: 'quarter' },
    openLimit = null,
  }: { loans?: Quota; openLimit?: number | null } = {}): Promise<TestVenue> {
    const venues = this.t.app.get(VenueRepository);
    const at = this.longAgo();
    const venueId = newId(this.t.clock.now());
    const name = `测试书店${venueId.slice(-6)}`;
    const benefits: Partial<Record<BenefitKind, string>> = {};
    const others = { lowerGrade: '', enterprise: '' };
    const manager = await this.account('staff');
    const cashier = await this.account('staff');
    await this.t.database.write(async (tx) => {
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
        ...{
          latitudeE6: null,
          longitudeE6: null,
          closedOnHolidays: null,
          benefitTimes: null,
          more: null,
          pictureIds: null,
        },
        createdAt: at,
      });
      for (const { holder, grade } of AUDIENCES) {
        for (const kind of ['deposit-waiver', 'percentage-off', 'free-loans', 'free-services'] as const) {
          const id = newId(this.t.clock.now());
          if (holder === 'person' && grade === 'T150') benefits[kind] = id;
          if (holder === 'person' && grade === 'T100') others.lowerGrade = id;
          if (holder === 'enterprise') others.enterprise = id;
          const quota = kind === 'free-loans' ? loans : null;
          await venues.addBenefit(
            tx,
            { id, venueId, createdAt: at },
            {
              benefitId: id,
              version: 1,
              kind,
              title: `优惠 ${kind}`,
              holder,
              grade,
              terms: '测试条款',
              percentOff: kind === 'percentage-off' ? 15 : null,
              quotaLimit: quota?.limit ?? null,
              quotaEvery: quota?.every ?? null,
              quotaUnit: quota?.unit ?? null,
              openLimit: kind === 'deposit-waiver' ? openLimit : null,
              ...{
                quotaKey: null,
                startsOn: null,
                endsOn: null,
                weekdays: null,
                hoursFrom: null,
                hoursTo: null,
              },
              ...{ reducedFen: null, basis: null, combinable: null, offlineSafe: 0 },
              validFrom: at,
              validUntil: null,
            },
          );
        }
      }
      const staff = (accountId: string, role: 'manager' | 'cashier') =>
        venues.addStaff(tx, { id: newId(at), venueId, accountId, role, addedAt: at, removedAt: null });
      await staff(manager.accountId, 'manager');
      await staff(cashier.accountId, 'cashier');
    });
    return {
      venueId,
      name,
      manager: manager.token,
      cashier: cashier.token,
      benefits: benefits as TestVenue['benefits'],
      others,
    };
  }

  /** Somebody new who works at a venue; sessions end after an hour, so a test that moves the clock needs one. */
  async staff(venue: Pick<TestVenue, 'venueId'>, role: 'manager' | 'cashier'): Promise<string> {
    const { token, accountId } = await this.account('staff');
    const at = this.longAgo();
    await this.t.database.write((tx) =>
      this.t.app.get(VenueRepository).addStaff(tx, {
        id: newId(at),
        venueId: venue.venueId,
        accountId,
        role,
        addedAt: at,
        removedAt: null,
      }),
    );
    return token;
  }

  /** Somebody with a role that is granted, not held at a venue. */
  async officer(role: GrantedRole): Promise<string> {
    const { token, accountId } = await this.account('staff');
    const at = this.longAgo();
    await this.t.database.write((tx) =>
      this.t.app.get(IdentityRepository).addRole(tx, {
        id: newId(at),
        accountId,
        role,
        area: null,
        level: role === 'office' ? 'city' : null,
        grantedAt: at,
        revokedAt: null,
      }),
    );
    return token;
  }

  /** A new session of a citizen, after the clock was moved. */
  async logInAgain(citizen: Citizen): Promise<void> {
    citizen.token = await this.session(citizen.username);
  }

  /** Puts a venue into a state in which nothing is given. */
  async stop({ venueId }: TestVenue, status: Exclude<VenueStatus, 'live'> = 'suspended'): Promise<void> {
    await this.t.database.write((tx) => this.t.app.get(VenueRepository).setStatus(tx, venueId, status));
  }

  /** Stops a citizen's benefits as the credit office would. */
  async block({ accountId }: Citizen): Promise<void> {
    await this.t.database.write(async (tx) => {
      const { personId } = await tx.orm.findOneByOrFail(Account, { id: accountId });
      if (personId === null) throw new Error('Nobody is bound to this account');
      await tx.orm.update(Person, { id: personId }, { blockedAt: this.t.clock.now() });
    });
  }

  /** Enrols a terminal of a venue as its staff would. */
  async till(
    venue: Pick<TestVenue, 'venueId' | 'cashier' | 'manager'>,
    token = venue.cashier,
    manager = venue.manager,
  ): Promise<Till> {
    const { api } = this.t;
    const code = await api.post(`/venues/${venue.venueId}/terminal-codes`, undefined, { token: manager });
    const enrolled = await api.post(
      '/counter/terminals',
      { code: code.body.code, name: '测试终端' },
      { token },
    );
    return new Till(api, token, enrolled.body.terminalToken, enrolled.body.terminalId, venue.venueId);
  }

  /** An account with a session of its own. */
  async account(kind: 'citizen' | 'staff'): Promise<{ token: string; accountId: string; username: string }> {
    const username = randomUUID().replaceAll('-', '');
    const at = this.t.clock.now();
    const accountId = newId(at);
    await this.t.database.write((tx) =>
      this.t.app.get(IdentityRepository).addAccount(tx, {
        id: accountId,
        kind,
        label: '测试账号',
        username,
        passwordHash: null,
        personId: null,
        lockedAt: null,
        createdAt: at,
      }),
    );
    return { token: await this.session(username), accountId, username };
  }

  private async session(username: string): Promise<string> {
    const session = await this.t.api.post('/sessions/demo', { account: username });
    if (session.status === 201) return session.body.accessToken;
    throw new Error(`No session: ${JSON.stringify(session.body)}`);
  }

  private async register(
    name: string,
    documentNumber: string,
    city: string,
    score: number | null,
  ): Promise<string> {
    const cipher = this.t.app.get(FieldCipher);
    const document = readDocument({ documentType: 'resident-id', documentNumber }, '2026-11-22');
    if (!document.ok) throw new Error(document.text);
    const hash = documentHash(cipher, document);
    const at = this.longAgo();
    const id = newId(at);
    const sealed = (column: string, text: string) =>
      cipher.seal(text, { table: 'registry_person', column, row: id });
    await this.t.database.write(async (tx) => {
      await this.t.app.get(RegistryRepository).add(tx, {
        id,
        documentHash: hash,
        nameSealed: sealed('name', name),
        numberSealed: sealed('number', documentNumber),
        gender: document.gender,
        birthDate: document.birthDate,
        city,
      });
      if (score === null) return;
      const record = { documentHash: hash, city, hundredths: Math.round(score * 100), from: at };
      await this.t.app.get(CreditService).recordScore(tx, record);
    });
    return hash;
  }

  private longAgo(): Date {
    return new Date(this.t.clock.now().getTime() - YEAR_MS);
  }
}

/** A made-up number of the resident identity card, right by its check digit (GB 11643). */
function identityNumber(birthDate = someDay()): string {
  const body = `410101${birthDate.replaceAll('-', '')}${String(randomInt(1000)).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return `${body}${'10X98765432'.charAt(sum % 11)}`;
}

/** A day on which somebody may have been born who is of age by far. */
function someDay(): string {
  const day = String(randomInt(1, 29)).padStart(2, '0');
  const month = String(randomInt(1, 13)).padStart(2, '0');
  return `${randomInt(1950, 2005)}-${month}-${day}`;
}
