import { Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { EnterpriseModule } from '../enterprise/enterprise.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { LedgerService } from '../ledger/ledger.service.ts';
import { PassModule } from '../pass/pass.module.ts';
import { PassService } from '../pass/pass.service.ts';
import { VenueModule } from '../venue/venue.module.ts';
import { CounterController, MyBenefitsController } from './counter.controller.ts';
import { FailedScanRepository } from './failed-scan.repository.ts';
import { ManualEntryLimit } from './manual-entry-limit.ts';
import { OfferService } from './offer.service.ts';
import { RedemptionService } from './redemption.service.ts';
import { RefundService } from './refund.service.ts';
import { RefusalService } from './refusal.service.ts';
import { ReturnController } from './return.controller.ts';
import { ReturnService } from './return.service.ts';
import { ScanReceipts } from './scan-receipt.ts';
import { ScanService } from './scan.service.ts';
import { TerminalController } from './terminal.controller.ts';
import { TerminalRepository } from './terminal.repository.ts';
import { TerminalService } from './terminal.service.ts';
import { UseNoticeService } from './use-notice.service.ts';
import { TodayService } from './today.service.ts';

/** Terminals, scans, redemptions, voids and the venue's day. */
@Module({
  imports: [IdentityModule, EnterpriseModule, PassModule, LedgerModule, VenueModule],
  controllers: [TerminalController, CounterController, ReturnController, MyBenefitsController],
  providers: [
    FailedScanRepository,
    ManualEntryLimit,
    OfferService,
    RedemptionService,
    RefundService,
    RefusalService,
    ReturnService,
    ScanReceipts,
    ScanService,
    TerminalRepository,
    TerminalService,
    TodayService,
    UseNoticeService,
  ],
  exports: [TerminalService, TerminalRepository],
})
export class CounterModule implements OnModuleInit {
  constructor(
    private readonly passes: PassService,
    private readonly ledger: LedgerService,
  ) {}

  /** The list of phones tells when each was last used; only here are passes and ledger both known. */
  onModuleInit(): void {
    this.passes.lastUsesOf.register((tx, { passIds }) => this.ledger.lastUses(tx, passIds));
  }
}
