import { getStanding, listStandings, takeVenueStep } from '@benefit/shared/venue/standing-contract';
import type { OfficeStep, VenueStanding } from '@benefit/shared/venue/standing-contract';
import { useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure } from '../../../platform/call';
import { open } from '../../../platform/navigation';
import { usePages } from '../../../platform/use-pages';
import type { Page } from '../../../platform/use-pages';
import { useRemote } from '../../../platform/use-remote';
import { toast } from '../../../ui/desk/desk-toast';
import { stepDone } from './standing-texts';

/** A step that is being written, on the venue as it was seen. */
export interface Asking {
  venue: VenueStanding;
  action: OfficeStep;
  reason: string;
  busy: boolean;
  failure: Failure | null;
}

/** The venues of the office's area, one of them open, and the step that is being taken. */
export function useStanding() {
  const pages = usePages<VenueStanding, Page<VenueStanding>>('venue-standings', (cursor) =>
    call(listStandings, { query: { cursor } }),
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const opened = chosen ?? pages.items[0]?.venueId ?? null;
  const history = useRemote(opened === null ? null : `venue-standing:${opened}`, () =>
    call(getStanding, { params: { venueId: opened ?? '' } }),
  );

  async function send(): Promise<void> {
    if (asking === null || asking.busy) return;
    const { venue, action, reason } = asking;
    setAsking({ ...asking, busy: true, failure: null });
    const result = await call(takeVenueStep, {
      params: { venueId: venue.venueId },
      body: { version: venue.version, action, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) },
    });
    if (result.ok) {
      setAsking(null);
      toast(`${venue.name}${stepDone[action]}`);
    } else {
      const { failure } = result;
      // whoever has read what changed meanwhile may press again: what is written stays
      const version = (failure.kind === 'problem' ? failure.problem.version : undefined) ?? venue.version;
      setAsking({ ...asking, venue: { ...venue, version }, busy: false, failure });
    }
    // also where somebody else was faster: what is shown is what is
    await Promise.all([pages.reload(), history.reload()]);
  }

  return {
    pages,
    opened,
    history: history.state,
    asking,
    onOpen: setChosen,
    onRetry: () => void Promise.all([pages.reload(), history.reload()]),
    onAsk: (venue: VenueStanding, action: OfficeStep) =>
      setAsking({ venue, action, reason: '', busy: false, failure: null }),
    onBook: ({ venueId }: VenueStanding) => open('book', { venueId }),
    onReason: (reason: string) => asking && setAsking({ ...asking, reason }),
    onClose: () => {
      if (!asking?.busy) setAsking(null);
    },
    onSend: () => void send(),
  };
}
