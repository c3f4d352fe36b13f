import { CLAUSE_REQUIRED, REASON_REQUIRED } from '@benefit/shared/relief/report-state-rules';
import type { Decision } from '@benefit/shared/relief/report-state-rules';
import { useRouter } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { PAGES } from '../../../platform/navigation';
import { useSession } from '../../../platform/session';
import { useShortcuts } from '../../../ui/desk/use-shortcuts';
import { useDeskSummary } from '../../../ui/desk/desk-summary';
import { filterOf, queryOf } from './review-filter';
import type { ReviewFilter } from './review-filter';
import { useDetail } from './use-detail';
import { useQueue } from './use-queue';
import type { BulkRequest } from './use-queue';

/** Decisions that lead on, the one for the key A. */
const ONWARD: readonly Decision[] = ['accept', 'recognise', 'confirm'];

/** The review page: queue and report, their address and their keys. */
export function useReview() {
  const { params } = useRouter();
  const me = useSession((state) => state.me);
  const [filter, setFilter] = useState<ReviewFilter>(() => filterOf(params));
  const [reportId, setReportId] = useState<string | null>(params['reportId'] ?? null);
  const search = useRef<HTMLInputElement>(null);
  const queue = useQueue(filter, me !== null);
  const { load } = useDeskSummary();

  const at = queue.items.findIndex((item) => item.reportId === reportId);
  const opened = reportId ?? queue.items[0]?.reportId ?? null;

  // What was opened stays open, also when it leaves the list because a colleague was faster.
  if (reportId === null && opened !== null) setReportId(opened);

  const detail = useDetail({
    reportId: opened,
    onStale: () => void queue.reload(),
    onDone: (id, decision) => {
      const index = queue.items.findIndex((item) => item.reportId === id);
      const next = queue.items[index + 1] ?? queue.items[index - 1];
      // Whoever accepts a report goes on with it; any other step is the last for now.
      if (decision === 'accept') setReportId(id);
      else if (next) setReportId(next.reportId);
      void queue.reload();
      if (me) void load(me.accountId);
    },
  });

  useEffect(() => {
    const query = queryOf(filter, opened === null ? {} : { reportId: opened });
    // The router's own state stays, so that going back still works.
    window.history.replaceState(
      window.history.state,
      '',
      PAGES.deskReview + (query === '' ? '' : `?${query}`),
    );
  }, [filter, opened]);

  async function sendBulk(request: BulkRequest): Promise<void> {
    if (!(await queue.onSendBulk(request))) return;
    // the report that is open may have been among them
    detail.onReload();
    if (me) void load(me.accountId);
  }

  function step(by: 1 | -1): void {
    const next = queue.items[(at < 0 ? 0 : at) + by];
    if (next) setReportId(next.reportId);
  }

  const may = (decision: Decision) => detail.detail?.decisions.includes(decision) ?? false;

  /** Sends at once what needs no words, asks for the rest. */
  function begin(decision: Decision): void {
    if (!may(decision) || detail.sending !== null) return;
    if (decision === 'return') return detail.onAsk({ kind: 'return' });
    if (REASON_REQUIRED.includes(decision) || CLAUSE_REQUIRED.includes(decision)) {
      return detail.onAsk({ kind: 'refuse', decision });
    }
    const { words, clause, hours } = detail.draft;
    detail.onDecide({
      decision,
      ...(words.trim() === '' ? {} : { reason: words.trim() }),
      ...(clause === '' ? {} : { clause }),
      ...(decision === 'recognise' && hours !== '' ? { hours: Number(hours) } : {}),
    });
  }

  const first = (...decisions: readonly Decision[]) => {
    const decision = decisions.find(may);
    if (decision) begin(decision);
  };
  useShortcuts({
    KeyJ: () => step(1),
    KeyK: () => step(-1),
    KeyA: () => first(...ONWARD),
    KeyR: () => first('return', 'send-back'),
    KeyD: () => first('not-accept', 'decline'),
    Slash: () => search.current?.focus(),
  });

  return {
    filter,
    queue: { ...queue, onSendBulk: (request: BulkRequest) => void sendBulk(request) },
    detail,
    opened,
    search,
    isOffice: me?.roles.includes('office') ?? false,
    isDepartment: me?.roles.includes('department') ?? false,
    onFilter: (part: Partial<ReviewFilter>) => {
      setFilter({ ...filter, ...part });
      setReportId(null);
      queue.onBulkOff();
    },
    onOpen: setReportId,
    onBegin: begin,
  };
}
