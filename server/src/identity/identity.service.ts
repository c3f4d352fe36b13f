import { Injectable } from '@nestjs/common';
import type { BindIdentityRequest } from '@benefit/shared/identity/identity-contract';
import { DOCUMENT_TYPES, readDocument } from '@benefit/shared/identity/document-rules';
import { maskName } from '@benefit/shared/identity/masking-rules';
import { readPersonName } from '@benefit/shared/identity/name-rules';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { Clock } from '../platform/clock.ts';
import { FieldCipher } from '../platform/crypto/field-cipher.ts';
import type { Place } from '../platform/crypto/field-cipher.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { Hook } from '../platform/hooks.ts';
import { newId } from '../platform/ids.ts';
import { Problem, fieldProblem } from '../platform/problem.ts';
import { isDuplicate } from '../platform/sql-errors.ts';
import { CONSENT_NOTICE } from './consent-notice.ts';
import { IdentityCheck } from './identity-check.ts';
import type { IdentityClaim } from './identity-check.ts';
import { IdentityRepository } from './identity.repository.ts';
import type { HolderRow } from './identity.repository.ts';
import { PersonVault } from './person-vault.ts';
import type { Principal } from './principal.ts';
import { documentHash } from './registry-identity-check.ts';

/** A person as decisions need them: the row, and whether consent to the notice in force stands. */
export type Holder = HolderRow & { consentGiven: boolean };

/** A proved person in full, for decisions on the server; only what is masked may leave it unasked. */
export interface ProvedPerson {
  personId: string;
  documentHash: string;
  name: string;
  documentNumber: string;
  gender: 'male' | 'female';
  /** `yyyy-mm-dd`. */
  birthDate: string;
  city: string;
}

/** Real-name binding and consent (rules 22 and 11; 个人信息保护法 第十三条, 第十五条). */
@Injectable()
export class IdentityService {
  /** The privacy notice in force. */
  readonly consentNotice = CONSENT_NOTICE;

  /** Registered by the pass feature: every pass of the person dies in the same transaction. */
  readonly onConsentWithdrawn = new Hook<{ personId: string; at: Date }, void>();

  /** Registered by the relief feature: what departments reported of a person meets them when they bind. */
  readonly onBound = new Hook<
    { personId: string; accountId: string; documentHash: string; name: string },
    void
  >();

  constructor(
    private readonly database: Database,
    private readonly identities: IdentityRepository,
    private readonly check: IdentityCheck,
    private readonly vault: PersonVault,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
  ) {}

  /**
   * Binds a proved identity to the caller's account and records the consent given with it. Binding
   * the same document again changes nothing.
   *
   * @throws Problem `invalid-request` by field, `identity-not-proved`, `identity-already-bound`,
   * `identity-bound-elsewhere` (which also opens a case at the office)
   */
  async bind(caller: Principal, request: BindIdentityRequest): Promise<void> {
    const claim = this.readClaim(request);
    if (!(await this.check.proves(claim))) throw new Problem('identity-not-proved', { fixableBy: 'holder' });
    const outcome = await this.database
      .write((tx) => this.bindClaim(tx, caller.accountId, claim))
      .catch((error: unknown) => {
        // two accounts bound the same document at once: the unique keys decided
        if (isDuplicate(error))
          return this.database.write((tx) => this.bindClaim(tx, caller.accountId, claim));
        throw error;
      });
    if (outcome !== 'bound') throw new Problem(outcome);
  }

  /** @throws Problem `invalid-request` when another version is in force, `not-bound` */
  async giveConsent(caller: Principal, version: string): Promise<void> {
    requireVersionInForce(version, 'version');
    await this.database.write(async (tx) => {
      const personId = await this.boundPersonId(tx, caller);
      const holder = await this.holderOf(tx, personId);
      if (!holder.consentGiven) await this.addConsent(tx, personId);
    });
  }

  /** Withdraws every consent: the binding stays, what depends on consent ends with the transaction. */
  async withdrawConsent(caller: Principal): Promise<void> {
    await this.database.write(async (tx) => {
      const account = await this.identities.findAccount(tx, caller.accountId);
      if (account?.personId == null) return;
      const at = this.clock.now();
      await this.identities.withdrawConsents(tx, account.personId, at);
      await this.onConsentWithdrawn.run(tx, { personId: account.personId, at });
    });
  }

  /** @throws Error when there is no such person: ids of persons come from our own rows */
  async holderOf(tx: Tx, personId: string): Promise<Holder> {
    const row = await this.identities.findHolder(tx, personId);
    if (row === null) throw new Error(`No person ${personId}`);
    return { ...row, consentGiven: row.consentVersion === CONSENT_NOTICE.version };
  }

  /** The full name, for masking; only what is masked may leave the server. */
  nameOf(holder: HolderRow): string {
    return this.vault.nameOf({ ...holder, id: holder.personId });
  }

