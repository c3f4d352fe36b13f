import { useState } from 'react';
import type { Failure, Result } from './call';
import { useRemote, valueOf } from './use-remote';
import type { Remote } from './use-remote';

export interface Page<T> {
  items: T[];
  next: string | null;
}

/** What comes after the pages at hand. */
export type More =
  { status: 'none' } | { status: 'more' } | { status: 'loading' } | { status: 'failed'; failure: Failure };

/** A list that is read page by page; loading the first anew drops the others. */
export function usePages<T, P extends Page<T>>(
  key: string | null,
  load: (cursor: string | undefined) => Promise<Result<P>>,
): { first: Remote<P>; items: T[]; more: More; loadMore: () => void; reload: () => Promise<void> } {
  const { state: first, reload } = useRemote(key, () => load(undefined));
  const head = valueOf(first);
  const [rest, setRest] = useState<{ head: P | null; items: T[]; next: string | null; more: More }>(nothing);
  const follows = rest.head === head ? rest : nothing<T, P>();
  const next = follows.items.length > 0 ? follows.next : (head?.next ?? null);

  async function loadNext(): Promise<void> {
    if (next === null || follows.more.status === 'loading') return;
    setRest({ ...follows, head, next, more: { status: 'loading' } });
    const result = await load(next);
    setRest(
      result.ok
        ? {
            head,
            items: [...follows.items, ...result.value.items],
            next: result.value.next,
            more: { status: 'none' },
          }
        : { ...follows, head, next, more: { status: 'failed', failure: result.failure } },
    );
  }

  const waiting = follows.more.status === 'loading' || follows.more.status === 'failed';
  return {
    first,
    items: head ? [...head.items, ...follows.items] : [],
    more: waiting ? follows.more : next === null ? { status: 'none' } : { status: 'more' },
    loadMore: () => void loadNext(),
    reload,
  };
}

function nothing<T, P>(): { head: P | null; items: T[]; next: string | null; more: More } {
  return { head: null, items: [], next: null, more: { status: 'none' } };
}
