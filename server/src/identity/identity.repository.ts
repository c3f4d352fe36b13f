import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { Tx } from '../platform/database.ts';
import type { OfficerAreas } from './officer-areas.ts';
import { Account } from './account.entity.ts';
import { Consent } from './consent.entity.ts';
import { IdentityCase } from './identity-case.entity.ts';
import { Person } from './person.entity.ts';
import { RoleGrant } from './role-grant.entity.ts';
import type { GrantedRole } from './role-grant.entity.ts';

/** What a decision about a person needs, in one reading. */
export interface HolderRow {
  personId: string;
  documentHash: string;
  city: string;
  dataKey: string;
  nameSealed: string;
  blocked: boolean;
  consentVersion: string | null;
}

interface HolderSql {
  document_hash: string;
  city: string;
  data_key: string;
  name_sealed: string;
  blocked_at: string | Date | null;
  version: string | null;
}

@Injectable()
export class IdentityRepository {
  async grantedRoles(tx: Tx, accountId: string): Promise<GrantedRole[]> {
    const rows = await tx.query<{ role: GrantedRole }>(
      'SELECT role FROM role_grant WHERE account_id = ? AND revoked_at IS NULL',
      [accountId],
    );
    return rows.map((row) => row.role);
  }

  /** Areas of the grants in force; a department without a name or an office without a level is none. */
  async officerAreas(tx: Tx, accountId: string): Promise<OfficerAreas> {
    const grants = await tx.orm.findBy(RoleGrant, { accountId, revokedAt: IsNull() });
    return {
      departments: grants.flatMap(({ role, area }) => (role === 'department' && area !== null ? [area] : [])),
      sponsors: grants.flatMap(({ role, area }) => (role === 'sponsor' && area !== null ? [area] : [])),
      operator: grants.some(({ role }) => role === 'operator'),
      offices: grants.flatMap(({ role, level, area }) =>
        role === 'office' && level !== null ? [{ level, area }] : [],
      ),
    };
  }

  /** By hand-written SQL: it runs with every scan and every redemption. */
  async findHolder(tx: Tx, personId: string): Promise<HolderRow | null> {
    const [row] = await tx.query<HolderSql>(
      `SELECT p.document_hash, p.city, p.data_key, p.name_sealed, p.blocked_at, c.version
         FROM person p
         LEFT JOIN consent c ON c.person_id = p.id AND c.withdrawn_at IS NULL
        WHERE p.id = ?
        ORDER BY c.given_at DESC LIMIT 1`,
      [personId],
    );
    if (row === undefined) return null;
    return {
      personId,
      documentHash: row.document_hash,
      city: row.city,
      dataKey: row.data_key,
      nameSealed: row.name_sealed,
      blocked: row.blocked_at !== null,
      consentVersion: row.version,
    };
  }

  findPerson(tx: Tx, id: string): Promise<Person | null> {
    return tx.orm.findOneBy(Person, { id });
  }

  findPeople(tx: Tx, ids: readonly string[]): Promise<Person[]> {
    return tx.orm.findBy(Person, { id: In([...ids]) });
  }

  findPeopleByDocuments(tx: Tx, hashes: readonly string[]): Promise<Person[]> {
    return tx.orm.findBy(Person, { documentHash: In([...hashes]) });
  }

  /** The accounts of several people, by person. */
  async accountsOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
    if (personIds.length === 0) return new Map();
    const accounts = await tx.orm.findBy(Account, { personId: In([...personIds]) });
    return new Map(accounts.flatMap(({ id, personId }) => (personId === null ? [] : [[personId, id]])));
  }

  findPersonByDocument(tx: Tx, documentHash: string): Promise<Person | null> {
    return tx.orm.findOneBy(Person, { documentHash });
  }

  async addPerson(tx: Tx, person: Person): Promise<void> {
    await tx.orm.insert(Person, person);
  }

  findAccount(tx: Tx, id: string): Promise<Account | null> {
    return tx.orm.findOneBy(Account, { id });
  }

  findAccounts(tx: Tx, ids: readonly string[]): Promise<Account[]> {
    return ids.length === 0 ? Promise.resolve([]) : tx.orm.findBy(Account, { id: In([...ids]) });
  }

  async labelsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
    const accounts = await this.findAccounts(tx, ids);
    return new Map(accounts.map(({ id, label }) => [id, label]));
  }

  findAccountByUsername(tx: Tx, username: string): Promise<Account | null> {
    return tx.orm.findOneBy(Account, { username });
  }

  findAccountOf(tx: Tx, personId: string): Promise<Account | null> {
    return tx.orm.findOneBy(Account, { personId });
  }

  async addAccount(tx: Tx, account: Account): Promise<void> {
    await tx.orm.insert(Account, account);
  }

  /** Ties an account that is not bound yet to a person; false when it was bound in between. */
  async bind(tx: Tx, accountId: string, personId: string): Promise<boolean> {
    const result = await tx.orm.update(Account, { id: accountId, personId: IsNull() }, { personId });
    return result.affected === 1;
  }

  async addConsent(tx: Tx, consent: Consent): Promise<void> {
    await tx.orm.insert(Consent, consent);
  }

  async withdrawConsents(tx: Tx, personId: string, at: Date): Promise<void> {
    await tx.orm.update(Consent, { personId, withdrawnAt: IsNull() }, { withdrawnAt: at });
  }

  async addRole(tx: Tx, grant: RoleGrant): Promise<void> {
    await tx.orm.insert(RoleGrant, grant);
  }

  async openCase(tx: Tx, identityCase: IdentityCase): Promise<void> {
    await tx.orm.insert(IdentityCase, identityCase);
  }
}
