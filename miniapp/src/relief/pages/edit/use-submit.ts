import { submitReport } from '@benefit/shared/relief/report-contract';
import type { Report } from '@benefit/shared/relief/report-contract';
import type { FieldError } from '@benefit/shared/problem';
import { useRef, useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure } from '../../../platform/call';
import { dropDraft } from '../../draft-store';
import { syncDraft, useDraftHints } from '../../draft-sync';
import type { SyncResult } from '../../draft-sync';

export type SubmitState =
  | { kind: 'idle' }
  | { kind: 'sending' }
  /** Something to look at first; the person may hand it in all the same. */
  | { kind: 'asking'; text: string }
  /** Another phone changed the draft. */
  | { kind: 'elsewhere'; version: number; changes: string[] }
  | { kind: 'failed'; failure: Failure };

/** Hands a draft in, once, by the person's own tap. */
export function useSubmit(
  reportId: string,
  on: { submitted: (report: Report) => void; wrong: (errors: FieldError[]) => void },
) {
  const [state, setState] = useState<SubmitState>({ kind: 'idle' });
  const isSending = useRef(false);

  async function submit(sure: boolean): Promise<void> {
    if (isSending.current) return;
    isSending.current = true;
    setState({ kind: 'sending' });
    try {
      setState(await handIn(sure));
    } finally {
      isSending.current = false;
    }
  }

  async function handIn(sure: boolean): Promise<SubmitState> {
    const synced = await syncDraft(reportId);
    if (synced.status !== 'synced') return stateOfSync(synced);
    const same = useDraftHints.getState().hints[reportId]?.find(({ code }) => code === 'same-deed');
    if (same && !sure) return { kind: 'asking', text: same.text };
    const result = await call(submitReport, { params: { reportId }, body: { version: synced.version } });
    if (!result.ok) return stateOfFailure(result.failure);
    // what was handed in lives on the server from now on
    await dropDraft(reportId);
    on.submitted(result.value);
    return { kind: 'idle' };
  }

  function stateOfSync(synced: Exclude<SyncResult, { status: 'synced' }>): SubmitState {
    return synced.status === 'failed' ? stateOfFailure(synced.failure) : { kind: 'idle' };
  }

  function stateOfFailure(failure: Failure): SubmitState {
    if (failure.kind !== 'problem') return { kind: 'failed', failure };
    const { code, version, changes = [], errors } = failure.problem;
    if (code === 'out-of-date' && version !== undefined) return { kind: 'elsewhere', version, changes };
    if (errors && errors.length > 0) on.wrong(errors);
    return { kind: 'failed', failure };
  }

  return {
    state,
    /** Tells of a draft that differs elsewhere, as a sending in the background met it. */
    tell: (failure: Failure) => setState(stateOfFailure(failure)),
    submit: (sure = false) => void submit(sure),
    clear: () => setState({ kind: 'idle' }),
  };
}