  /** The full names of several people, for masking; see `nameOf`. */
  async namesOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
    const people = await this.identities.findPeople(tx, [...new Set(personIds)]);
    return new Map(people.map((person) => [person.id, this.vault.nameOf(person)]));
  }

  /** @throws Error when there is no such person: ids of persons come from our own rows */
  async provedPerson(tx: Tx, personId: string): Promise<ProvedPerson> {
    const [person] = await this.provedPeople(tx, [personId]);
    if (person === undefined) throw new Error(`No person ${personId}`);
    return person;
  }

  /** Several people in full; see `provedPerson`. */
  async provedPeople(tx: Tx, personIds: readonly string[]): Promise<ProvedPerson[]> {
    const people = await this.identities.findPeople(tx, [...new Set(personIds)]);
    return people.map((person) => ({
      personId: person.id,
      documentHash: person.documentHash,
      name: this.vault.nameOf(person),
      documentNumber: this.vault.numberOf(person),
      gender: person.gender,
      birthDate: this.vault.birthDateOf(person),
      city: person.city,
    }));
  }

  /** Seals words about a holder that stand in another table, under the holder's own key. */
  sealNote(holder: HolderRow, note: string, at: Place): string {
    return this.vault.sealNote({ id: holder.personId, dataKey: holder.dataKey }, note, at);
  }

  /** What `sealNote` sealed about several people, by the row it stands in. */
  async openNotes(
    tx: Tx,
    notes: readonly { personId: string; sealed: string; at: Place }[],
  ): Promise<Map<string, string>> {
    if (notes.length === 0) return new Map();
    const people = await this.identities.findPeople(tx, [...new Set(notes.map((note) => note.personId))]);
    return new Map(
      notes.flatMap(({ personId, sealed, at }) => {
        const person = people.find((entry) => entry.id === personId);
        return person === undefined ? [] : [[at.row, this.vault.openNote(person, sealed, at)] as const];
      }),
    );
  }

  /** The keyed hashes of a document's number, one for each type it could be of: for an officer's search. */
  documentHashesOf(documentNumber: string): string[] {
    return DOCUMENT_TYPES.map((documentType) => documentHash(this.cipher, { documentType, documentNumber }));
  }

  /** What staff accounts are called on screens, by account. */
  labelsOf(tx: Tx, accountIds: readonly string[]): Promise<Map<string, string>> {
    return this.identities.labelsOf(tx, [...new Set(accountIds)]);
  }

  /** What accounts are called on others' screens: a citizen's masked name once bound, else the account's own label. */
  async shownNames(tx: Tx, accountIds: readonly string[]): Promise<Map<string, string>> {
    const accounts = await this.identities.findAccounts(tx, [...new Set(accountIds)]);
    const names = await this.namesOf(
      tx,
      accounts.flatMap(({ personId }) => personId ?? []),
    );
    return new Map(
      accounts.map(({ id, label, personId }) => {
        const name = personId === null ? undefined : names.get(personId);
        return [id, name === undefined ? label : maskName(name)];
      }),
    );
  }

  /** The account of a person, to which messages go. */
  async accountIdOf(tx: Tx, personId: string): Promise<string | null> {
    return (await this.identities.findAccountOf(tx, personId))?.id ?? null;
  }

  private readClaim(request: BindIdentityRequest): IdentityClaim {
    requireVersionInForce(request.consentVersion, 'consentVersion');
    const name = readPersonName(request.name);
    if (!name.ok) throw fieldProblem({ path: 'name', code: name.code, text: name.text });
    const document = readDocument(request, shanghaiDate(this.clock.now()));
    if (!document.ok) throw fieldProblem({ path: document.path, code: document.code, text: document.text });
    const { documentType, documentNumber, gender, birthDate } = document;
    return { name: name.name, documentType, documentNumber, gender, birthDate, city: request.city };
  }

  private async bindClaim(
    tx: Tx,
    accountId: string,
    claim: IdentityClaim,
  ): Promise<'bound' | 'identity-already-bound' | 'identity-bound-elsewhere'> {
    const account = await this.identities.findAccount(tx, accountId);
    const hash = documentHash(this.cipher, claim);
    const person = await this.identities.findPersonByDocument(tx, hash);
    if (account?.personId != null)
      return account.personId === person?.id ? 'bound' : 'identity-already-bound';
    const personId = person?.id ?? (await this.addPerson(tx, hash, claim));
    if (person !== null && (await this.identities.findAccountOf(tx, person.id)) !== null) {
      const openedAt = this.clock.now();
      const id = newId(openedAt);
      await this.identities.openCase(tx, {
        id,
        kind: 'bound-elsewhere',
        personId,
        accountId,
        openedAt,
        closedAt: null,
      });
      return 'identity-bound-elsewhere';
    }
    if (!(await this.identities.bind(tx, accountId, personId))) return 'identity-already-bound';
    await this.addConsent(tx, personId);
    await this.onBound.run(tx, { personId, accountId, documentHash: hash, name: claim.name });
    return 'bound';
  }

  private async addPerson(tx: Tx, hash: string, claim: IdentityClaim): Promise<string> {
    const at = this.clock.now();
    const id = newId(at);
    await this.identities.addPerson(tx, {
      id,
      documentHash: hash,
      documentType: claim.documentType,
      ...this.vault.seal(id, { name: claim.name, number: claim.documentNumber, birthDate: claim.birthDate }),
      gender: claim.gender,
      city: claim.city,
      provedBy: this.check.name,
      provedAt: at,
      blockedAt: null,
    });
    return id;
  }

  private async addConsent(tx: Tx, personId: string): Promise<void> {
    const at = this.clock.now();
    await this.identities.addConsent(tx, {
      id: newId(at),
      personId,
      version: CONSENT_NOTICE.version,
      givenAt: at,
      withdrawnAt: null,
    });
  }

  private async boundPersonId(tx: Tx, caller: Principal): Promise<string> {
    const account = await this.identities.findAccount(tx, caller.accountId);
    if (account?.personId == null) throw new Problem('not-bound', { fixableBy: 'holder' });
    return account.personId;
  }
}

function requireVersionInForce(version: string, path: string): void {
  if (version === CONSENT_NOTICE.version) return;
  throw fieldProblem({ path, code: 'out-of-date', text: '告知内容已更新，请重新阅读后同意' });
}
