import { listMyBonuses } from '@benefit/shared/relief/campaign-contract';
import { listHeldRows } from '@benefit/shared/relief/bulk-contract';
import { listMyReports, withdrawReport } from '@benefit/shared/relief/report-contract';
import type { MyReport } from '@benefit/shared/relief/report-contract';
import { useEffect, useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure } from '../../../platform/call';
import { useElderMode } from '../../../platform/elder-mode';
import { open } from '../../../platform/navigation';
import { useSession } from '../../../platform/session';
import { newId } from '../../../platform/ulid';
import { useUploads } from '../../../platform/uploads';
import { leftOf } from '../../../platform/upload-queue';
import { usePages } from '../../../platform/use-pages';
import type { Page } from '../../../platform/use-pages';
import { useRemote, valueOf } from '../../../platform/use-remote';
import { useSignedIn } from '../../../platform/use-signed-in';
import { dropDraft, loadDrafts, useDrafts } from '../../draft-store';
import { reportRows } from './report-rows';
import type { ReportRow } from './report-rows';

export function useReports() {
  const me = useSignedIn();
  const meFailure = useSession((session) => session.meFailure);
  const reloadMe = useSession((session) => session.reloadMe);
  const bound = me !== null && me.identity !== null;
  const accountId = bound ? me.accountId : null;
  const reports = usePages<MyReport, Page<MyReport>>(bound ? 'my-reports' : null, (cursor) =>
    call(listMyReports, { query: { cursor } }),
  );
  const held = useRemote(bound ? 'held-reports' : null, () => call(listHeldRows));
  const bonuses = useRemote(bound ? 'my-bonuses' : null, () => call(listMyBonuses));
  const drafts = useDrafts((state) => state.drafts);
  const queue = useUploads((state) => state.queue);
  const elder = useElderMode((mode) => mode.elder);
  const [removing, setRemoving] = useState<ReportRow | null>(null);
  const [removal, setRemoval] = useState<{ busy: boolean; failure: Failure | null }>({
    busy: false,
    failure: null,
  });

  useEffect(() => {
    if (accountId !== null) void loadDrafts(accountId);
  }, [accountId]);

  /** What the server never heard of goes at once; its copy is withdrawn. */
  async function remove(row: ReportRow): Promise<void> {
    if (removal.busy) return;
    setRemoval({ busy: true, failure: null });
    const isThere = row.report !== null || (row.draft !== null && row.draft.version !== null);
    const result = isThere
      ? await call(withdrawReport, { params: { reportId: row.reportId }, body: {} })
      : null;
    if (result && !result.ok && !isAbsent(result.failure)) {
      return setRemoval({ busy: false, failure: result.failure });
    }
    await dropDraft(row.reportId);
    setRemoval({ busy: false, failure: null });
    setRemoving(null);
    await reports.reload();
  }

  return {
    me,
    bound,
    failure: !me ? meFailure : null,
    first: reports.first,
    more: reports.more,
    loadMore: reports.loadMore,
    rows: reportRows(Object.values(drafts), reports.items),
    leftOf: (reportId: string) => leftOf(queue, reportId),
    held: valueOf(held.state)?.items.length ?? 0,
    bonuses: valueOf(bonuses.state)?.items ?? [],
    elder,
    removing,
    removal,
    onRetry: () => void (me ? reports.reload() : reloadMe()),
    onBind: () => open('bind'),
    onCreate: () => void newId().then((reportId) => open('reportEdit', { reportId, new: '1' })),
    onDraft: (reportId: string) => open('reportEdit', { reportId }),
    onReport: (reportId: string) => open('report', { reportId }),
    onHeld: () => open('heldReports'),
    onBonuses: () => open('bonuses'),
    onAskRemove: (row: ReportRow) => setRemoving(row),
    onKeep: () => {
      if (!removal.busy) setRemoving(null);
    },
    onRemove: () => {
      if (removing) void remove(removing);
    },
  };
}

const isAbsent = (failure: Failure): boolean =>
  failure.kind === 'problem' && failure.problem.code === 'not-found';
