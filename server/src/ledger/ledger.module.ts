import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { LedgerBookRepository } from './ledger-book.repository.ts';
import { LedgerBookService } from './ledger-book.service.ts';
import { LedgerController } from './ledger.controller.ts';
import { LedgerRepository } from './ledger.repository.ts';
import { LedgerService } from './ledger.service.ts';
import { QuotaRepository } from './quota.repository.ts';
import { QuotaService } from './quota.service.ts';

/** The rows, the quotas and the holder's records. */
@Module({
  imports: [IdentityModule],
  controllers: [LedgerController],
  providers: [
    LedgerBookRepository,
    LedgerBookService,
    LedgerRepository,
    LedgerService,
    QuotaRepository,
    QuotaService,
  ],
  exports: [LedgerBookService, LedgerService, QuotaService],
})
export class LedgerModule {}
