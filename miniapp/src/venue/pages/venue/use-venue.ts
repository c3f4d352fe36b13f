import type { OfferedBenefit } from '@benefit/shared/counter/counter-contract';
import { listMyBenefits } from '@benefit/shared/counter/counter-contract';
import { getVenue } from '@benefit/shared/venue/venue-contract';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../platform/call';
import { dial, open } from '../../../platform/navigation';
import { useSession } from '../../../platform/session';
import { useRemote, valueOf } from '../../../platform/use-remote';

export function useVenue() {
  const { venueId = '' } = useRouter().params;
  const me = useSession((session) => session.me);
  const [showsAll, setShowsAll] = useState(false);
  const venue = useRemote(`venue:${venueId}`, () => call(getVenue, { params: { venueId } }));
  const grade = me?.credit && 'grade' in me.credit ? me.credit.grade : null;
  const mine = useRemote(grade ? `my-benefits:${venueId}` : null, () =>
    call(listMyBenefits, { params: { venueId } }),
  );
  const servicePhone = valueOf(venue.state)?.servicePhone;

  return {
    venue: venue.state,
    grade,
    /** Null where nobody is signed in who could have any. */
    mine: grade ? mine.state : null,
    showsAll: showsAll || !grade,
    mayShowPass: me === null || me.roles.includes('citizen'),
    onRetry: () => {
      void venue.reload();
      void mine.reload();
    },
    onShowAll: () => setShowsAll((shown) => !shown),
    onDial: () => {
      if (servicePhone) dial(servicePhone);
    },
    onPass: () => open(me ? 'pass' : 'welcome'),
  };
}

/** What is left of a benefit, and when it starts anew where nothing is. */
export type Left = Pick<OfferedBenefit, 'remaining' | 'availableAt'>;
