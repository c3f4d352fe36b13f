import { Module } from '@nestjs/common';
import { EnterpriseModule } from '../enterprise/enterprise.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { LedgerBookRepository } from './ledger-book.repository.ts';
import { LedgerBookService } from './ledger-book.service.ts';
import { LedgerController } from './ledger.controller.ts';
import { LedgerRepository } from './ledger.repository.ts';
import { LedgerService } from './ledger.service.ts';
import { OpenWaiverRepository } from './open-waiver.repository.ts';
import { OpenWaiverService } from './open-waiver.service.ts';
import { QuotaRepository } from './quota.repository.ts';
import { QuotaService } from './quota.service.ts';

/** The rows, the quotas, what is still open, the holder's records, and the book of a venue. */
@Module({
  imports: [EnterpriseModule, IdentityModule],
  controllers: [LedgerController],
  providers: [
    LedgerBookRepository,
    LedgerBookService,
    LedgerRepository,
    LedgerService,
    OpenWaiverRepository,
    OpenWaiverService,
    QuotaRepository,
    QuotaService,
  ],
  exports: [LedgerBookService, LedgerService, OpenWaiverService, QuotaService],
})
export class LedgerModule {}
