import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan } from 'typeorm';
import type { BulkOutcome } from '@benefit/shared/relief/bulk-contract';
import type { FieldError } from '@benefit/shared/problem';
import type { SqlValue, Tx } from '../../platform/database.ts';
import { PAGE_SIZE } from '../../platform/page.ts';
import { sqlInstant } from '../../platform/sql-values.ts';
import { BulkReportRow, BulkRowEntity } from './bulk-report.entity.ts';

/** A sheet with the names of what it belongs to. */
export interface NamedSheet {
  sheet: BulkReportRow;
  campaignTitle: string;
  department: string;
  departmentDistrict: string | null;
  uploadedBy: string;
  committedBy: string | null;
}

/** Whose sheets: null for everybody's. */
export type DepartmentScope = readonly string[] | null;

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

@Injectable()
export class BulkRepository {
  async addSheet(tx: Tx, sheet: BulkReportRow): Promise<void> {
    await tx.orm.insert(BulkReportRow, sheet);
  }

  find(tx: Tx, id: string): Promise<BulkReportRow | null> {
    return tx.orm.findOneBy(BulkReportRow, { id });
  }

  /** Locks the sheet until the transaction ends: what is done to it queues up. */
  async lock(tx: Tx, id: string): Promise<BulkReportRow | null> {
    await tx.query(`SELECT id FROM bulk_report WHERE id = ? ${tx.forUpdate}`, [id]);
    return this.find(tx, id);
  }

  async update(tx: Tx, id: string, changes: Partial<BulkReportRow>): Promise<void> {
    await tx.orm.update(BulkReportRow, { id }, changes);
  }

  async named(tx: Tx, id: string): Promise<NamedSheet | null> {
    return (await this.withNames(tx, 'b.id = ?', [id], 1))[0] ?? null;
  }

  /** Sheets that were not given up, newest first, one more than a page. */
  page(tx: Tx, departments: DepartmentScope, before: string | null): Promise<NamedSheet[]> {
    if (departments?.length === 0) return Promise.resolve([]);
    const conditions = ["b.status <> 'dropped'"];
    const values: SqlValue[] = [];
    if (departments !== null) {
      conditions.push(`b.department_id IN (${marks(departments)})`);
      values.push(...departments);
    }
    if (before !== null) {
      conditions.push('b.id < ?');
      values.push(before);
    }
    return this.withNames(tx, conditions.join(' AND '), values, PAGE_SIZE + 1);
  }

  private async withNames(
    tx: Tx,
    condition: string,
    values: SqlValue[],
    limit: number,
  ): Promise<NamedSheet[]> {
    const names = await tx.query<{
      id: string;
      title: string;
      name: string;
      district: string | null;
      label: string;
      committer: string | null;
    }>(
      `SELECT b.id, c.title, d.name, d.district, a.label, p.label AS committer
         FROM bulk_report b
         JOIN campaign c ON c.id = b.campaign_id
         JOIN department d ON d.id = b.department_id
         JOIN account a ON a.id = b.uploaded_by
         LEFT JOIN account p ON p.id = b.committed_by
        WHERE ${condition}
        ORDER BY b.id DESC LIMIT ${limit}`,
      values,
    );
    const sheets = await tx.orm.findBy(BulkReportRow, { id: In(names.map(({ id }) => id)) });
    return names.flatMap(({ id, title, name, district, label, committer }) => {
      const sheet = sheets.find((one) => one.id === id);
      if (sheet === undefined) return [];
      const words = { campaignTitle: title, department: name, departmentDistrict: district };
      return { sheet, ...words, uploadedBy: label, committedBy: committer };
    });
  }

