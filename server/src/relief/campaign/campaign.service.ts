import { Injectable } from '@nestjs/common';
import type { Campaign } from '@benefit/shared/relief/campaign-contract';
import { CATEGORIES, RELIEF_BASIS } from '@benefit/shared/relief/category-rules';
import type { Category, CategoryCode } from '@benefit/shared/relief/category-rules';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { CampaignRow } from './campaign.entity.ts';
import { CampaignRepository } from './campaign.repository.ts';

/** Campaigns as everybody sees them, and what reports need to know of them. */
@Injectable()
export class CampaignService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignRepository,
  ) {}

  async list(): Promise<{ items: Campaign[] }> {
    const rows = await this.database.read((tx) => this.campaigns.list(tx));
    return { items: rows.map(shownCampaign) };
  }

  /** @throws Problem `not-found` */
  async require(tx: Tx, campaignId: string): Promise<CampaignRow> {
    const campaign = await this.campaigns.find(tx, campaignId);
    if (campaign === null) throw new Problem('not-found', { detail: '没有这个专项' });
    return campaign;
  }

  /**
   * A campaign that still takes reports: from its start until it is archived (四 1, 四 2 “随时”).
   *
   * @throws Problem `not-found`, `campaign-archived` with the last day
   */
  async requireOpen(tx: Tx, campaignId: string): Promise<CampaignRow> {
    const campaign = await this.require(tx, campaignId);
    if (campaign.status !== 'archived') return campaign;
    const detail = `“${campaign.title}”已于 ${campaign.archivedOn ?? ''} 归档，不再接收申报`;
    throw new Problem('campaign-archived', { detail, clause: `${RELIEF_BASIS} 四` });
  }

  /** The department for a category in a district; null where the office has to hand the report on. */
  async routeFor(
    tx: Tx,
    campaignId: string,
    categoryCode: CategoryCode,
    district: string,
  ): Promise<string | null> {
    const routes = (await this.campaigns.routes(tx, campaignId)).filter(
      (route) => route.categoryCode === categoryCode,
    );
    const route =
      routes.find((one) => one.district === district) ?? routes.find((one) => one.district === '');
    return route?.departmentId ?? null;
  }

  /** Titles by id, for lists. */
  async titles(tx: Tx): Promise<Map<string, string>> {
    return new Map((await this.campaigns.list(tx)).map(({ id, title }) => [id, title]));
  }
}

/** The public form of a campaign. */
export function shownCampaign(row: CampaignRow): Campaign {
  return {
    campaignId: row.id,
    title: row.title,
    basis: row.basis,
    status: row.status,
    startsOn: row.startsOn,
    endedOn: row.endedOn,
    archivedOn: row.archivedOn,
    categories: (CATEGORIES as readonly Category[]).map(({ fields, ...category }) => ({
      ...category,
      fields: fields.map(({ choices, ...field }) => ({
        ...field,
        ...(choices === undefined ? {} : { choices: [...choices] }),
      })),
    })),
  };
}
