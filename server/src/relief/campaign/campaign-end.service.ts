import { Injectable } from '@nestjs/common';
import type { CampaignDetail, DeclaringDocument } from '@benefit/shared/relief/campaign-contract';
import { RELIEF_BASIS } from '@benefit/shared/relief/category-rules';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { AccessService } from '../../identity/access.service.ts';
import { AuditService } from '../../identity/audit.service.ts';
import type { Principal } from '../../identity/principal.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { Problem, fieldProblem } from '../../platform/problem.ts';
import type { CampaignRow } from './campaign.entity.ts';
import { CampaignRepository } from './campaign.repository.ts';
import { CampaignViewService } from './campaign-view.service.ts';
import { requireCity } from './city-office.ts';

/** Ends and archives campaigns, each once; every step is audited. */
@Injectable()
export class CampaignEndService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignRepository,
    private readonly view: CampaignViewService,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Declares the end; bonuses may be granted from then on (三).
   *
   * @throws Problem `role-required`, `not-found`, `not-allowed-now`, `invalid-request`
   */
  async end(caller: Principal, campaignId: string, document: DeclaringDocument): Promise<CampaignDetail> {
    return this.onLocked(caller, campaignId, async (tx, campaign) => {
      if (campaign.status !== 'active') {
        throw new Problem('not-allowed-now', {
          detail: '这个专项已经宣布结束',
          clause: `${RELIEF_BASIS} 三`,
        });
      }
      const at = this.clock.now();
      if (document.date > shanghaiDate(at)) {
        throw fieldProblem({ path: 'document.date', code: 'future', text: '文件日期在今天之后，请核对' });
      }
      if (document.date < campaign.startsOn) {
        throw fieldProblem({ path: 'document.date', code: 'before-start', text: '文件日期早于专项开始日期' });
      }
      const changes = {
        status: 'ended' as const,
        endedOn: document.date,
        document: JSON.stringify(document),
        endedBy: caller.accountId,
        endedAt: at,
      };
      await this.campaigns.update(tx, campaignId, changes);
      await this.audit.record(tx, caller, 'campaign-ended', { campaignId, document });
      return this.view.detail(tx, { ...campaign, ...changes });
    });
  }

  /**
   * Closes an ended campaign to reports, on a day that was published (四 “随时”).
   *
   * @throws Problem `role-required`, `not-found`, `not-allowed-now`, `invalid-request`
   */
  async archive(
    caller: Principal,
    campaignId: string,
    { publishedOn, archivedOn }: { publishedOn: string; archivedOn?: string | undefined },
  ): Promise<CampaignDetail> {
    return this.onLocked(caller, campaignId, async (tx, campaign) => {
      if (campaign.status !== 'ended') {
        const detail = campaign.status === 'active' ? '请先宣布结束，再归档' : '这个专项已经归档';
        throw new Problem('not-allowed-now', { detail, clause: `${RELIEF_BASIS} 四` });
      }
      const today = shanghaiDate(this.clock.now());
      const last = archivedOn ?? today;
      if (publishedOn > last || last > today) {
        const path = publishedOn > last ? 'publishedOn' : 'archivedOn';
        throw fieldProblem({ path, code: 'future', text: '应先公布日期，到日期后再归档' });
      }
      if (campaign.endedOn !== null && last < campaign.endedOn) {
        throw fieldProblem({ path: 'archivedOn', code: 'before-end', text: '归档日期早于宣布结束的日期' });
      }
      const changes = { status: 'archived' as const, archivedOn: last, publishedOn };
      await this.campaigns.update(tx, campaignId, changes);
      await this.audit.record(tx, caller, 'campaign-archived', { campaignId, publishedOn, archivedOn: last });
      return this.view.detail(tx, { ...campaign, ...changes });
    });
  }

  private onLocked<T>(
    caller: Principal,
    campaignId: string,
    work: (tx: Tx, campaign: CampaignRow) => Promise<T>,
  ): Promise<T> {
    return this.database.write(async (tx) => {
      await requireCity(this.access, tx, caller);
      const campaign = await this.campaigns.lock(tx, campaignId);
      if (campaign === null) throw new Problem('not-found', { detail: '没有这个专项' });
      return work(tx, campaign);
    });
  }
}
