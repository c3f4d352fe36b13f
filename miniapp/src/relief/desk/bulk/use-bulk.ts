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
import type { Answer, Failure } from '../../../platform/call';
import { serverNow } from '../../../platform/server-clock';
import { useSession } from '../../../platform/session';
import { usePages } from '../../../platform/use-pages';
import { useRemote, valueOf } from '../../../platform/use-remote';
import { toast } from '../../../ui/desk/desk-toast';
import { downloadFile } from '../../../ui/desk/download-file';
import { bulkTexts, committedText } from './bulk-texts';
import { uploadSheet } from './upload-sheet';

export type Holder = 'person' | 'enterprise';
export type RowFilter = 'attention' | 'wrong' | 'held' | 'ready';

/** What a pass through the page is at. */
export type BulkStep =
  { step: 'choose' } | { step: 'sending'; fileName: string; share: number } | { step: 'checked'; id: string };

/** What is being waited for, so that its button alone says so. */
export type BulkBusy = 'commit' | 'drop' | 'template' | 'outcome' | null;

/** A page of rows: where it begins, and how many came before it. */
interface RowPage {
  cursor: string | undefined;
  before: number;
}
const FIRST_PAGE: RowPage = { cursor: undefined, before: 0 };

/** A department's sheets: template, upload, what was found, the one press that takes it. */
export function useBulk() {
  const mayReport = useSession((session) => session.me?.roles.includes('department') ?? false);
  const [state, setState] = useState<BulkStep>({ step: 'choose' });
  const [holder, setHolder] = useState<Holder>('person');
  const [chosen, setChosen] = useState<string | null>(null);
  const [filter, setFilter] = useState<RowFilter>('attention');
  const [pages, setPages] = useState<RowPage[]>([FIRST_PAGE]);
  const [busy, setBusy] = useState<BulkBusy>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const campaigns = useRemote('desk-campaigns', () => call(listCampaigns));
  const open = (valueOf(campaigns.state)?.items ?? []).filter(({ status }) => status !== 'archived');
  const campaignId = chosen ?? open[0]?.campaignId ?? null;
  const sheets = usePages<BulkReport, Answer<typeof listBulk>>('desk-sheets', (cursor) =>
    call(listBulk, { query: { cursor } }),
  );
  const id = state.step === 'checked' ? state.id : null;
  const params = { bulkReportId: id ?? '' };
  const sheet = useRemote(id && `desk-sheet ${id}`, () => call(getBulk, { params }));
  const { cursor, before } = pages[pages.length - 1] ?? FIRST_PAGE;
  const rows = useRemote(id && `desk-sheet-rows ${id} ${filter} ${cursor ?? ''}`, () =>
    call(listBulkRows, { params, query: { outcome: filter, cursor } }),
  );

  function openSheet(bulkReportId: string, first: RowFilter): void {
    setFailure(null);
    setFilter(first);
    setPages([FIRST_PAGE]);
    setState({ step: 'checked', id: bulkReportId });
  }

  const show = ({ bulkReportId, counts }: BulkReport): void =>
    openSheet(bulkReportId, counts.wrong + counts.held > 0 ? 'attention' : 'ready');

  async function upload(file: File): Promise<void> {
    setFailure(null);
    const refusal = refusalOf(file);
    if (refusal !== null) return toast(refusal, 'danger');
    if (campaignId === null) return;
    const sending = (share: number) => setState({ step: 'sending', fileName: file.name, share });
    sending(0);
    const result = await uploadSheet(file, { campaignId, holder }, sending);
    if (result.ok) show(result.value);
    else {
      setState({ step: 'choose' });
      setFailure(result.failure);
    }
    await sheets.reload();
  }

  /** Waits for one thing at a time; a second press does nothing. */
  async function once(what: Exclude<BulkBusy, null>, work: () => Promise<void>): Promise<void> {
    if (busy !== null) return;
    setBusy(what);
    setFailure(null);
    await work();
    setBusy(null);
  }

  async function commit(): Promise<void> {
    const result = await call(commitBulk, { params });
    if (result.ok) {
      const { taken, held, alreadyCommitted } = result.value;
      toast(alreadyCommitted ? bulkTexts.already : committedText({ ready: taken, held }));
    } else setFailure(result.failure);
    // after a lost answer too: the sheet itself says whether it was taken
    await Promise.all([sheet.reload(), sheets.reload(), rows.reload()]);
  }

  async function drop(): Promise<void> {
    const result = await call(dropBulk, { params });
    if (!result.ok) return setFailure(result.failure);
    toast('已放弃，这份表没有导入任何一行');
    setState({ step: 'choose' });
    await sheets.reload();
  }

  async function save(path: string, name: string): Promise<void> {
    const result = await downloadFile(path, name);
    if (!result.ok) setFailure(result.failure);
  }

  return {
    mayReport,
    state,
    holder,
    campaigns: campaigns.state,
    open,
    campaignId,
    sheets,
    sheet: sheet.state,
    rows: rows.state,
    before,
    page: pages.length,
    filter,
    busy,
    failure,
    now: new Date(serverNow()),
    onHolder: setHolder,
    onCampaign: setChosen,
    onTemplate: () =>
      void once('template', () =>
        save(`${bulkTemplate.path}?holder=${holder}`, bulkTexts.templateName[holder]),
      ),
    onFile: (file: File) => void upload(file),
    onShow: show,
    onShowEarlier: (bulkReportId: string) => openSheet(bulkReportId, 'ready'),
    onFilter: (next: RowFilter) => {
      setPages([FIRST_PAGE]);
      setFilter(next);
    },
    onNext: () => {
      const known = valueOf(rows.state);
      if (known?.next) setPages([...pages, { cursor: known.next, before: before + known.items.length }]);
    },
    onBack: () => setPages(pages.length > 1 ? pages.slice(0, -1) : pages),
    onOutcome: () =>
      void once('outcome', () => save(bulkOutcome.path.replace('{bulkReportId}', id ?? ''), '检查结果.xlsx')),
    onCommit: () => void once('commit', commit),
    onDrop: () => void once('drop', drop),
    onOther: () => {
      setFailure(null);
      setState({ step: 'choose' });
      void sheets.reload();
    },
    onRetry: () => void Promise.all([campaigns.reload(), sheets.reload(), sheet.reload(), rows.reload()]),
  };
}

/** What can be told of a file before it is sent; the server decides by its content. */
function refusalOf({ name, size }: File): string | null {
  if (!/\.xlsx$/i.test(name)) return '请选择 .xlsx 表格；.xls 和 .csv 请先另存为 .xlsx';
  if (size > BULK_MAX_BYTES) return '文件超过 10 MB，请拆成几份上传';
  return size === 0 ? '这份文件是空的，请重新选择' : null;
}
