import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database.ts';
import { CampaignRoute, CampaignRow, PointTableRow } from './campaign.entity.ts';

@Injectable()
export class CampaignRepository {
  find(tx: Tx, id: string): Promise<CampaignRow | null> {
    return tx.orm.findOneBy(CampaignRow, { id });
  }

  /** Locks a campaign until the transaction ends: its end, its archiving and its rounds queue up. */
  async lock(tx: Tx, id: string): Promise<CampaignRow | null> {
    await tx.query(`SELECT id FROM campaign WHERE id = ? ${tx.forUpdate}`, [id]);
    return this.find(tx, id);
  }

  list(tx: Tx): Promise<CampaignRow[]> {
    return tx.orm.find(CampaignRow, { order: { id: 'DESC' } });
  }

  async add(tx: Tx, campaign: CampaignRow): Promise<void> {
    await tx.orm.insert(CampaignRow, campaign);
  }

  async update(tx: Tx, id: string, changes: Partial<CampaignRow>): Promise<void> {
    await tx.orm.update(CampaignRow, { id }, changes);
  }

  pointTables(tx: Tx, campaignId: string): Promise<PointTableRow[]> {
    return tx.orm.find(PointTableRow, { where: { campaignId }, order: { version: 'ASC' } });
  }

  async addPointTable(tx: Tx, table: PointTableRow): Promise<void> {
    await tx.orm.insert(PointTableRow, table);
  }

  routes(tx: Tx, campaignId: string): Promise<CampaignRoute[]> {
    return tx.orm.find(CampaignRoute, { where: { campaignId }, order: { id: 'ASC' } });
  }

  async replaceRoutes(tx: Tx, campaignId: string, routes: CampaignRoute[]): Promise<void> {
    await tx.orm.delete(CampaignRoute, { campaignId });
    if (routes.length > 0) await tx.orm.insert(CampaignRoute, routes);
  }
}
