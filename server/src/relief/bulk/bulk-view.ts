import type { BulkReport, BulkRow } from '@benefit/shared/relief/bulk-contract';
import { BULK_COLUMNS } from '@benefit/shared/relief/bulk-column-rules';
import type { FieldError } from '@benefit/shared/problem';
import type { BulkReportRow, BulkRowEntity } from './bulk-report.entity.ts';
import type { NamedSheet } from './bulk.repository.ts';

/** A sheet as its department sees it. */
export function shownSheet(
  { sheet, campaignTitle, department, uploadedBy }: NamedSheet,
  { fileName, twin }: { fileName: string; twin: BulkReportRow | undefined },
): BulkReport {
  const counts = { ready: sheet.rowsReady, held: sheet.rowsHeld, wrong: sheet.rowsWrong };
  return {
    bulkReportId: sheet.id,
    campaignId: sheet.campaignId,
    campaignTitle,
    department,
    holder: sheet.holder,
    fileName,
    sizeBytes: sheet.sizeBytes,
    sha256: sheet.sha256,
    status: sheet.status,
    counts: { all: counts.ready + counts.held + counts.wrong, ...counts },
    columns: BULK_COLUMNS[sheet.holder].map(({ key, label }) => ({ key, label })),
    checkedMs: sheet.checkedMs,
    uploadedAt: sheet.uploadedAt.toISOString(),
    uploadedBy,
    committedAt: sheet.committedAt?.toISOString() ?? null,
    sameAs:
      twin === undefined || twin.id === sheet.id || twin.committedAt === null
        ? null
        : { bulkReportId: twin.id, committedAt: twin.committedAt.toISOString() },
  };
}

export const errorsOf = (row: BulkRowEntity): FieldError[] => JSON.parse(row.errors) as FieldError[];

export const shownBulkRow = (row: BulkRowEntity, cells: Record<string, string>): BulkRow => ({
  line: row.line,
  outcome: row.outcome,
  cells,
  errors: errorsOf(row),
});

/** What became of a line, in words. */
export function outcomeText(row: BulkRowEntity, committed: boolean): string {
  if (row.outcome === 'wrong') return committed ? '有误，未导入' : '有误，不会导入';
  if (row.outcome === 'ready' && row.reportId === null) return committed ? '正在导入' : '可导入';
  if (row.outcome === 'ready') return '已导入';
  if (row.answeredAt === null) return '待本人同意';
  return row.reportId === null ? '本人不同意，未报送' : '本人已同意，已导入';
}
