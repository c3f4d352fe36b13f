import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure, Result } from './call';

/** What a page knows of something on the server. `last` is what was known before it failed. */
export type Remote<T> =
  | { status: 'loading' }
  | { status: 'content'; value: T }
  | { status: 'failed'; failure: Failure; last: T | null };

/** Values of this start, so that coming back shows the page at once and asks anew behind it. */
const known = new Map<string, unknown>();

/** Forgets all of them, as at the change of accounts. */
export function forgetRemote(): void {
  known.clear();
}

/** The value, if any is known. */
export function valueOf<T>(state: Remote<T>): T | null {
  if (state.status === 'content') return state.value;
  return state.status === 'failed' ? state.last : null;
}

/**
 * Loads something when the page opens, when `key` changes and whenever the page is shown again. A
 * key of null loads nothing yet.
 */
export function useRemote<T>(
  key: string | null,
  load: () => Promise<Result<T>>,
): { state: Remote<T>; reload: () => Promise<void> } {
  const [kept, setKept] = useState<{ key: string | null; state: Remote<T> }>({ key, state: knownOf<T>(key) });
  const latest = useRef({ key, load, asked: 0 });
  useEffect(() => {
    latest.current.key = key;
    latest.current.load = load;
  });

  const reload = useCallback(async () => {
    const asked = ++latest.current.asked;
    const { key: asking, load: ask } = latest.current;
    if (asking === null) return;
    const result = await ask();
    // A later answer, or one to another question, must not be overwritten.
    if (asked !== latest.current.asked || asking !== latest.current.key) return;
    if (result.ok) known.set(asking, result.value);
    setKept({
      key: asking,
      state: result.ok ? { status: 'content', value: result.value } : failed<T>(asking, result.failure),
    });
  }, []);

  useEffect(() => {
    void reload();
  }, [key, reload]);

  const shown = useRef(false);
  useDidShow(() => {
    // The first showing is the opening, which loads already.
    if (shown.current) void reload();
    shown.current = true;
  });

  return { state: kept.key === key ? kept.state : knownOf<T>(key), reload };
}

function knownOf<T>(key: string | null): Remote<T> {
  // What stands under a key was put there by the same caller with the same type.
  return key !== null && known.has(key)
    ? { status: 'content', value: known.get(key) as T }
    : { status: 'loading' };
}

function failed<T>(key: string, failure: Failure): Remote<T> {
  return { status: 'failed', failure, last: (known.get(key) as T | undefined) ?? null };
}
