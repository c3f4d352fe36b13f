import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { CounterModule } from './counter/counter.module.ts';
import { CreditModule } from './credit/credit.module.ts';
import { DemoModule } from './demo/demo.module.ts';
import { EnterpriseModule } from './enterprise/enterprise.module.ts';
import { ExchangeModule } from './exchange/exchange.module.ts';
import { FilesModule } from './files/files.module.ts';
import { IdentityModule } from './identity/identity.module.ts';
import { LedgerModule } from './ledger/ledger.module.ts';
import { LoggerModule } from 'nestjs-pino';
import { PassModule } from './pass/pass.module.ts';
import type { Clock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { loggingOptions } from './platform/logging.ts';
import { PlatformModule } from './platform/platform.module.ts';
import { BulkModule } from './relief/bulk/bulk.module.ts';
import { CampaignModule } from './relief/campaign/campaign.module.ts';
import { GrantModule } from './relief/campaign/grant.module.ts';
import { ReportModule } from './relief/report/report.module.ts';
import { ReviewModule } from './relief/review/review.module.ts';
import { VenueModule } from './venue/venue.module.ts';

/** The only list of features, from the ground up. */
@Module({})
export class AppModule {
  static create(config: Config, clock: Clock, connect: () => Promise<DataSource>): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot(loggingOptions(config)),
        PlatformModule.create(config, clock, connect),
        ExchangeModule,
        IdentityModule,
        CreditModule,
        FilesModule,
        EnterpriseModule,
        PassModule,
        LedgerModule,
        CampaignModule,
        ReportModule,
        ReviewModule,
        BulkModule,
        GrantModule,
        VenueModule,
        CounterModule,
        DemoModule,
      ],
    };
  }
}
