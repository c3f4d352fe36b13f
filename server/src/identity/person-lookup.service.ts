import { Injectable } from '@nestjs/common';
import type { DocumentType } from '@benefit/shared/identity/document-rules';
import { FieldCipher } from '../platform/crypto/field-cipher.ts';
import type { Tx } from '../platform/database.ts';
import { IdentityRepository } from './identity.repository.ts';
import { PersonVault } from './person-vault.ts';
import { documentHash } from './registry-identity-check.ts';

/** A bound person, as who reports about a document needs them. */
export interface KnownPerson {
  personId: string;
  /** The account to which messages go; null where nobody is bound any more. */
  accountId: string | null;
  /** The full name, to compare; only what is masked may leave the server. */
  name: string;
}

/** Finds the people behind documents that somebody else named. */
@Injectable()
export class PersonLookupService {
  constructor(
    private readonly identities: IdentityRepository,
    private readonly vault: PersonVault,
    private readonly cipher: FieldCipher,
  ) {}

  /** The keyed hash of a document, as `person` keeps it; numbers in their one spelling. */
  documentHash(documentType: DocumentType, documentNumber: string): string {
    return documentHash(this.cipher, { documentType, documentNumber });
  }

  /** Who is bound to these documents, by the document's hash. */
  async byDocuments(tx: Tx, hashes: readonly string[]): Promise<Map<string, KnownPerson>> {
    if (hashes.length === 0) return new Map();
    const people = await this.identities.findPeopleByDocuments(tx, hashes);
    const accounts = await this.identities.accountsOf(
      tx,
      people.map(({ id }) => id),
    );
    return new Map(
      people.map((person) => [
        person.documentHash,
        { personId: person.id, accountId: accounts.get(person.id) ?? null, name: this.vault.nameOf(person) },
      ]),
    );
  }

  /** The accounts to which messages for these people go; those without one are missing. */
  accountsOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
    return this.identities.accountsOf(tx, personIds);
  }

  /** The hash of a bound person's document; null for accounts that are not bound. */
  async documentOf(tx: Tx, personId: string | null): Promise<string | null> {
    if (personId === null) return null;
    return (await this.identities.findPerson(tx, personId))?.documentHash ?? null;
  }
}
