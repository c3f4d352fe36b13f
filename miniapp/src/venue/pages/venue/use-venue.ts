import { listMyBenefits } from '@benefit/shared/counter/counter-contract';
import { listMyComplaints, sendComplaint } from '@benefit/shared/venue/complaint-contract';
import { getAnnouncement } from '@benefit/shared/venue/joining-contract';
import { getVenue } from '@benefit/shared/venue/venue-contract';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { apiOrigin } from '../../../platform/api-address';
import { call } from '../../../platform/call';
import type { Failure } from '../../../platform/call';
import { useElderMode } from '../../../platform/elder-mode';
import { dial, open } from '../../../platform/navigation';
import { openFile } from '../../../platform/open-file';
import { takeStep } from '../../../platform/refusal-step';
import { showPlace } from '../../../platform/show-place';
import { serverNow } from '../../../platform/server-clock';
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
  const [reading, setReading] = useState(false);
  const announcement = useRemote(reading ? `announcement:${venueId}` : null, () =>
    call(getAnnouncement, { params: { venueId } }),
  );
  const [complaining, setComplaining] = useState<'no' | 'writing' | 'sending' | 'sent'>('no');
  const [complaintFailure, setComplaintFailure] = useState<Failure | null>(null);
  const complaints = useRemote(complaining === 'no' ? null : `complaints:${venueId}`, () =>
    call(listMyComplaints, { params: { venueId } }),
  );

  async function complain(happenedOn: string, text: string): Promise<void> {
    if (complaining !== 'writing') return;
    setComplaining('sending');
    const result = await call(sendComplaint, { params: { venueId }, body: { happenedOn, text } });
    setComplaintFailure(result.ok ? null : result.failure);
    setComplaining(result.ok ? 'sent' : 'writing');
    if (result.ok) await complaints.reload();
  }

  const detail = valueOf(venue.state);
  const servicePhone = detail?.servicePhone;
  const position = detail?.position ?? null;

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
    complaining,
    complaintFailure,
    complaints: valueOf(complaints.state)?.items ?? [],
    now: new Date(serverNow()),
    mayComplain: me?.roles.includes('citizen') ?? false,
    onComplaint: (open: boolean) => {
      setComplaining(open ? 'writing' : 'no');
      setComplaintFailure(null);
    },
    onComplain: (happenedOn: string, text: string) => void complain(happenedOn, text),
    announcement: reading ? announcement.state : null,
    onRead: setReading,
    onReadAgain: () => void announcement.reload(),
    onPicture: (address: string) => void openFile(apiOrigin + address, 'photo'),
    /** Null where nobody has entered where it is. */
    onWay:
      detail && position
        ? () => showPlace({ ...position, name: detail.name, address: detail.district + detail.address })
        : null,
    onDial: () => {
      if (servicePhone) dial(servicePhone);
    },
    onApply: () => open('enterpriseApply', { venueId }),
    onPass: () => open(me ? 'pass' : 'welcome'),
  };
}

function nameOf(fold: Fold): string {
  return typeof fold === 'string' ? fold : `terms:${fold.terms}`;
}
