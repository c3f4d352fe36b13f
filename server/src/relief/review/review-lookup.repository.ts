import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Tx } from '../../platform/database.ts';
import { CampaignRow } from '../campaign/campaign.entity.ts';
import { DepartmentRow } from '../campaign/department.entity.ts';
import { ReportRow } from '../report/report.entity.ts';

/** Rows and names that lists are made of, many at once. */
@Injectable()
export class ReviewLookupRepository {
  /** The reports with these ids, in the ids' order. */
  async reports(tx: Tx, ids: readonly string[]): Promise<ReportRow[]> {
    if (ids.length === 0) return [];
    const rows = await tx.orm.findBy(ReportRow, { id: In([...ids]) });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  async campaignTitles(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.orm.find(CampaignRow, {
      select: { id: true, title: true },
      where: { id: In([...new Set(ids)]) },
    });
    return new Map(rows.map(({ id, title }) => [id, title]));
  }

  async departmentNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.orm.findBy(DepartmentRow, { id: In([...new Set(ids)]) });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
