import { categoryOf } from '@benefit/shared/relief/category-rules';
import type { MyReport } from '@benefit/shared/relief/report-contract';
import type { Draft } from '../../draft';

/** A row of the list: a draft, here or on the server, or a report. */
export interface ReportRow {
  reportId: string;
  title: string;
  categoryName: string;
  /** Written on this phone; else the server's. */
  draft: Draft | null;
  report: MyReport | null;
}

/**
 * This phone's drafts and the server's reports as one list: what is to be supplemented first, then
 * drafts, the last touched first, then reports as the server orders them. A draft of this phone and the server's
 * copy of it are one row.
 */
export function reportRows(
  drafts: readonly Draft[],
  reports: readonly MyReport[],
): { drafts: ReportRow[]; sent: ReportRow[] } {
  const here = drafts
    .filter(({ revision, items }) => revision > 0 && items === null)
    .filter(({ reportId }) => {
      const known = reports.find((report) => report.reportId === reportId);
      return !known || known.status === 'draft';
    })
    .sort((one, other) => other.savedAt.localeCompare(one.savedAt))
    .map((draft): ReportRow => ({
      reportId: draft.reportId,
      title: draft.deed.trim(),
      categoryName: categoryOf(draft.categoryCode ?? '')?.name ?? '',
      draft,
      report: reports.find(({ reportId }) => reportId === draft.reportId) ?? null,
    }));
  const ownIds = new Set(here.map(({ reportId }) => reportId));
  const rowOf = (report: MyReport): ReportRow => ({
    reportId: report.reportId,
    title: report.deed.trim(),
    categoryName: report.categoryName,
    draft: null,
    report,
  });
  const others = reports.filter(({ reportId }) => !ownIds.has(reportId));
  // a draft that was given up has no number and nothing to follow
  const sent = others.filter(
    ({ status, number }) => status !== 'draft' && !(status === 'withdrawn' && number === null),
  );
  return {
    drafts: [...here, ...others.filter(({ status }) => status === 'draft').map(rowOf)],
    sent: [
      ...sent.filter(({ status }) => status === 'returned'),
      ...sent.filter(({ status }) => status !== 'returned'),
    ].map(rowOf),
  };
}
