import { Module } from '@nestjs/common';
import { CounterModule } from '../counter/counter.module.ts';
import { CreditModule } from '../credit/credit.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { VenueModule } from '../venue/venue.module.ts';
import { DemoCityService } from './demo-city.service.ts';
import { DemoController } from './demo.controller.ts';
import { DemoJoining } from './demo-joining.ts';
import { DemoHistory } from './demo-history.ts';
import { DemoEnterprises } from './demo-enterprises.ts';
import { DemoHands } from './demo-hands.ts';
import { DemoReliefService } from './demo-relief.service.ts';

/** The demonstration city: made-up people, venues and history, in demonstration mode only. */
@Module({
  imports: [IdentityModule, CreditModule, LedgerModule, VenueModule, CounterModule],
  controllers: [DemoController],
  providers: [DemoCityService, DemoEnterprises, DemoHands, DemoHistory, DemoJoining, DemoReliefService],
})
export class DemoModule {}
