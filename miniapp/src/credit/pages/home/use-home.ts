import type { Me } from '@benefit/shared/identity/identity-contract';
import { listMyReports } from '@benefit/shared/relief/report-contract';
import type { MyReport } from '@benefit/shared/relief/report-contract';
import { listVenues } from '@benefit/shared/venue/venue-contract';
import type { Venue } from '@benefit/shared/venue/venue-contract';
import { useDidShow } from '@tarojs/taro';
import { call } from '../../../platform/call';
import type { Failure } from '../../../platform/call';
import { open } from '../../../platform/navigation';
import { takeStep } from '../../../platform/refusal-step';
import { useSession } from '../../../platform/session';
import { useRemote, valueOf } from '../../../platform/use-remote';
import type { Remote } from '../../../platform/use-remote';
import { useSignedIn } from '../../../platform/use-signed-in';

type Venues = Remote<{ items: Venue[]; total: number }>;

export type HomeState =
  | { kind: 'loading' }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'citizen'; me: Me; venues: Venues; returned: MyReport | null }
  | { kind: 'counter'; me: Me }
  | { kind: 'office'; me: Me };

export function useHome() {
  const me = useSignedIn();
  const failure = useSession((state) => state.meFailure);
  const reloadMe = useSession((state) => state.reloadMe);
  const isCitizen = me?.roles.includes('citizen') ?? false;
  const venues = useRemote(isCitizen ? 'venues-first' : null, () => call(listVenues));
  const reports = useRemote(isCitizen && me?.identity ? 'my-reports' : null, () => call(listMyReports));
  const returned = valueOf(reports.state)?.items.find(({ status }) => status === 'returned') ?? null;
  useDidShow(() => {
    if (useSession.getState().phase === 'signed-in') void reloadMe();
  });

  return {
    state: stateOf(me, failure, venues.state, returned),
    onRetry: () => {
      void reloadMe();
      void venues.reload();
    },
    onStep: (step: Parameters<typeof takeStep>[0]) => takeStep(step, () => void reloadMe()),
    onPage: open,
  };
}

function stateOf(
  me: Me | null,
  failure: Failure | null,
  venues: Venues,
  returned: MyReport | null,
): HomeState {
  if (!me) return failure ? { kind: 'failed', failure } : { kind: 'loading' };
  if (me.roles.includes('citizen')) return { kind: 'citizen', me, venues, returned };
  return me.roles.includes('cashier') || me.roles.includes('manager')
    ? { kind: 'counter', me }
    : { kind: 'office', me };
}
