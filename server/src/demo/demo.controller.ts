import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { getDemoRegistryPerson, listDemoAccounts } from '@benefit/shared/identity/session-contract';
import { RegistryRepository } from '../identity/registry.repository.ts';
import { FieldCipher } from '../platform/crypto/field-cipher.ts';
import { Database } from '../platform/database.ts';
import { Mode } from '../platform/mode.ts';
import { Problem } from '../platform/problem.ts';
import { Serves } from '../platform/route.ts';
import { DEMO_ACCOUNTS } from './demo-accounts.ts';
import type { DemoAccount } from './demo-accounts.ts';

/** What only the demonstration shows. */
@ApiTags('demo')
@Controller()
export class DemoController {
  constructor(
    private readonly database: Database,
    private readonly registry: RegistryRepository,
    private readonly cipher: FieldCipher,
    private readonly mode: Mode,
  ) {}

  @Serves(listDemoAccounts)
  listAccounts(): { accounts: DemoAccount[] } {
    this.requireDemo();
    return { accounts: [...DEMO_ACCOUNTS] };
  }

  @Serves(getDemoRegistryPerson)
  async registryPerson() {
    this.requireDemo();
    const found = await this.database.read((tx) => this.registry.findUnbound(tx));
    if (found === null) throw new Problem('not-found', { detail: '演示用的身份都已绑定' });
    const open = (column: string, sealed: string) =>
      this.cipher.open(sealed, { table: 'registry_person', column, row: found.id });
    return {
      name: open('name', found.nameSealed),
      documentType: 'resident-id' as const,
      documentNumber: open('number', found.numberSealed),
      city: found.city,
    };
  }

  private requireDemo(): void {
    if (!this.mode.demo) throw new Problem('demo-only');
  }
}
