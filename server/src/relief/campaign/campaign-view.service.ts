import { Injectable } from '@nestjs/common';
import type { CampaignDetail, DeclaringDocument } from '@benefit/shared/relief/campaign-contract';
import type { ReportDistrict } from '@benefit/shared/relief/district-rules';
import type { PointTable } from '@benefit/shared/relief/points-rules';
import { IdentityService } from '../../identity/identity.service.ts';
import type { Tx } from '../../platform/database.ts';
import { BonusRepository } from './bonus.repository.ts';
import type { CampaignRow, PointTableRow } from './campaign.entity.ts';
import { CampaignRepository } from './campaign.repository.ts';
import { shownCampaign } from './campaign.service.ts';

/** A campaign as the office sees it: points, routes and rounds with it. */
@Injectable()
export class CampaignViewService {
  constructor(
    private readonly campaigns: CampaignRepository,
    private readonly bonuses: BonusRepository,
    private readonly identity: IdentityService,
  ) {}

  async detail(tx: Tx, campaign: CampaignRow): Promise<CampaignDetail> {
    const routes = await this.campaigns.routes(tx, campaign.id);
    const tables = await this.campaigns.pointTables(tx, campaign.id);
    const rounds = await this.bonuses.rounds(tx, campaign.id);
    const totals = await this.bonuses.totalsByRound(tx, campaign.id);
    const labels = await this.identity.labelsOf(tx, [
      ...rounds.map(({ startedBy }) => startedBy),
      ...(campaign.endedBy === null ? [] : [campaign.endedBy]),
    ]);
    return {
      ...shownCampaign(campaign),
      document: campaign.document === null ? null : (JSON.parse(campaign.document) as DeclaringDocument),
      endedBy: campaign.endedBy === null ? null : (labels.get(campaign.endedBy) ?? null),
      endedAt: campaign.endedAt?.toISOString() ?? null,
      pointTables: tables.map(readTable).map(({ rules, ...table }) => ({
        ...table,
        rules: rules.map((rule) => (rule.kind === 'hours' ? { ...rule, steps: [...rule.steps] } : rule)),
      })),
      routes: routes.map(({ categoryCode, district, departmentId }) => ({
        categoryCode,
        district: district === '' ? null : (district as ReportDistrict),
        departmentId,
      })),
      rounds: rounds.map(({ round, startedAt, finishedAt, startedBy }) => ({
        round,
        startedAt: startedAt.toISOString(),
        finishedAt: finishedAt?.toISOString() ?? null,
        startedBy: labels.get(startedBy) ?? '',
        ...(totals.get(round) ?? { bonuses: 0, points: 0, credited: 0, rejected: 0 }),
      })),
    };
  }
}

/** A version of the points as the rules take it. */
export function readTable(row: PointTableRow): PointTable {
  const { perPersonCap, rules } = JSON.parse(row.body) as Pick<PointTable, 'perPersonCap' | 'rules'>;
  return { version: row.version, effectiveFrom: row.effectiveFrom.toISOString(), perPersonCap, rules };
}
