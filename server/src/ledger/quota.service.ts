import { Injectable } from '@nestjs/common';
import { availableAgainAt, quotaWindow, remaining } from '@benefit/shared/ledger/quota-rules';
import type { Quota } from '@benefit/shared/ledger/quota-rules';
import type { Tx } from '../platform/database.ts';
import { QuotaRepository } from './quota.repository.ts';

/** How often something may be used. */
export interface Limited {
  benefitId: string;
  quota: Quota | null;
  /** What uses count under where it is not the benefit alone: the unit's, at all its outlets. */
  quotaKey: string | null;
}

export type QuotaTaken =
  { ok: true; remaining: number | null; window: string | null } | { ok: false; availableAt: Date | null };

/** Quotas count per holder and benefit across its versions, in calendar periods (rule 8); where the unit says so, at all its outlets together. */
@Injectable()
export class QuotaService {
  constructor(private readonly quotas: QuotaRepository) {}

  /** What is left of each benefit at `at`; null where there is no limit. */
  async remainingOf(
    tx: Tx,
    holderId: string,
    benefits: readonly Limited[],
    at: Date,
  ): Promise<Map<string, number | null>> {
    const keys = benefits.flatMap((benefit) =>
      benefit.quota === null
        ? []
        : [{ benefitId: countedUnder(benefit), windowKey: quotaWindow(benefit.quota, at).key }],
    );
    const used = await this.quotas.used(tx, holderId, keys);
    return new Map(
      benefits.map((benefit) => [
        benefit.benefitId,
        remaining(benefit.quota, used.get(countedUnder(benefit)) ?? 0),
      ]),
    );
  }

  /** Takes one use, or says when there will be one again; nothing is changed then. */
  async take(tx: Tx, holderId: string, limited: Limited, at: Date): Promise<QuotaTaken> {
    const { quota } = limited;
    const benefitId = countedUnder(limited);
    if (quota === null) return { ok: true, remaining: null, window: null };
    const windowKey = quotaWindow(quota, at).key;
    const used = await this.quotas.countUp(tx, { holderId, benefitId, windowKey });
    if (used <= quota.limit) return { ok: true, remaining: remaining(quota, used), window: windowKey };
    await this.quotas.countDown(tx, { holderId, benefitId, windowKey });
    return { ok: false, availableAt: availableAgainAt(quota, at) };
  }

  /** Gives a use back in the period it was taken in. */
  async giveBack(
    tx: Tx,
    holderId: string,
    use: Omit<Limited, 'quota'>,
    windowKey: string | null,
  ): Promise<void> {
    if (windowKey !== null)
      await this.quotas.countDown(tx, { holderId, benefitId: countedUnder(use), windowKey });
  }
}

const countedUnder = ({ benefitId, quotaKey }: Omit<Limited, 'quota'>): string => quotaKey ?? benefitId;
