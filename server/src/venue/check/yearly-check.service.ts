import { Injectable } from '@nestjs/common';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { SPONSOR_CHECKS } from '@benefit/shared/venue/joining-rules';
import type { SponsorCheck } from '@benefit/shared/venue/joining-rules';
import type { YearlyCheck } from '@benefit/shared/venue/standing-contract';
import { isPublic } from '@benefit/shared/venue/venue-state-rules';
import { checkState, nextCheckOn } from '@benefit/shared/venue/yearly-check-rules';
import type { CheckState } from '@benefit/shared/venue/yearly-check-rules';
import { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { Problem, fieldProblem } from '../../platform/problem.ts';
import { JoiningRepository } from '../joining/joining.repository.ts';
import type { VenueRow } from '../venue.entity.ts';
import { YearlyCheckRepository } from './yearly-check.repository.ts';

/** The sponsor's yearly look at each of its venues (五（一）). */
@Injectable()
export class YearlyCheckService {
  constructor(
    private readonly checks: YearlyCheckRepository,
    private readonly joinings: JoiningRepository,
    private readonly clock: Clock,
  ) {}

  /** Where the check of a venue stands; null of one that is not in force. */
  async of(tx: Tx, venue: VenueRow): Promise<YearlyCheck | null> {
    if (!isPublic(venue.status)) return null;
    const latest = await this.checks.latest(tx, venue.id);
    const first = (await this.joinings.firstLiveOf(tx, [venue.id])).get(venue.id) ?? venue.createdAt;
    const last = latest?.checkedAt ?? first;
    return {
      lastOn: latest === null ? null : shanghaiDate(latest.checkedAt),
      by: latest?.unit ?? null,
      nextOn: nextCheckOn(last),
      state: checkState(last, this.clock.now()),
    };
  }

  /** The same of several, by venue, as it stands in their list. */
  async statesOf(tx: Tx, venues: readonly VenueRow[]): Promise<Map<string, CheckState>> {
    const known = venues.filter(({ status }) => isPublic(status));
    const ids = known.map(({ id }) => id);
    const first = await this.joinings.firstLiveOf(tx, ids);
    const last = await this.checks.latestOf(tx, ids);
    const now = this.clock.now();
    return new Map(
      known.map(({ id, createdAt }) => [id, checkState(last.get(id) ?? first.get(id) ?? createdAt, now)]),
    );
  }

  /**
   * Notes that a sponsor has checked a venue. Somebody who finds something proposes its removal instead.
   *
   * @throws Problem `not-allowed-now` of a venue that is not in force, `invalid-request` while an item is open
   */
  async record(
    tx: Tx,
    venue: VenueRow,
    { accountId, unit, checks }: { accountId: string; unit: string; checks: readonly SponsorCheck[] },
  ): Promise<void> {
    if (!isPublic(venue.status))
      throw new Problem('not-allowed-now', { detail: '推行中的网点才需要年度核对' });
    if (SPONSOR_CHECKS.some((check) => !checks.includes(check)))
      throw fieldProblem({ path: 'checks', code: 'required', text: '请逐项核对' });
    const checkedAt = this.clock.now();
    await this.checks.add(tx, { id: newId(checkedAt), venueId: venue.id, accountId, unit, checkedAt });
  }
}
