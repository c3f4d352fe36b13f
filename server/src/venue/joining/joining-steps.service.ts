import { Injectable } from '@nestjs/common';
import { isWritten } from '@benefit/shared/venue/joining-rules';
import type { Joining } from '@benefit/shared/venue/joining-contract';
import type { SignerRole } from '@benefit/shared/venue/commitment-rules';
import type { Principal } from '../../identity/principal.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import { StandingRepository } from '../standing.repository.ts';
import { VenueAccessService } from '../venue-access.service.ts';
import { AnnouncementService } from './announcement.service.ts';
import { CommitmentService } from './commitment.service.ts';
import { JoiningRepository } from './joining.repository.ts';
import { JoiningService } from './joining.service.ts';
import { VenueFileService } from './venue-file.service.ts';

/** What is done with a form besides filling it in: signed, received, published. */
@Injectable()
export class JoiningStepsService {
  constructor(
    private readonly database: Database,
    private readonly access: VenueAccessService,
    private readonly standings: StandingRepository,
    private readonly joinings: JoiningRepository,
    private readonly joining: JoiningService,
    private readonly commitments: CommitmentService,
    private readonly announcements: AnnouncementService,
    private readonly files: VenueFileService,
    private readonly clock: Clock,
  ) {}

  /**
   * Signs the commitment as it was read.
   *
   * @throws Problem `not-found`, `not-allowed-now` once it was handed in, `invalid-request` without the
   *   unit's name, `out-of-date` where the text has changed
   */
  async sign(
    caller: Principal,
    venueId: string,
    signature: { signerName: string; signerRole: SignerRole; sha256: string },
  ): Promise<Joining> {
    return this.database.write(async (tx) => {
      await this.standings.lockAny(tx, venueId);
      const { status } = await this.access.managed(tx, caller, venueId);
      const row = await this.joinings.find(tx, venueId);
      if (row === null) throw new Problem('not-found', { detail: '没有这个网点的上线材料' });
      if (!isWritten(status))
        throw new Problem('not-allowed-now', { detail: '承诺书已经提交，不能重新签署' });
      const unitName = this.joining.contentOf(row).unit.name;
      if (unitName.trim() === '') {
        const errors = [{ path: 'unit.name', code: 'required', text: '请先填写单位名称，再签署承诺书' }];
        throw new Problem('invalid-request', { errors });
      }
      await this.commitments.sign(tx, { caller, venueId, unitName }, signature);
      return this.joining.viewFor(tx, caller, venueId);
    });
  }

  /** @throws Problem `not-found`, `not-allowed-now` */
  async acknowledge(caller: Principal, venueId: string, commitmentId: string): Promise<Joining> {
    return this.database.write(async (tx) => {
      await this.standings.lockAny(tx, venueId);
      await this.access.met(tx, caller, venueId);
      await this.commitments.acknowledge(tx, caller, venueId, commitmentId);
      return this.joining.viewFor(tx, caller, venueId);
    });
  }

  /**
   * Publishes what was changed at a venue in force.
   *
   * @throws Problem `not-found`, `not-allowed-now`, `out-of-date`, `invalid-request` with everything that
   *   is missing, `change-pending`
   */
  async publish(caller: Principal, venueId: string, contentVersion: number): Promise<Joining> {
    const joining = await this.database.write(async (tx) => {
      await this.standings.lockAny(tx, venueId);
      const venue = await this.access.managed(tx, caller, venueId);
      if (venue.status !== 'live' && venue.status !== 'paused')
        throw new Problem('not-allowed-now', { detail: '推行中的网点才能发布变更' });
      const { row, content } = await this.joining.complete(tx, venue);
      if (row.version !== contentVersion)
        throw new Problem('out-of-date', { version: row.version, changes: ['材料在别处保存过'] });
      const seen = await this.joining.viewFor(tx, caller, venueId);
      if (!seen.unpublished) throw new Problem('not-allowed-now', { detail: '没有要发布的变更' });
      await this.announcements.publish(tx, {
        ...{ venueId, content, accountId: caller.accountId },
        at: this.clock.now(),
      });
      return this.joining.viewFor(tx, caller, venueId);
    });
    await this.files.letGo(venueId);
    return joining;
  }

  /**
   * Takes back what a published change would take away, before its day. What was written stays as it is.
   *
   * @throws Problem `not-found`, `not-allowed-now` where nothing waits
   */
  async takeBack(caller: Principal, venueId: string): Promise<Joining> {
    return this.database.write(async (tx) => {
      await this.standings.lockAny(tx, venueId);
      await this.access.managed(tx, caller, venueId);
      const row = await this.joinings.find(tx, venueId);
      if (row === null) throw new Problem('not-found', { detail: '没有这个网点的上线材料' });
      const { unit } = this.joining.contentOf(row);
      const { accountId } = caller;
      await this.announcements.takeBack(tx, { venueId, unit, accountId, at: this.clock.now() });
      return this.joining.viewFor(tx, caller, venueId);
    });
  }
}
