import { listCampaigns } from '@benefit/shared/relief/campaign-contract';
import type { BulkDecisionRequest, QueueItem } from '@benefit/shared/relief/review-contract';
import { decideMany, listReviewReports } from '@benefit/shared/relief/review-contract';
import { useState } from 'react';
import type * as z from 'zod/mini';
import { call } from '../../../platform/call';
import type { Failure } from '../../../platform/call';
import { failureText } from '../../../platform/failure-text';
import { usePages } from '../../../platform/use-pages';
import { useRemote, valueOf } from '../../../platform/use-remote';
import { downloadFile } from '../../../ui/desk/download-file';
import { toast } from '../../../ui/desk/desk-toast';
import { queryOf } from './review-filter';
import type { ReviewFilter } from './review-filter';
import { bytesText } from './review-texts';

export type BulkResults = z.output<typeof decideMany.response>['results'];

type QueuePage = z.output<typeof listReviewReports.response>;

export type BulkState =
  | { step: 'off' }
  | { step: 'choosing' }
  | { step: 'writing'; sending: boolean; failure: Failure | null }
  | { step: 'done'; results: BulkResults; items: QueueItem[] };

/** The same decision for the reports that are chosen. */
export type BulkRequest = Omit<BulkDecisionRequest, 'reports'>;

/** The list at the left: filtered, read page by page, exported, decided on together. */
export function useQueue(filter: ReviewFilter, ready: boolean) {
  const query = { ...filter };
  const key = ready ? `review-queue:${queryOf(filter)}` : null;
  const pages = usePages<QueueItem, QueuePage>(key, (cursor) =>
    call(listReviewReports, { query: { ...query, cursor } }),
  );
  const campaigns = useRemote('campaigns', () => call(listCampaigns));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [bulk, setBulk] = useState<BulkState>({ step: 'off' });
  const [exporting, setExporting] = useState(false);

  async function exportAs(format: 'xlsx' | 'csv'): Promise<void> {
    if (exporting) return;
    setExporting(true);
    const result = await downloadFile(`/review/export?${queryOf(filter, { format })}`, `申报清单.${format}`);
    setExporting(false);
    if (result.ok) toast(`已导出，${bytesText(result.bytes)}；已记入审计日志`);
    else toast(`没有导出：${failureText(result.failure).title}`, 'danger');
  }

  /** Answers true where the decisions were taken, each with a result of its own. */
  async function sendBulk(request: BulkRequest): Promise<boolean> {
    if (bulk.step !== 'writing' || bulk.sending) return false;
    const items = pages.items.filter(({ reportId }) => chosen.has(reportId));
    setBulk({ step: 'writing', sending: true, failure: null });
    const reports = items.map(({ reportId, version }) => ({ reportId, version }));
    const result = await call(decideMany, { body: { ...request, reports } });
    if (!result.ok) {
      setBulk({ step: 'writing', sending: false, failure: result.failure });
      return false;
    }
    setBulk({ step: 'done', results: result.value.results, items });
    setChosen(new Set());
    await pages.reload();
    return true;
  }

  return {
    ...pages,
    counts: valueOf(pages.first)?.counts ?? null,
    campaigns: valueOf(campaigns.state)?.items ?? [],
    chosen,
    bulk,
    exporting,
    onExport: (format: 'xlsx' | 'csv') => void exportAs(format),
    onBulk: setBulk,
    onBulkOff: () => {
      setBulk({ step: 'off' });
      setChosen(new Set());
    },
    onChoose: (reportId: string, on: boolean) => {
      const next = new Set(chosen);
      if (on) next.add(reportId);
      else next.delete(reportId);
      setChosen(next);
    },
    onChooseAll: () => setChosen(new Set(pages.items.slice(0, BULK_MAX).map(({ reportId }) => reportId))),
    onSendBulk: sendBulk,
  };
}

/** What one request may decide on. */
const BULK_MAX = 100;
