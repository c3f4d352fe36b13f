import {
  BULK_MAX_BYTES,
  bulkOutcome,
  bulkTemplate,
  commitBulk,
  dropBulk,
  getBulk,
  listBulk,
  listBulkRows,
} from '@benefit/shared/relief/bulk-contract';
import type { BulkReport } from '@benefit/shared/relief/bulk-contract';
import { listCampaigns } from '@benefit/shared/relief/campaign-contract';
import { useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure } from '../../../platform/call';
import { useRemote, valueOf } from '../../../platform/use-remote';
import { toast } from '../../../ui/desk/desk-toast';
import { downloadFile } from '../../../ui/desk/download-file';
import { uploadSheet } from './upload-sheet';

export type Holder = 'person' | 'enterprise';
export type RowFilter = 'attention' | 'wrong' | 'held' | 'ready';

/** What a pass through the page is at. */
export type BulkStep =
  { step: 'choose' } | { step: 'sending'; share: number } | { step: 'checked'; id: string };

/** A department's sheets: template, upload, what was found, the one press that takes it. */
export function useBulk() {
  const [state, setState] = useState<BulkStep>({ step: 'choose' });
  const [holder, setHolder] = useState<Holder>('person');
  const [chosen, setChosen] = useState<string | null>(null);
  const [filter, setFilter] = useState<RowFilter>('attention');
  const [pages, setPages] = useState<(string | undefined)[]>([undefined]);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const campaigns = useRemote('desk-campaigns', () => call(listCampaigns));
  const open = (valueOf(campaigns.state)?.items ?? []).filter(({ status }) => status !== 'archived');
  const campaignId = chosen ?? open[0]?.campaignId ?? null;
  const sheets = useRemote('desk-sheets', () => call(listBulk));
  const id = state.step === 'checked' ? state.id : null;
  const params = { bulkReportId: id ?? '' };
  const sheet = useRemote(id && `desk-sheet ${id}`, () => call(getBulk, { params }));
  const cursor = pages[pages.length - 1];
  const rows = useRemote(id && `desk-sheet-rows ${id} ${filter} ${cursor ?? ''}`, () =>
    call(listBulkRows, { params, query: { outcome: filter, cursor } }),
  );

  function show(bulk: BulkReport): void {
    setFailure(null);
    setFilter(bulk.counts.wrong + bulk.counts.held > 0 ? 'attention' : 'ready');
    setPages([undefined]);
    setState({ step: 'checked', id: bulk.bulkReportId });
  }

  async function upload(file: File): Promise<void> {
    setFailure(null);
    if (file.size > BULK_MAX_BYTES) return toast('文件超过 10 MB，请拆成几份上传', 'danger');
    if (campaignId === null) return;
    setState({ step: 'sending', share: 0 });
    const result = await uploadSheet(file, { campaignId, holder }, (share) =>
      setState({ step: 'sending', share }),
    );
    await sheets.reload();
    if (result.ok) return show(result.value);
    setState({ step: 'choose' });
    setFailure(result.failure);
  }

  async function commit(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    const result = await call(commitBulk, { params });
    setBusy(false);
    if (!result.ok) return setFailure(result.failure);
    const { taken, held, alreadyCommitted } = result.value;
    toast(
      alreadyCommitted ? '这份文件已经导入过，没有重复导入' : `已导入 ${taken} 行，另存 ${held} 行待同意`,
    );
    await Promise.all([sheet.reload(), sheets.reload(), rows.reload()]);
  }

  async function drop(): Promise<void> {
    const result = await call(dropBulk, { params });
    if (!result.ok) return setFailure(result.failure);
    setState({ step: 'choose' });
    await sheets.reload();
  }

  async function save(path: string, name: string): Promise<void> {
    const result = await downloadFile(path, name);
    if (!result.ok) setFailure(result.failure);
  }

  return {
    state,
    holder,
    campaigns: campaigns.state,
    open,
    campaignId,
    sheets: sheets.state,
    sheet: sheet.state,
    rows: rows.state,
    page: pages.length,
    filter,
    busy,
    failure,
    onHolder: setHolder,
    onCampaign: setChosen,
    onTemplate: () =>
      void save(
        `${bulkTemplate.path}?holder=${holder}`,
        holder === 'person' ? '个人汇总表模板.xlsx' : '企业和社会组织汇总表模板.xlsx',
      ),
    onFile: (file: File) => void upload(file),
    onShow: show,
    onFilter: (next: RowFilter) => {
      setPages([undefined]);
      setFilter(next);
    },
    onNext: () => {
      const next = valueOf(rows.state)?.next;
      if (next) setPages([...pages, next]);
    },
    onBack: () => setPages(pages.length > 1 ? pages.slice(0, -1) : pages),
    onOutcome: () => void save(bulkOutcome.path.replace('{bulkReportId}', id ?? ''), '检查结果.xlsx'),
    onCommit: () => void commit(),
    onDrop: () => void drop(),
    onOther: () => {
      setFailure(null);
      setState({ step: 'choose' });
    },
    onRetry: () => void Promise.all([campaigns.reload(), sheets.reload(), sheet.reload(), rows.reload()]),
  };
}
