import { Injectable } from '@nestjs/common';
import { availableAgainAt, quotaWindow, remaining } from '@benefit/shared/ledger/quota-rules';
import type { Quota } from '@benefit/shared/ledger/quota-rules';
import type { Tx } from '../platform/database.ts';
import { QuotaRepository } from './quota.repository.ts';

/** How often something may be used. */
export interface Limited {
  benefitId: string;
  quota: Quota | null;
  /** What its uses count under besides: the unit's key, where all its outlets count together. */
  quotaKey: string | null;
}

export type QuotaTaken =
  { ok: true; remaining: number | null; window: string | null } | { ok: false; availableAt: Date | null };

/**
 * Quotas count per holder and benefit across its versions, in calendar periods (rule 8); where the unit says
 * so, at all its outlets together as well. The benefit's own count goes on beside that of the unit, so that
 * a version that counts otherwise gives nobody the period anew.
 */
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
    const keys = benefits.flatMap((benefit) => {
      if (benefit.quota === null) return [];
      const windowKey = quotaWindow(benefit.quota, at).key;
      return countedUnder(benefit).map((benefitId) => ({ benefitId, windowKey }));
    });
    const used = await this.quotas.used(tx, holderId, keys);
    const mostOf = (benefit: Limited) => Math.max(...countedUnder(benefit).map((key) => used.get(key) ?? 0));
    return new Map(benefits.map((benefit) => [benefit.benefitId, remaining(benefit.quota, mostOf(benefit))]));
  }

  /** Takes one use, or says when there will be one again; nothing is changed then. */
  async take(tx: Tx, holderId: string, limited: Limited, at: Date): Promise<QuotaTaken> {
    const { quota } = limited;
    if (quota === null) return { ok: true, remaining: null, window: null };
    const windowKey = quotaWindow(quota, at).key;
    let most = 0;
    for (const benefitId of countedUnder(limited))
      most = Math.max(most, await this.quotas.countUp(tx, { holderId, benefitId, windowKey }));
    if (most <= quota.limit) return { ok: true, remaining: remaining(quota, most), window: windowKey };
    await this.giveBack(tx, holderId, limited, windowKey);
    return { ok: false, availableAt: availableAgainAt(quota, at) };
  }

  /** Gives a use back in the period it was taken in. */
  async giveBack(
    tx: Tx,
    holderId: string,
    use: Omit<Limited, 'quota'>,
    windowKey: string | null,
  ): Promise<void> {
    if (windowKey === null) return;
    for (const benefitId of countedUnder(use))
      await this.quotas.countDown(tx, { holderId, benefitId, windowKey });
  }
}

/** The benefit's own key first: those of two outlets never wait for each other in a circle. */
const countedUnder = ({ benefitId, quotaKey }: Omit<Limited, 'quota'>): string[] =>
  quotaKey === null ? [benefitId] : [benefitId, quotaKey];
