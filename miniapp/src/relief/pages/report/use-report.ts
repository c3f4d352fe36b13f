import { listMyBonuses } from '@benefit/shared/relief/campaign-contract';
import { appealReport, getReport, withdrawReport } from '@benefit/shared/relief/report-contract';
import type { EvidenceStatus, Report } from '@benefit/shared/relief/report-contract';
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { apiOrigin } from '../../../platform/api-address';
import { call } from '../../../platform/call';
import type { Failure } from '../../../platform/call';
import { useElderMode } from '../../../platform/elder-mode';
import { open } from '../../../platform/navigation';
import { openFile } from '../../../platform/open-file';
import { serverNow } from '../../../platform/server-clock';
import { useSession } from '../../../platform/session';
import { useRemote, valueOf } from '../../../platform/use-remote';
import { useSignedIn } from '../../../platform/use-signed-in';
import { dropDraft, draftById } from '../../draft-store';

/** Links are fetched anew this long before they end. */
const SPARE_MS = 30_000;
const MINUTE_MS = 60_000;

type Asking = { kind: 'withdraw' } | { kind: 'appeal'; reason: string } | null;

export function useReport() {
  const { params } = useRouter();
  const reportId = params['reportId'] ?? '';
  const me = useSignedIn();
  const meFailure = useSession((session) => session.meFailure);
  const reloadMe = useSession((session) => session.reloadMe);
  const { state, reload } = useRemote(me ? `report:${reportId}` : null, () =>
    call(getReport, { params: { reportId } }),
  );
  const report = valueOf(state);
  const granted = report !== null && ['granted', 'credited', 'rejected'].includes(report.status);
  const bonuses = useRemote(granted ? 'my-bonuses' : null, () => call(listMyBonuses));
  const elder = useElderMode((mode) => mode.elder);
  const [asking, setAsking] = useState<Asking>(null);
  const [sending, setSending] = useState<{ busy: boolean; failure: Failure | null }>({
    busy: false,
    failure: null,
  });
  const [clauseOf, setClauseOf] = useState<{ title: string; clause: string } | null>(null);
  const [showsContent, setShowsContent] = useState(false);
  const [notOpened, setNotOpened] = useState(false);

  useFreshLinks(report, () => void reload());
  const now = useNow(report?.next?.dueAt ?? null);

  async function confirm(): Promise<void> {
    if (asking === null || sending.busy) return;
    setSending({ busy: true, failure: null });
    const result =
      asking.kind === 'withdraw'
        ? await call(withdrawReport, { params: { reportId }, body: {} })
        : await call(appealReport, {
            params: { reportId },
            body: asking.reason.trim() === '' ? {} : { reason: asking.reason.trim() },
          });
    setSending({ busy: false, failure: result.ok ? null : result.failure });
    if (result.ok && asking.kind === 'withdraw' && draftById(reportId)) await dropDraft(reportId);
    if (result.ok) setAsking(null);
    await reload();
  }

  async function openEvidence(piece: EvidenceStatus): Promise<void> {
    const address = piece.links?.preview ?? piece.links?.original;
    if (address === undefined) return;
    setNotOpened(!(await openFile(apiOrigin + address, piece.kind ?? 'photo')));
  }

  return {
    state: !me && meFailure ? ({ status: 'failed', failure: meFailure, last: null } as const) : state,
    report,
    bonus: valueOf(bonuses.state)?.items.find((bonus) => bonus.reportId === reportId) ?? null,
    justSubmitted: params['submitted'] === '1',
    elder,
    now,
    asking,
    sending,
    clauseOf,
    showsContent,
    notOpened,
    onRetry: () => void (me ? reload() : reloadMe()),
    onEdit: () => open('reportEdit', { reportId }),
    onAsk: (next: Asking) => {
      setSending({ busy: false, failure: null });
      setAsking(next);
    },
    onClose: () => {
      if (!sending.busy) setAsking(null);
    },
    onConfirm: () => void confirm(),
    onClause: setClauseOf,
    onContent: () => setShowsContent((before) => !before),
    onOpen: (piece: EvidenceStatus) => void openEvidence(piece),
  };
}

/** Asks anew shortly before the links of the evidence end. */
function useFreshLinks(report: Report | null, reload: () => void): void {
  const expiresAt = report?.evidence.find(({ links }) => links)?.links?.expiresAt ?? null;
  useEffect(() => {
    if (expiresAt === null) return undefined;
    const timer = setTimeout(reload, Math.max(SPARE_MS, Date.parse(expiresAt) - serverNow() - SPARE_MS));
    return () => clearTimeout(timer);
    // the same instant means the same links
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [expiresAt]);
}

/** The server's now, anew each minute while a deadline runs; Unix milliseconds. */
function useNow(dueAt: string | null): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    if (dueAt === null) return undefined;
    const timer = setInterval(() => setNow(serverNow()), MINUTE_MS);
    return () => clearInterval(timer);
  }, [dueAt]);
  return now;
}
