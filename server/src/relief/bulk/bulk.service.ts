import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { BulkOutcome, BulkReport, BulkRow } from '@benefit/shared/relief/bulk-contract';
import { AuditService } from '../../identity/audit.service.ts';
import { LookService } from '../../identity/look.service.ts';
import { PersonLookupService } from '../../identity/person-lookup.service.ts';
import type { Principal } from '../../identity/principal.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { PAGE_SIZE, cursorId } from '../../platform/page.ts';
import { Problem, fieldProblem } from '../../platform/problem.ts';
import { xlsxStream } from '../../platform/table-stream.ts';
import { BulkAccessService } from './bulk-access.service.ts';
import type { BulkRowEntity } from './bulk-report.entity.ts';
import { BulkRepository, committedKey } from './bulk.repository.ts';
import type { NamedSheet } from './bulk.repository.ts';
import { BulkVault } from './bulk-vault.ts';
import { errorsOf, outcomeText, shownBulkRow, shownSheet } from './bulk-view.ts';

/** Rows that are read together while the outcome is written out. */
const OUTCOME_PAGE = 500;

/** Which rows are asked for: one outcome, or `attention` for what is wrong or held. */
export type RowFilter = BulkOutcome | 'attention' | undefined;

/** Sheets as officers look at them, and giving one up. */
@Injectable()
export class BulkService {
  constructor(
    private readonly database: Database,
    private readonly sheets: BulkRepository,
    private readonly access: BulkAccessService,
    private readonly vault: BulkVault,
    private readonly people: PersonLookupService,
    private readonly looks: LookService,
    private readonly audit: AuditService,
  ) {}

  list(caller: Principal, cursor: string | undefined): Promise<{ items: BulkReport[]; next: string | null }> {
    const before = cursorId(cursor);
    return this.database.read(async (tx) => {
      const scope = await this.access.scopeOf(tx, caller);
      const found = await this.sheets.page(tx, scope, before);
      const items = await this.shown(tx, found.slice(0, PAGE_SIZE));
      const last = items.at(-1);
      return { items, next: found.length > PAGE_SIZE && last !== undefined ? last.bulkReportId : null };
    });
  }

  /** @throws Problem `not-found` */
  get(caller: Principal, bulkReportId: string): Promise<BulkReport> {
    return this.database.read(async (tx) => {
      const found = await this.access.requireVisible(tx, caller, bulkReportId);
      const [shown] = await this.shown(tx, [found]);
      if (shown === undefined) throw new Problem('not-found');
      return shown;
    });
  }

  /** @throws Problem `not-found`, `invalid-request` for a cursor that is no line */
  rows(
    caller: Principal,
    bulkReportId: string,
    { outcome, cursor }: { outcome?: RowFilter; cursor?: string | undefined },
  ): Promise<{ items: BulkRow[]; next: string | null }> {
    const after = lineOf(cursor);
    const outcomes = outcome === undefined ? null : outcome === 'attention' ? ATTENTION : [outcome];
    return this.database.read(async (tx) => {
      const found = await this.access.requireVisible(tx, caller, bulkReportId);
      const rows = await this.sheets.rows(tx, bulkReportId, { outcomes, after, limit: PAGE_SIZE + 1 });
      const page = rows.slice(0, PAGE_SIZE);
      await this.noteLooks(tx, caller, found, page);
      const key = this.vault.keyOf(found.sheet);
      const last = page.at(-1);
      return {
        items: page.map((row) => shownBulkRow(row, this.vault.openRow(key, row).cells)),
        next: rows.length > PAGE_SIZE && last !== undefined ? String(last.line) : null,
      };
    });
  }

  /**
   * What was taken and what not, line by line, as a workbook that is written while it is read.
   *
   * @throws Problem `not-found`
   */
  async outcome(caller: Principal, bulkReportId: string): Promise<Readable> {
    const found = await this.database.write(async (tx) => {
      const visible = await this.access.requireVisible(tx, caller, bulkReportId);
      await this.audit.record(tx, caller, 'bulk-outcome-exported', { bulkReportId });
      return visible;
    });
    const table = {
      title: '检查结果',
      headings: ['行号', found.sheet.holder === 'person' ? '姓名' : '名称', '结果', '原因', '申报编号'],
      widths: [8, 24, 20, 60, 20],
      pages: this.outcomePages(found),
    };
    return xlsxStream([table]);
  }

  /**
   * Gives up a checked sheet: its rows are deleted. Giving it up again changes nothing.
   *
   * @throws Problem `not-found`, `not-allowed-now` once it was committed
   */
  async drop(caller: Principal, bulkReportId: string): Promise<void> {
    await this.database.write(async (tx) => {
      await this.access.requireOwn(tx, caller, bulkReportId);
      const sheet = await this.sheets.lock(tx, bulkReportId);
      if (sheet?.status === 'dropped') return;
      if (sheet?.status !== 'checked') {
        throw new Problem('not-allowed-now', { detail: '这份表已经导入，不能放弃' });
      }
      await this.sheets.update(tx, bulkReportId, { status: 'dropped' });
      await this.sheets.deleteRows(tx, bulkReportId);
      await this.audit.record(tx, caller, 'bulk-dropped', { bulkReportId });
    });
  }

  private async shown(tx: Tx, found: readonly NamedSheet[]): Promise<BulkReport[]> {
    const twins = await this.sheets.committedTwins(
      tx,
      found.map(({ sheet }) => sheet),
    );
    return found.map((one) =>
      shownSheet(one, {
        fileName: this.vault.fileNameOf(one.sheet),
        twin: twins.get(committedKey(one.sheet)),
      }),
    );
  }

  private async *outcomePages({ sheet }: NamedSheet): AsyncGenerator<string[][]> {
    const key = this.vault.keyOf(sheet);
    for (let after = 0; ;) {
      const { rows, numbers } = await this.database.read(async (tx) => {
        const page = await this.sheets.rows(tx, sheet.id, { outcomes: null, after, limit: OUTCOME_PAGE });
        const reported = page.flatMap(({ reportId }) => reportId ?? []);
        return { rows: page, numbers: await this.sheets.reportNumbers(tx, reported) };
      });
      const last = rows.at(-1);
      if (last === undefined) return;
      after = last.line;
      yield rows.map((row) => [
        String(row.line),
        this.vault.openRow(key, row).cells['name'] ?? '',
        outcomeText(row, sheet.status === 'committed'),
        errorsOf(row)
          .map(({ text }) => text)
          .join('；'),
        numbers.get(row.reportId ?? '') ?? '',
      ]);
    }
  }

  /** Before it is committed a sheet is its department's own writing; from then on it tells of people. */
  private async noteLooks(
    tx: Tx,
    caller: Principal,
    { sheet, department }: NamedSheet,
    rows: readonly BulkRowEntity[],
  ): Promise<void> {
    if (sheet.status !== 'committed') return;
    const hashes = rows.flatMap(({ documentHash }) => documentHash ?? []);
    for (const { personId } of (await this.people.byDocuments(tx, [...new Set(hashes)])).values()) {
      this.looks.note({
        personId,
        accountId: caller.accountId,
        byText: caller.label.slice(0, 80),
        what: '汇总报送中的事迹（姓名、证件号码已遮盖）',
        reason: `查看${department}汇总报送的结果`,
      });
    }
  }
}

const ATTENTION = ['wrong', 'held'] as const;

function lineOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,7}$/.test(cursor)) {
    throw fieldProblem({ path: 'cursor', code: 'wrong-format', text: '翻页位置无效，请从第一页重新查看' });
  }
  return Number(cursor);
}
