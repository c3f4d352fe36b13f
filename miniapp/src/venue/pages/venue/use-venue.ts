import { listMyBenefits } from '@benefit/shared/counter/counter-contract';
import { getVenue } from '@benefit/shared/venue/venue-contract';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../platform/call';
import { useElderMode } from '../../../platform/elder-mode';
import { dial, open } from '../../../platform/navigation';
import { takeStep } from '../../../platform/refusal-step';
import { useSession } from '../../../platform/session';
import { useRemote, valueOf } from '../../../platform/use-remote';

/** What a press unfolds: the other grades, times and announcement in 长辈版, or one benefit's terms there. */
type Fold = 'grades' | 'more' | { terms: string };

export function useVenue() {
  const { venueId = '' } = useRouter().params;
  const me = useSession((session) => session.me);
  const reloadMe = useSession((session) => session.reloadMe);
  const elder = useElderMode((mode) => mode.elder);
  const [unfolded, setUnfolded] = useState<string[]>([]);
  const venue = useRemote(`venue:${venueId}`, () => call(getVenue, { params: { venueId } }));
  const grade = me?.credit && 'grade' in me.credit ? me.credit.grade : null;
  const mine = useRemote(grade ? `my-benefits:${venueId}` : null, () =>
    call(listMyBenefits, { params: { venueId } }),
  );
  const servicePhone = valueOf(venue.state)?.servicePhone;

  return {
    venue: venue.state,
    elder,
    signedIn: me !== null,
    grade,
    refusal: me?.credit && 'refusal' in me.credit ? me.credit.refusal : null,
    /** Null where nobody is signed in who could have any. */
    mine: grade ? mine.state : null,
    /** All grades stand open to whoever has none; a press turns it. */
    isUnfolded: (fold: Fold) => unfolded.includes(nameOf(fold)) !== (fold === 'grades' && !grade),
    mayShowPass: me === null || me.roles.includes('citizen'),
    onFold: (fold: Fold) =>
      setUnfolded((before) =>
        before.includes(nameOf(fold))
          ? before.filter((name) => name !== nameOf(fold))
          : [...before, nameOf(fold)],
      ),
    onRetry: () => {
      void venue.reload();
      void mine.reload();
    },
    onStep: (step: Parameters<typeof takeStep>[0]) => takeStep(step, () => void reloadMe()),
    onDial: () => {
      if (servicePhone) dial(servicePhone);
    },
    onPass: () => open(me ? 'pass' : 'welcome'),
  };
}

function nameOf(fold: Fold): string {
  return typeof fold === 'string' ? fold : `terms:${fold.terms}`;
}
