import { today, type TodayRow } from '@benefit/shared/counter/counter-contract';
import { useRef, useState } from 'react';
import { call, type Answer, type Failure } from '../../../platform/call';
import { useRemote } from '../../../platform/use-remote';
import type { EnrolledTerminal } from '../../terminal-store';

export type Day = Answer<typeof today>;

/** Further pages of the day, below the first. */
export interface Older {
  rows: TodayRow[];
  /** Undefined while the first page's own `next` holds. */
  next: string | null | undefined;
  loading: boolean;
  failure: Failure | null;
}

const NONE: Older = { rows: [], next: undefined, loading: false, failure: null };

/** The venue's day: the first page is asked for anew whenever the page is shown, older ones on demand. */
export function useToday(terminal: EnrolledTerminal | null) {
  const token = terminal?.token ?? '';
  const { state, reload } = useRemote(terminal && `today:${terminal.terminalId}`, () =>
    call(today, { terminal: token }),
  );
  const [older, setOlder] = useState<Older>(NONE);
  const loading = useRef(false);

  async function loadMore(cursor: string): Promise<void> {
    if (loading.current) return;
    loading.current = true;
    setOlder((before) => ({ ...before, loading: true, failure: null }));
    const result = await call(today, { query: { cursor }, terminal: token });
    loading.current = false;
    setOlder((before) =>
      result.ok
        ? {
            rows: [...before.rows, ...result.value.items],
            next: result.value.next,
            loading: false,
            failure: null,
          }
        : { ...before, loading: false, failure: result.failure },
    );
  }

  /** After a void, from the top: totals and rows have changed. */
  async function startOver(): Promise<void> {
    await reload();
    setOlder(NONE);
  }

  return { day: state, older, loadMore, reload: startOver };
}
