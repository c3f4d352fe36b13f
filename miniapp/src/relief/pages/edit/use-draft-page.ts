import { getReport } from '@benefit/shared/relief/report-contract';
import { isEditable } from '@benefit/shared/relief/report-state-rules';
import type { ReportState } from '@benefit/shared/relief/report-state-rules';
import { useEffect, useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure } from '../../../platform/call';
import { serverNow } from '../../../platform/server-clock';
import { draftOf, emptyDraft } from '../../draft';
import type { Draft } from '../../draft';
import { draftById, dropDraft, loadDrafts, putDraft, useDrafts } from '../../draft-store';
import { learnReport } from '../../draft-sync';

/** Where the draft of a page comes from, and what became of it. */
export type Opening =
  | { kind: 'loading' }
  | { kind: 'open' }
  | { kind: 'locked'; status: ReportState }
  | { kind: 'gone' }
  | { kind: 'failed'; failure: Failure };

/**
 * Opens a draft: this phone's, or the server's where this phone has none or where the report was sent
 * back since. Without a network this phone's is good enough.
 */
export function useDraftPage(
  reportId: string,
  { isNew, accountId }: { isNew: boolean; accountId: string | null },
): { opening: Opening; draft: Draft | null; reopen: () => void; takeTheirs: () => void } {
  const [opening, setOpening] = useState<Opening>({ kind: 'loading' });
  const [turn, setTurn] = useState(0);
  const draft = useDrafts(({ drafts }) => drafts[reportId]) ?? null;

  useEffect(() => {
    let left = false;
    if (accountId !== null) {
      // opened anew it is a draft like any other: the server may know it by now
      void openDraft(reportId, accountId, isNew && turn === 0).then((opened) => {
        if (!left) setOpening(opened);
      });
    }
    return () => {
      left = true;
    };
  }, [reportId, accountId, isNew, turn]);

  const reopen = () => {
    setOpening({ kind: 'loading' });
    setTurn((before) => before + 1);
  };
  const takeTheirs = () => {
    setOpening({ kind: 'loading' });
    void dropDraft(reportId).then(() => setTurn((before) => before + 1));
  };
  return { opening, draft, reopen, takeTheirs };
}

async function openDraft(reportId: string, accountId: string, isNew: boolean): Promise<Opening> {
  await loadDrafts(accountId);
  const kept = draftById(reportId);
  const now = new Date(serverNow());
  if (!kept && isNew) {
    putDraft(emptyDraft(reportId, accountId, null, now));
    return { kind: 'open' };
  }
  // never sent: nobody else can know more of it
  if (kept && kept.version === null && !kept.unsure) return { kind: 'open' };

  const result = await call(getReport, { params: { reportId } });
  if (!result.ok) {
    if (kept && result.failure.kind !== 'problem') return { kind: 'open' };
    const absent = result.failure.kind === 'problem' && result.failure.problem.code === 'not-found';
    if (kept && absent && kept.version === null) return { kind: 'open' };
    return absent ? { kind: 'gone' } : { kind: 'failed', failure: result.failure };
  }
  const report = result.value;
  if (!isEditable(report.status)) {
    await dropDraft(reportId);
    return { kind: 'locked', status: report.status };
  }
  const sameKind = kept && (report.status === 'returned') === (kept.items !== null);
  if (!kept || !sameKind) {
    if (kept) await dropDraft(reportId);
    putDraft(draftOf(report, accountId, now));
  }
  learnReport(report);
  return { kind: 'open' };
}
