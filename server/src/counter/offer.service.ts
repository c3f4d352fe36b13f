import { Injectable } from '@nestjs/common';
import type { Grade } from '@benefit/shared/credit/grade-rules';
import type { OfferedBenefit } from '@benefit/shared/counter/counter-contract';
import { isWithinTimes, nextWithinTimes } from '@benefit/shared/venue/benefit-time-rules';
import { availableAgainAt } from '@benefit/shared/ledger/quota-rules';
import { HolderService, holderIdOf } from '../enterprise/holder.service.ts';
import type { PassHolder } from '../enterprise/holder.service.ts';
import type { Principal } from '../identity/principal.ts';
import { OpenWaiverService } from '../ledger/open-waiver.service.ts';
import type { OpenUse } from '../ledger/open-waiver.service.ts';
import { QuotaService } from '../ledger/quota.service.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { VenueService, offerLimits } from '../venue/venue.service.ts';

/** What a holder can have at a venue now, and what is left of it. */
@Injectable()
export class OfferService {
  constructor(
    private readonly database: Database,
    private readonly venues: VenueService,
    private readonly quotas: QuotaService,
    private readonly waivers: OpenWaiverService,
    private readonly holders: HolderService,
    private readonly clock: Clock,
  ) {}

  /** In the words of the till: no grade stands in them. */
  async offersTo(
    tx: Tx,
    holder: PassHolder,
    grade: Grade,
    { venueId, open }: { venueId: string; open: readonly OpenUse[] },
  ): Promise<OfferedBenefit[]> {
    const kind = holder.enterpriseId === null ? 'person' : 'enterprise';
    const offers = await this.venues.benefitsFor(tx, venueId, kind, grade);
    const now = this.clock.now();
    const left = await this.quotas.remainingOf(tx, holderIdOf(holder), offers, now);
    return offers.map((offer) => {
      const { benefitId, kind, title, terms, percentOff, quota, openLimit, offlineSafe } = offer;
      const remaining = left.get(benefitId) ?? null;
      const notNow = !isWithinTimes(offer.times, now);
      const usedUp = quota !== null && remaining === 0;
      const again = usedUp ? availableAgainAt(quota, now) : notNow ? nextWithinTimes(offer.times, now) : null;
      const limits = offerLimits(offer);
      return {
        benefitId,
        kind,
        title,
        terms,
        ...(percentOff === null ? {} : { percentOff }),
        remaining,
        ...(again === null ? {} : { availableAt: again.toISOString() }),
        ...(limits === '' ? {} : { limits }),
        ...(notNow ? { notNow } : {}),
        ...(openLimit === null
          ? {}
          : { open: { count: open.filter((use) => use.benefitId === benefitId).length, limit: openLimit } }),
        offlineSafe,
      };
    });
  }

  /** The caller's own; empty where the caller can have nothing now (the reason stands in `GET /me`). */
  async myOffers(caller: Principal, venueId: string): Promise<{ benefits: OfferedBenefit[] }> {
    const { personId } = caller;
    if (personId === null) return { benefits: [] };
    return this.database.read(async (tx) => {
      const live = (await this.venues.presenceOf(tx, venueId))?.stopped === null;
      const holder = { personId, enterpriseId: null };
      const standing = await this.holders.standingOf(tx, holder);
      if (!live || !standing.ok) return { benefits: [] };
      const open = await this.waivers.openOf(tx, holder);
      return { benefits: await this.offersTo(tx, holder, standing.grade, { venueId, open }) };
    });
  }
}
