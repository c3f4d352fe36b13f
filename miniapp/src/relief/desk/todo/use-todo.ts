import { useEffect, useRef } from 'react';
import { replaceAll } from '../../../platform/navigation';
import { useSession } from '../../../platform/session';
import { useDeskSummary } from '../../../ui/desk/desk-summary';
import { useShortcuts } from '../../../ui/desk/use-shortcuts';

export function useTodo() {
  const { summary, failure, at, load } = useDeskSummary();
  const me = useSession((state) => state.me);
  const search = useRef<HTMLInputElement>(null);
  const first = summary?.urgent[0];
  const onReview = (params: Record<string, string> = {}) => replaceAll('deskReview', params);
  const onStart = () => {
    if (first) onReview({ status: first.status, reportId: first.reportId });
  };
  useShortcuts({ Enter: onStart, Slash: () => search.current?.focus() });
  useEffect(() => {
    if (me) void load(me.accountId);
  }, [me, load]);

  return {
    summary,
    failure,
    at,
    isOffice: me?.roles.includes('office') ?? false,
    isDepartment: me?.roles.includes('department') ?? false,
    search,
    onRetry: () => {
      if (me) void load(me.accountId);
    },
    onReview,
    onStart,
    onPage: replaceAll,
  };
}
