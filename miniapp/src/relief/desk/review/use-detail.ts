import { listDepartments } from '@benefit/shared/relief/campaign-contract';
import type { DecisionRequest } from '@benefit/shared/relief/review-contract';
import {
  addComment,
  decide,
  getReviewReport,
  handOn,
  listReasonTemplates,
  revealDocument,
} from '@benefit/shared/relief/review-contract';
import type { Decision } from '@benefit/shared/relief/report-state-rules';
import { useEffect, useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure, Result } from '../../../platform/call';
import { useRemote, valueOf } from '../../../platform/use-remote';
import { toast } from '../../../ui/desk/desk-toast';
import { doneText } from './review-texts';
import { useClaim } from './use-claim';

/** What the officer has written on a report and not sent: kept when the report is loaded anew. */
export interface Draft {
  clause: string;
  words: string;
  hours: string;
  /** Words by item to supplement; an item that is not here is not ticked. */
  items: Record<string, string>;
  returnWords: string;
  returnClause: string;
  templateId: string;
}

const BLANK: Draft = {
  clause: '',
  words: '',
  hours: '',
  items: {},
  returnWords: '',
  returnClause: '',
  templateId: '',
};

export type Asking =
  | { kind: 'none' }
  | { kind: 'return' }
  | { kind: 'refuse'; decision: Decision }
  | { kind: 'hand-on' }
  | { kind: 'comments' }
  | { kind: 'reveal' }
  | { kind: 'doubles'; index: number };

interface Options {
  reportId: string | null;
  /** After a step, with the decision that was taken. */
  onDone: (reportId: string, decision: Decision | 'hand-on') => void;
  /** Somebody else was first. */
  onStale: () => void;
}

/** The report at the right: what it holds, whose it is, and every step on it. */
export function useDetail({ reportId, onDone, onStale }: Options) {
  const key = reportId === null ? null : `review-report:${reportId}`;
  const { state, reload } = useRemote(key, () =>
    call(getReviewReport, { params: { reportId: reportId ?? '' } }),
  );
  const detail = valueOf(state);
  const claim = useClaim(detail ? reportId : null, (detail?.decisions.length ?? 0) > 0);
  const templates = useRemote('reason-templates', () => call(listReasonTemplates));
  const [drafts, setDrafts] = useState<Partial<Record<string, Draft>>>({});
  const [asking, setAsking] = useState<Asking>({ kind: 'none' });
  const departments = useRemote(asking.kind === 'hand-on' ? 'departments' : null, () =>
    call(listDepartments),
  );
  const [sending, setSending] = useState<Decision | 'other' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [changes, setChanges] = useState<{ reportId: string; texts: string[] } | null>(null);
  const [revealed, setRevealed] = useState<{ reportId: string; name: string; number: string } | null>(null);
  useFreshLinks(detail?.evidence.find(({ links }) => links)?.links?.expiresAt, reload);

  const draft: Draft = (reportId === null ? undefined : drafts[reportId]) ?? {
    ...BLANK,
    clause: detail?.clauses[0] ?? '',
    hours: detail?.hours === null || detail === null ? '' : String(detail.hours),
  };

  /** Sends something that changes the report; what failed is told where it was pressed. */
  async function send<T>(what: Decision | 'other', ask: () => Promise<Result<T>>): Promise<T | null> {
    if (sending !== null) return null;
    setSending(what);
    setFailure(null);
    const result = await ask();
    setSending(null);
    if (result.ok) return result.value;
    const stale = result.failure.kind === 'problem' && result.failure.problem.code === 'out-of-date';
    if (stale && result.failure.kind === 'problem' && reportId !== null) {
      const texts = result.failure.problem.changes ?? [];
      setChanges({ reportId, texts });
      setAsking({ kind: 'none' });
      onStale();
      await reload();
    } else setFailure(result.failure);
    return null;
  }

  async function sendDecision(request: Omit<DecisionRequest, 'version'>): Promise<void> {
    if (!detail || reportId === null) return;
    const { version } = detail.report;
    const done = await send(request.decision, () =>
      call(decide, { params: { reportId }, body: { version, ...request } }),
    );
    if (done === null) return;
    toast(`${doneText[request.decision]}：${done.maskedName} ${done.number ?? ''}`);
    finish(reportId, request.decision);
    await reload();
  }

  function finish(id: string, decision: Decision | 'hand-on'): void {
    setDrafts((all) => ({ ...all, [id]: undefined }));
    setAsking({ kind: 'none' });
    setChanges(null);
    onDone(id, decision);
  }

  async function sendHandOn(departmentId: string, reason: string): Promise<void> {
    if (!detail || reportId === null) return;
    const { version } = detail.report;
    const done = await send('other', () =>
      call(handOn, { params: { reportId }, body: { version, departmentId, reason } }),
    );
    if (done === null) return;
    toast(`已转办：${done.department ?? ''}`);
    finish(reportId, 'hand-on');
    await reload();
  }

  async function sendComment(text: string): Promise<boolean> {
    if (reportId === null) return false;
    const done = await send('other', () => call(addComment, { params: { reportId }, body: { text } }));
    if (done !== null) await reload();
    return done !== null;
  }

  async function reveal(reason: string): Promise<void> {
    if (reportId === null) return;
    const done = await send('other', () => call(revealDocument, { params: { reportId }, body: { reason } }));
    if (done === null) return;
    setRevealed({ reportId, name: done.name, number: done.documentNumber });
    setAsking({ kind: 'none' });
  }

  return {
    reportId,
    state,
    detail,
    claim: (detail !== null && detail.decisions.length > 0 ? claim : null) ?? detail?.claim ?? null,
    templates: valueOf(templates.state)?.items ?? [],
    departments: departments.state,
    draft,
    asking,
    sending,
    failure,
    changes: changes?.reportId === reportId ? changes.texts : null,
    revealed: revealed?.reportId === reportId ? revealed : null,
    onReload: () => void reload(),
    onDraft: (part: Partial<Draft>) => {
      if (reportId !== null) setDrafts((all) => ({ ...all, [reportId]: { ...draft, ...part } }));
    },
    onAsk: (next: Asking) => {
      setFailure(null);
      setAsking(next);
    },
    onSeenChanges: () => setChanges(null),
    onDecide: (request: Omit<DecisionRequest, 'version'>) => void sendDecision(request),
    onHandOn: (departmentId: string, reason: string) => void sendHandOn(departmentId, reason),
    onComment: sendComment,
    onReveal: (reason: string) => void reveal(reason),
  };
}

/** Asks for new links shortly before those at hand end, while the page is looked at. */
function useFreshLinks(expiresAt: string | undefined, reload: () => Promise<void>): void {
  useEffect(() => {
    if (expiresAt === undefined) return;
    const soon = setTimeout(
      () => {
        if (!document.hidden) void reload();
      },
      Math.max(SOONEST_MS, Date.parse(expiresAt) - Date.now() - LEAD_MS),
    );
    return () => clearTimeout(soon);
  }, [expiresAt, reload]);
}

const LEAD_MS = 20_000;
/** A clock that is wrong must not ask without end. */
const SOONEST_MS = 60_000;
