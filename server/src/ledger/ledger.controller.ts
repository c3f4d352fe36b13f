import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { listEnterpriseRecords } from '@benefit/shared/enterprise/enterprise-contract';
import { listMyRecords } from '@benefit/shared/ledger/ledger-contract';
import type { LedgerRecord } from '@benefit/shared/ledger/ledger-contract';
import { Caller } from '../identity/principal.ts';
import type { Principal } from '../identity/principal.ts';
import { Serves } from '../platform/route.ts';
import { LedgerService } from './ledger.service.ts';

@ApiTags('ledger')
@Controller()
export class LedgerController {
  constructor(private readonly ledger: LedgerService) {}

  @Serves(listMyRecords)
  async listMine(
    @Caller() caller: Principal,
    @Query({ schema: listMyRecords.query }) query: { cursor?: string },
  ): Promise<{ items: LedgerRecord[]; next: string | null }> {
    if (caller.personId === null) return { items: [], next: null };
    return this.ledger.recordsOf(caller.personId, query.cursor);
  }

  @Serves(listEnterpriseRecords)
  listOfEnterprise(
    @Caller() caller: Principal,
    @Param('enterpriseId') enterpriseId: string,
    @Query({ schema: listEnterpriseRecords.query }) query: { cursor?: string },
  ) {
    return this.ledger.recordsOfEnterprise(caller, enterpriseId, query.cursor);
  }
}
