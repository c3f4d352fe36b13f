import { listMyBonuses } from '@benefit/shared/relief/campaign-contract';
import { call } from '../../../platform/call';
import { useElderMode } from '../../../platform/elder-mode';
import { open } from '../../../platform/navigation';
import { useSession } from '../../../platform/session';
import { useRemote } from '../../../platform/use-remote';
import { useSignedIn } from '../../../platform/use-signed-in';

export function useBonuses() {
  const me = useSignedIn();
  const meFailure = useSession((session) => session.meFailure);
  const reloadMe = useSession((session) => session.reloadMe);
  const { state, reload } = useRemote(me ? 'my-bonuses' : null, () => call(listMyBonuses));
  return {
    state: !me && meFailure ? ({ status: 'failed', failure: meFailure, last: null } as const) : state,
    elder: useElderMode((mode) => mode.elder),
    onRetry: () => void (me ? reload() : reloadMe()),
    onReports: () => open('reports'),
    onReport: (reportId: string) => open('report', { reportId }),
  };
}
