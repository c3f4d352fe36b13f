import { listMyNotices, markNoticesRead } from '@benefit/shared/identity/identity-contract';
import type { Notice } from '@benefit/shared/identity/identity-contract';
import { useEffect, useState } from 'react';
import { call } from '../../../platform/call';
import { useElderMode } from '../../../platform/elder-mode';
import { open } from '../../../platform/navigation';
import { useSession } from '../../../platform/session';
import { usePages } from '../../../platform/use-pages';
import type { Page } from '../../../platform/use-pages';
import { useSignedIn } from '../../../platform/use-signed-in';
import { byDay } from './notice-days';

export function useNotices() {
  const me = useSignedIn();
  const reloadMe = useSession((session) => session.reloadMe);
  const notices = usePages<Notice, Page<Notice>>(me ? 'notices' : null, (cursor) =>
    call(listMyNotices, { query: { cursor } }),
  );
  const elder = useElderMode((mode) => mode.elder);
  const [chosen, setChosen] = useState<Notice | null>(null);
  const hasUnread = notices.items.some(({ read }) => !read);

  useEffect(() => {
    if (!hasUnread) return;
    // What was seen is read; without a network it stays unread until the next visit.
    void call(markNoticesRead).then(async ({ ok }) => {
      if (ok) await reloadMe();
    });
  }, [hasUnread, reloadMe]);

  return {
    ...notices,
    days: byDay(notices.items),
    elder,
    chosen,
    onChoose: setChosen,
    onClose: () => setChosen(null),
    onReport: (reportId: string) => open('report', { reportId }),
  };
}
