import { answerHeldRow, listHeldRows } from '@benefit/shared/relief/bulk-contract';
import type { HeldRow } from '@benefit/shared/relief/bulk-contract';
import { useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure } from '../../../platform/call';
import { useElderMode } from '../../../platform/elder-mode';
import { open } from '../../../platform/navigation';
import { useSession } from '../../../platform/session';
import { useRemote } from '../../../platform/use-remote';
import { useSignedIn } from '../../../platform/use-signed-in';

export function useHeld() {
  const me = useSignedIn();
  const meFailure = useSession((session) => session.meFailure);
  const reloadMe = useSession((session) => session.reloadMe);
  const bound = me !== null && me.identity !== null;
  const { state, reload } = useRemote(bound ? 'held-reports' : null, () => call(listHeldRows));
  const elder = useElderMode((mode) => mode.elder);
  const [asking, setAsking] = useState<{ row: HeldRow; agree: boolean } | null>(null);
  const [sending, setSending] = useState<{ busy: boolean; failure: Failure | null }>({
    busy: false,
    failure: null,
  });
  const [answered, setAnswered] = useState<'agreed' | 'refused' | null>(null);

  async function answer(): Promise<void> {
    if (!asking || sending.busy) return;
    setSending({ busy: true, failure: null });
    const { row, agree } = asking;
    const result = await call(answerHeldRow, { params: { heldId: row.heldId }, body: { agree } });
    setSending({ busy: false, failure: result.ok ? null : result.failure });
    if (!result.ok) return;
    setAsking(null);
    setAnswered(agree ? 'agreed' : 'refused');
    await reload();
  }

  return {
    me,
    bound,
    state: !me && meFailure ? ({ status: 'failed', failure: meFailure, last: null } as const) : state,
    elder,
    asking,
    sending,
    answered,
    onRetry: () => void (me ? reload() : reloadMe()),
    onBind: () => open('bind'),
    onAsk: (row: HeldRow, agree: boolean) => {
      setSending({ busy: false, failure: null });
      setAsking({ row, agree });
    },
    onClose: () => {
      if (!sending.busy) setAsking(null);
    },
    onConfirm: () => void answer(),
  };
}
