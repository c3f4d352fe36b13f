import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../platform/crypto/field-cipher.ts';
import { Database } from '../platform/database.ts';
import { IdentityCheck } from './identity-check.ts';
import type { IdentityClaim } from './identity-check.ts';
import { RegistryRepository } from './registry.repository.ts';

/** Compares a claim with the embedded registry's own people. */
@Injectable()
export class RegistryIdentityCheck extends IdentityCheck {
  readonly name = 'registry';

  constructor(
    private readonly database: Database,
    private readonly registry: RegistryRepository,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  async proves(claim: IdentityClaim): Promise<boolean> {
    const hash = documentHash(this.cipher, claim);
    const found = await this.database.read((tx) => this.registry.find(tx, hash));
    if (found === null) return false;
    const name = this.cipher.open(found.nameSealed, {
      table: 'registry_person',
      column: 'name',
      row: found.id,
    });
    return (
      name === claim.name &&
      found.city === claim.city &&
      found.gender === claim.gender &&
      found.birthDate === claim.birthDate
    );
  }
}

/** The keyed hash under which a document is found again, the same in every table. */
export const documentHash = (
  cipher: FieldCipher,
  { documentType, documentNumber }: Pick<IdentityClaim, 'documentType' | 'documentNumber'>,
): string => cipher.lookupHash('document', `${documentType}\0${documentNumber}`);
