import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { readDocument } from '@benefit/shared/identity/document-rules';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { CreditService } from '../credit/credit.service.ts';
import { CONSENT_NOTICE } from '../identity/consent-notice.ts';
import { IdentityRepository } from '../identity/identity.repository.ts';
import { IdentityService } from '../identity/identity.service.ts';
import { documentHash } from '../identity/registry-identity-check.ts';
import { RegistryRepository } from '../identity/registry.repository.ts';
import { hashPassword } from '../identity/session.service.ts';
import { Clock } from '../platform/clock.ts';
import { FieldCipher } from '../platform/crypto/field-cipher.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { Mode } from '../platform/mode.ts';
import { Setting } from '../platform/setting.entity.ts';
import { VenueRepository } from '../venue/venue.repository.ts';
import { DEMO_CITIZENS, DEMO_PASSWORD, DEMO_STAFF } from './demo-accounts.ts';
import type { DemoPerson, DemoStaff } from './demo-accounts.ts';
import { DemoHistory } from './demo-history.ts';
import { DemoJoining } from './demo-joining.ts';
import { DemoEnterprises } from './demo-enterprises.ts';
import { DemoReliefService } from './demo-relief.service.ts';
import { DEMO_READERS, DEMO_UNBOUND } from './demo-people.ts';
import { DEMO_CITY } from './demo-venues.ts';

/** Since when everything of the demonstration holds: before any of its history. */
const LONG_AGO_MS = 400 * 24 * 3600_000;
/** Since when the scores hold: the day before yesterday's delivery. */
const SCORE_AGE_MS = 2 * 24 * 3600_000;
const DONE = 'demo-city';

/** Fills an empty database with a small believable city, through the same services that serve it. */
@Injectable()
export class DemoCityService implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly identities: IdentityRepository,
    private readonly identity: IdentityService,
    private readonly registry: RegistryRepository,
    private readonly credit: CreditService,
    private readonly venues: VenueRepository,
    private readonly joining: DemoJoining,
    private readonly history: DemoHistory,
    private readonly relief: DemoReliefService,
    private readonly enterprises: DemoEnterprises,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
    private readonly mode: Mode,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.mode.demo) return;
    const done = await this.database.read((tx) => tx.orm.existsBy(Setting, { name: DONE }));
    if (!done) await this.build();
  }

  /** Each step looks whether it was done, so that a start that was killed is finished by the next. */
  private async build(): Promise<void> {
    const venueIds = await this.addVenues();
    await this.addStaff(venueIds);
    await this.joining.write(venueIds, this.longAgo());
    const people = [...DEMO_CITIZENS.flatMap(({ person }) => person ?? []), ...DEMO_READERS, ...DEMO_UNBOUND];
    for (const person of people) await this.register(person);
    for (const { account, name, person } of DEMO_CITIZENS) await this.addCitizen(account, name, person);
    for (const [index, reader] of DEMO_READERS.entries())
      await this.addCitizen(`reader-${index + 1}`, reader.name, reader);
    await this.enterprises.register();
    await this.history.write();
    await this.joining.confirmMonths(venueIds, this.longAgo());
    await this.relief.openCampaign();
    const at = this.clock.now().toISOString();
    await this.database.write((tx) => tx.orm.insert(Setting, { name: DONE, value: at }));
  }

  private async addVenues(): Promise<Map<string, string>> {
    return this.database.write(async (tx) => {
      const known = await this.venues.idsByName(tx);
      const at = this.longAgo();
      for (const venue of DEMO_CITY.filter(({ name }) => !known.has(name))) {
        const id = newId(at);
        known.set(venue.name, id);
        const { creditCode: _code, position: _position, ...face } = venue;
        await this.venues.addVenue(tx, {
          ...face,
          ...{ id, status: 'live', createdAt: at, latitudeE6: null, longitudeE6: null },
          ...{ closedOnHolidays: null, benefitTimes: null, more: null, pictureIds: null },
        });
      }
      return known;
    });
  }

  private async addStaff(venueIds: ReadonlyMap<string, string>): Promise<void> {
    const passwordHash = await hashPassword(DEMO_PASSWORD);
    await this.database.write(async (tx) => {
      for (const staff of DEMO_STAFF) await this.addStaffAccount(tx, staff, passwordHash, venueIds);
    });
  }

  private async addStaffAccount(
    tx: Tx,
    { account: username, name: label, at: place, grant }: DemoStaff,
    passwordHash: string,
    venueIds: ReadonlyMap<string, string>,
  ): Promise<void> {
    if ((await this.identities.findAccountByUsername(tx, username)) !== null) return;
    const at = this.longAgo();
    const accountId = newId(at);
    const account = { id: accountId, kind: 'staff' as const, label, username, passwordHash };
    await this.identities.addAccount(tx, { ...account, personId: null, lockedAt: null, createdAt: at });
    if (grant !== undefined) {
      await this.identities.addRole(tx, {
        id: newId(at),
        accountId,
        ...grant,
        grantedAt: at,
        revokedAt: null,
      });
    }
    const venueId = place === undefined ? undefined : venueIds.get(place.venue);
    if (place !== undefined && venueId !== undefined) {
      const { role } = place;
      await this.venues.addStaff(tx, {
        id: newId(at),
        venueId,
        accountId,
        role,
        addedAt: at,
        removedAt: null,
      });
    }
  }

  /** Puts a person and the score into the registry. */
  private async register({ name, number, city, score }: DemoPerson): Promise<void> {
    const document = readDocument(
      { documentType: 'resident-id', documentNumber: number },
      shanghaiDate(this.clock.now()),
    );
    if (!document.ok) throw new Error(`The demonstration's number of ${name} is not valid`);
    const hash = documentHash(this.cipher, document);
    await this.database.write(async (tx) => {
      if ((await this.registry.find(tx, hash)) !== null) return;
      const at = this.longAgo();
      const id = newId(at);
      const sealed = (column: string, text: string) =>
        this.cipher.seal(text, { table: 'registry_person', column, row: id });
      await this.registry.add(tx, {
        id,
        documentHash: hash,
        nameSealed: sealed('name', name),
        numberSealed: sealed('number', number),
        gender: document.gender,
        birthDate: document.birthDate,
        city,
      });
      await this.credit.recordScore(tx, {
        documentHash: hash,
        city,
        hundredths: Math.round(score * 100),
        from: new Date(this.clock.now().getTime() - SCORE_AGE_MS),
      });
    });
  }

  /** Adds a citizen's account and binds it as a citizen would. */
  private async addCitizen(username: string, label: string, person: DemoPerson | null): Promise<void> {
    const accountId = await this.database.write(async (tx) => {
      const known = await this.identities.findAccountByUsername(tx, username);
      if (known !== null) return known.id;
      const at = this.clock.now();
      const id = newId(at);
      const account = { id, kind: 'citizen' as const, label, username, passwordHash: null };
      await this.identities.addAccount(tx, { ...account, personId: null, lockedAt: null, createdAt: at });
      return id;
    });
    if (person === null) return;
    const caller = { sessionId: '', accountId, kind: 'citizen' as const, label, personId: null };
    await this.identity.bind(caller, {
      name: person.name,
      documentType: 'resident-id',
      documentNumber: person.number,
      city: person.city,
      consentVersion: CONSENT_NOTICE.version,
    });
  }

  private longAgo(): Date {
    return new Date(this.clock.now().getTime() - LONG_AGO_MS);
  }
}
