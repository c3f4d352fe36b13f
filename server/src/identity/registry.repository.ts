import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database.ts';
import { Account } from './account.entity.ts';
import { Person } from './person.entity.ts';
import { RegistryPerson } from './registry-person.entity.ts';

@Injectable()
export class RegistryRepository {
  find(tx: Tx, documentHash: string): Promise<RegistryPerson | null> {
    return tx.orm.findOneBy(RegistryPerson, { documentHash });
  }

  async add(tx: Tx, person: RegistryPerson): Promise<void> {
    await tx.orm.insert(RegistryPerson, person);
  }

  /** Somebody of the registry whom no account is bound to yet. */
  findUnbound(tx: Tx): Promise<RegistryPerson | null> {
    return tx.orm
      .createQueryBuilder(RegistryPerson, 'r')
      .leftJoin(Person, 'p', 'p.documentHash = r.documentHash')
      .leftJoin(Account, 'a', 'a.personId = p.id')
      .where('a.id IS NULL')
      .orderBy('r.id', 'ASC')
      .getOne();
  }
}
