import { Injectable } from '@nestjs/common';
import { categoryOf } from '@benefit/shared/relief/category-rules';
import type { MyReport } from '@benefit/shared/relief/report-contract';
import type { Tx } from '../../platform/database.ts';
import { Hook } from '../../platform/hooks.ts';
import { CampaignService } from '../campaign/campaign.service.ts';
import { EvidenceRepository } from './evidence.repository.ts';
import type { ReportRow } from './report.entity.ts';
import { ReportVault } from './report-vault.ts';

/** The reporter's own list. */
@Injectable()
export class MyReportService {
  /** Registered by the grants: points of reports that have a bonus. */
  readonly pointsOf = new Hook<{ reportIds: readonly string[] }, Map<string, number>>();

  constructor(
    private readonly campaigns: CampaignService,
    private readonly evidence: EvidenceRepository,
    private readonly vault: ReportVault,
  ) {}

  async shown(tx: Tx, rows: readonly ReportRow[]): Promise<MyReport[]> {
    const reportIds = rows.map(({ id }) => id);
    const titles = await this.campaigns.titles(tx);
    const pieces = await this.evidence.ofMany(tx, reportIds);
    const [points = new Map<string, number>()] = await this.pointsOf.run(tx, { reportIds });
    return rows.map((row) => {
      const own = pieces.filter(({ reportId }) => reportId === row.id);
      return {
        reportId: row.id,
        number: row.number,
        version: row.version,
        status: row.state,
        campaignId: row.campaignId,
        campaignTitle: titles.get(row.campaignId) ?? '',
        categoryName: categoryOf(row.categoryCode)?.name ?? row.categoryCode,
        deed: this.vault.openContent(row).deed,
        startedOn: row.startedOn,
        endedOn: row.endedOn,
        district: row.district,
        evidenceCount: own.length,
        missing: own.filter(({ state }) => state !== 'ready').length,
        items: row.state === 'returned' ? this.vault.openItems(row).length : 0,
        points: points.get(row.id) ?? null,
        updatedAt: row.updatedAt.toISOString(),
      };
    });
  }
}