  /** Departments of these districts: what an office that is not the city's sees. */
  async departmentsIn(tx: Tx, districts: readonly string[]): Promise<string[]> {
    if (districts.length === 0) return [];
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM department WHERE district IN (${marks(districts)})`,
      districts,
    );
    return rows.map(({ id }) => id);
  }

  /** The sheet of a department that was committed with the same file, for several files at once. */
  async committedTwins(tx: Tx, sheets: readonly BulkReportRow[]): Promise<Map<string, BulkReportRow>> {
    const keys = sheets.map(committedKey);
    if (keys.length === 0) return new Map();
    const twins = await tx.orm.findBy(BulkReportRow, { committedKey: In(keys) });
    return new Map(twins.flatMap((twin) => (twin.committedKey === null ? [] : [[twin.committedKey, twin]])));
  }

  /** Sheets that were committed and whose rows are not all done. */
  async unfinished(tx: Tx): Promise<string[]> {
    const sheets = await tx.orm.find(BulkReportRow, {
      select: { id: true },
      where: { status: 'committed', finishedAt: IsNull() },
      order: { id: 'ASC' },
    });
    return sheets.map(({ id }) => id);
  }

  /** By hand-written SQL: a sheet has up to 20,000 of them. */
  async addRows(tx: Tx, rows: readonly BulkRowEntity[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.execute(
      `INSERT INTO bulk_row
         (id, bulk_report_id, line, outcome, document_hash, cells_sealed, errors, taken_key, report_id, answered_at)
       VALUES ${rows.map(() => '(?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL)').join(', ')}`,
      rows.flatMap(({ id, bulkReportId, line, outcome, documentHash, cellsSealed, errors }) => [
        id,
        bulkReportId,
        line,
        outcome,
        documentHash,
        cellsSealed,
        errors,
      ]),
    );
  }

  /** Rows below a line, in the sheet's order. */
  rows(
    tx: Tx,
    sheetId: string,
    { outcomes, after, limit }: { outcomes: readonly BulkOutcome[] | null; after: number; limit: number },
  ): Promise<BulkRowEntity[]> {
    return tx.orm.find(BulkRowEntity, {
      where: {
        bulkReportId: sheetId,
        line: MoreThan(after),
        ...(outcomes === null ? {} : { outcome: In([...outcomes]) }),
      },
      order: { line: 'ASC' },
      take: limit,
    });
  }

  /** Rows below a line that are still to be taken or held for good. */
  openRows(tx: Tx, sheetId: string, after: number, limit: number): Promise<BulkRowEntity[]> {
    return tx.orm.find(BulkRowEntity, {
      where: {
        bulkReportId: sheetId,
        line: MoreThan(after),
        outcome: In(['ready', 'held']),
        takenKey: IsNull(),
        reportId: IsNull(),
        answeredAt: IsNull(),
      },
      order: { line: 'ASC' },
      take: limit,
    });
  }

  async countRows(tx: Tx, sheetId: string): Promise<Record<BulkOutcome, number>> {
    const rows = await tx.query<{ outcome: BulkOutcome; all_rows: number }>(
      'SELECT outcome, COUNT(*) AS all_rows FROM bulk_row WHERE bulk_report_id = ? GROUP BY outcome',
      [sheetId],
    );
    const of = (outcome: BulkOutcome) => Number(rows.find((row) => row.outcome === outcome)?.all_rows ?? 0);
    return { ready: of('ready'), held: of('held'), wrong: of('wrong') };
  }

  /** Numbers of the reports that rows became, by report. */
  async reportNumbers(tx: Tx, reportIds: readonly string[]): Promise<Map<string, string>> {
    if (reportIds.length === 0) return new Map();
    const rows = await tx.query<{ id: string; number: string | null }>(
      `SELECT id, number FROM report WHERE id IN (${marks(reportIds)})`,
      reportIds,
    );
    return new Map(rows.map(({ id, number }) => [id, number ?? '']));
  }

  async makeWrong(tx: Tx, rowId: string, cellsSealed: string, errors: readonly FieldError[]): Promise<void> {
    const changes = { outcome: 'wrong' as const, documentHash: null, cellsSealed };
    await tx.orm.update(BulkRowEntity, { id: rowId }, { ...changes, errors: JSON.stringify(errors) });
  }

  /** Ties rows to the reports they became, which have their ids. */
  async link(tx: Tx, rowIds: readonly string[]): Promise<void> {
    if (rowIds.length === 0) return;
    await tx.execute(`UPDATE bulk_row SET report_id = id WHERE id IN (${marks(rowIds)})`, rowIds);
  }

  /** Drops sheets that nobody committed since `before`, and the rows of all that were dropped by then. */
  async sweep(tx: Tx, checkedBefore: Date, droppedBefore: Date): Promise<void> {
    await tx.execute(
      "UPDATE bulk_report SET status = 'dropped' WHERE status = 'checked' AND uploaded_at < ?",
      [sqlInstant(checkedBefore)],
    );
    await tx.execute(
      `DELETE FROM bulk_row WHERE bulk_report_id IN
         (SELECT id FROM bulk_report WHERE status = 'dropped' AND uploaded_at < ?)`,
      [sqlInstant(droppedBefore)],
    );
  }

  async deleteRows(tx: Tx, sheetId: string): Promise<void> {
    await tx.execute('DELETE FROM bulk_row WHERE bulk_report_id = ?', [sheetId]);
  }
}

/** What makes a committed file the same: its campaign, its department, its bytes. */
export const committedKey = ({
  campaignId,
  departmentId,
  sha256,
}: Pick<BulkReportRow, 'campaignId' | 'departmentId' | 'sha256'>): string =>
  `${campaignId}:${departmentId}:${sha256}`;
