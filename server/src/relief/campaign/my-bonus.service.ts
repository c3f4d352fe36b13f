import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { MyBonus } from '@benefit/shared/relief/campaign-contract';
import { RELIEF_BASIS } from '@benefit/shared/relief/category-rules';
import { Database } from '../../platform/database.ts';
import { MyReportService } from '../report/my-report.service.ts';
import { BonusRepository } from './bonus.repository.ts';
import { CampaignService } from './campaign.service.ts';

/** Bonuses as those see them whom they are for. */
@Injectable()
export class MyBonusService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly bonuses: BonusRepository,
    private readonly campaigns: CampaignService,
    private readonly mine: MyReportService,
  ) {}

  onModuleInit(): void {
    this.mine.pointsOf.register(async (tx, { reportIds }) => {
      const rows = await this.bonuses.ofReports(tx, reportIds);
      return new Map(rows.map(({ reportId, points }) => [reportId, points]));
    });
  }

  /** Bonuses of a person, newest first, each with its explanation. */
  async list(personId: string | null): Promise<{ items: MyBonus[] }> {
    if (personId === null) return { items: [] };
    return this.database.read(async (tx) => {
      const titles = await this.campaigns.titles(tx);
      const rows = await this.bonuses.ofPerson(tx, personId);
      return {
        items: rows.map((row) => ({
          bonusId: row.id,
          reportId: row.reportId,
          campaignTitle: titles.get(row.campaignId) ?? '',
          points: row.points,
          text: row.text,
          status: row.state,
          grantedAt: row.grantedAt.toISOString(),
          creditedAt: row.creditedAt?.toISOString() ?? null,
          rejectedReason: row.rejectedReason,
          clause: `${RELIEF_BASIS} 三`,
        })),
      };
    });
  }
}
