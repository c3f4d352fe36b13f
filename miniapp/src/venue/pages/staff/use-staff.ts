import { inviteStaff, listStaff, removeStaff } from '@benefit/shared/venue/staff-contract';
import type { StaffMember, StaffRole } from '@benefit/shared/venue/staff-contract';
import { useRef, useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure } from '../../../platform/call';
import { replaceAll } from '../../../platform/navigation';
import { screenPixels } from '../../../platform/screen-pixels';
import { useSession } from '../../../platform/session';
import { useRemote } from '../../../platform/use-remote';
import { useSignedIn } from '../../../platform/use-signed-in';
import { webAddress } from '../../../platform/web-address';

/** A code that was made, as a phone's camera reads it. */
export interface MadeInvite {
  role: StaffRole;
  code: string;
  address: string;
  expiresAt: string;
}

/** Widest that the code is drawn, CSS pixels. */
const MOST_ROOM = 260;
const MARGIN = 72;

/** A manager's people: inviting, seeing what each did today, taking off. */
export function useStaff() {
  const me = useSignedIn();
  const { meFailure, reloadMe } = useSession();
  const managed = me?.venues.find(({ roles }) => roles.includes('manager'));
  const venueId = managed?.venueId ?? null;
  const { state: list, reload } = useRemote(venueId && `staff:${venueId}`, () =>
    call(listStaff, { params: { venueId: venueId ?? '' } }),
  );
  const [made, setMade] = useState<MadeInvite | null>(null);
  const [asked, setAsked] = useState<StaffMember | null>(null);
  const [busy, setBusy] = useState<StaffRole | 'removing' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const working = useRef(false);
  const { width, ratio } = screenPixels();

  async function once(what: StaffRole | 'removing', work: (venue: string) => Promise<Failure | null>) {
    if (venueId === null || working.current) return;
    working.current = true;
    setBusy(what);
    setFailure(await work(venueId));
    setBusy(null);
    working.current = false;
  }

  const invite = (role: StaffRole) =>
    once(role, async (venue) => {
      const result = await call(inviteStaff, { params: { venueId: venue }, body: { role } });
      if (!result.ok) return result.failure;
      const { code, expiresAt } = result.value;
      setMade({ role, code, expiresAt, address: webAddress('invite', { code }) });
      return null;
    });

  const remove = () =>
    once('removing', async (venue) => {
      if (asked === null) return null;
      const { staffId, self } = asked;
      const result = await call(removeStaff, { params: { venueId: venue, staffId } });
      setAsked(null);
      if (!result.ok) return result.failure;
      if (self) {
        await reloadMe();
        replaceAll('home');
      } else await reload();
      return null;
    });

  return {
    list: !me && meFailure ? ({ status: 'failed', failure: meFailure, last: null } as const) : list,
    hasNone: me !== null && venueId === null,
    made,
    asked,
    busy,
    failure,
    pixels: { room: Math.min(MOST_ROOM, width - MARGIN), ratio },
    onInvite: (role: StaffRole) => void invite(role),
    onAsk: setAsked,
    onRemove: () => void remove(),
    onRetry: () => void (me ? reload() : reloadMe()),
  };
}
