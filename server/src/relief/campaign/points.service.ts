import { Injectable } from '@nestjs/common';
import { COMMENDATION_LEVELS, categoryOf } from '@benefit/shared/relief/category-rules';
import type { CategoryCode, CommendationLevel } from '@benefit/shared/relief/category-rules';
import { roundPoints } from '@benefit/shared/relief/points-rules';
import type {
  CountedDeed,
  DeedPoints,
  PointTable,
  StandingPoints,
} from '@benefit/shared/relief/points-rules';
import { countedHours } from '@benefit/shared/relief/report-rules';
import type { Tx } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { ReportRow } from '../report/report.entity.ts';
import { ReportRepository } from '../report/report.repository.ts';
import { ReportVault } from '../report/report-vault.ts';
import { BonusRepository } from './bonus.repository.ts';
import type { Candidate, Moment } from './bonus.repository.ts';
import { CampaignRepository } from './campaign.repository.ts';
import { readTable } from './campaign-view.service.ts';

/** What one person gets, deed by deed. */
export interface PersonPoints {
  personId: string;
  deeds: (DeedPoints & { report: ReportRow; categoryName: string })[];
}

/** Reckons points of confirmed reports by the version of the table that holds at an instant. */
@Injectable()
export class PointsService {
  constructor(
    private readonly campaigns: CampaignRepository,
    private readonly bonuses: BonusRepository,
    private readonly reports: ReportRepository,
    private readonly vault: ReportVault,
  ) {}

  /** @throws Problem `not-allowed-now` where no version holds yet */
  async tableAt(tx: Tx, campaignId: string, at: Date): Promise<PointTable> {
    const tables = await this.campaigns.pointTables(tx, campaignId);
    const table = tables.filter(({ effectiveFrom }) => effectiveFrom <= at).at(-1);
    if (table === undefined) throw new Problem('not-allowed-now', { detail: '那时还没有生效的加分表' });
    return readTable(table);
  }

  /**
   * @param candidates deeds, of each person in the order of their confirmation
   * @param moment what stands, or stood then, counts towards limits and cap
   */
  async reckon(
    tx: Tx,
    campaignId: string,
    table: PointTable,
    candidates: readonly Candidate[],
    moment: Moment,
  ): Promise<PersonPoints[]> {
    const rows = await this.reports.findMany(
      tx,
      candidates.map(({ reportId }) => reportId),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    const byPerson = new Map<string, ReportRow[]>();
    for (const { personId, reportId } of candidates) {
      const own = byPerson.get(personId) ?? [];
      const report = byId.get(reportId);
      if (report !== undefined) own.push(report);
      byPerson.set(personId, own);
    }
    const stood = await this.standingOf(tx, campaignId, [...byPerson.keys()], moment);
    return [...byPerson].map(([personId, own]) => {
      const points = roundPoints(
        table,
        own.map((report) => this.counted(report)),
        stood.get(personId) ?? { total: 0, byCategory: {} },
      );
      const deeds = points.flatMap((deed, index) => {
        const report = own[index];
        return report === undefined ? [] : [{ ...deed, report, categoryName: nameOf(report) }];
      });
      return { personId, deeds };
    });
  }

  private counted(report: ReportRow): CountedDeed {
    const { fields } = this.vault.openContent(report);
    const { categoryCode, startedOn, endedOn, hoursTenths } = report;
    const level = COMMENDATION_LEVELS.find((one) => one === fields['level']) ?? null;
    return {
      reportId: report.id,
      categoryCode,
      categoryName: nameOf(report),
      hours: countedHours({ categoryCode, fields, startedOn, endedOn }, hoursTenths),
      level: categoryCode === 'commendation' ? (level satisfies CommendationLevel | null) : null,
    };
  }

  private async standingOf(
    tx: Tx,
    campaignId: string,
    personIds: readonly string[],
    moment: Moment,
  ): Promise<Map<string, StandingPoints>> {
    const standing = new Map<string, StandingPoints>();
    for (const row of await this.bonuses.standing(tx, campaignId, personIds, moment)) {
      const before = standing.get(row.personId) ?? { total: 0, byCategory: {} };
      standing.set(row.personId, {
        total: before.total + row.points,
        byCategory: { ...before.byCategory, [row.categoryCode as CategoryCode]: row.points },
      });
    }
    return standing;
  }
}

const nameOf = ({ categoryCode }: ReportRow): string => categoryOf(categoryCode)?.name ?? categoryCode;
