import { answerComplaint, listComplaints } from '@benefit/shared/venue/complaint-contract';
import { listMonthlyReports } from '@benefit/shared/ledger/monthly-report-contract';
import { acknowledgeCommitment, getJoining } from '@benefit/shared/venue/joining-contract';
import type { JoiningStep, SponsorCheck } from '@benefit/shared/venue/joining-rules';
import {
  decideRemoval,
  getStanding,
  listStandings,
  proposeRemoval,
  recordYearlyCheck,
  takeVenueStep,
} from '@benefit/shared/venue/standing-contract';
import type { VenueStanding, WatchedVenue } from '@benefit/shared/venue/standing-contract';
import type { RemovalDecision, RemovalGround } from '@benefit/shared/venue/removal-rules';
import type { VenueAction, VenueStatus } from '@benefit/shared/venue/venue-state-rules';
import { useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure } from '../../../platform/call';
import { open } from '../../../platform/navigation';
import { serverNow } from '../../../platform/server-clock';
import { usePages } from '../../../platform/use-pages';
import type { Page } from '../../../platform/use-pages';
import { useRemote, valueOf } from '../../../platform/use-remote';
import { useSignedIn } from '../../../platform/use-signed-in';
import { downloadFile } from '../../../ui/desk/download-file';
import { toast } from '../../../ui/desk/desk-toast';
import { standingTexts, stepDone } from './standing-texts';

/** What a dialog asks for: a step of the table, a part of a removal, or the yearly check. */
export type AskedAction = VenueAction | 'propose' | 'decide' | 'check';

/** What is being written, on the venue as it was seen. */
export interface Asking {
  venue: VenueStanding;
  action: AskedAction;
  reason: string;
  checks: readonly SponsorCheck[];
  steps: readonly JoiningStep[];
  ground: RemovalGround;
  hearingUntil: string;
  decision: RemovalDecision;
  busy: boolean;
  failure: Failure | null;
}

/** What is being sent, so that its button shows it. */
export type Busy = 'copy' | 'acknowledge' | 'answer' | null;

/** Venues as those who check them see them: one of them open, and the step that is being taken. */
export function useStanding() {
  const me = useSignedIn();
  const [status, setStatus] = useState<VenueStatus | ''>('');
  const pages = usePages<WatchedVenue, Page<WatchedVenue>>(`venue-standings:${status}`, (cursor) =>
    call(listStandings, { query: { cursor, ...(status === '' ? {} : { status }) } }),
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [busy, setBusy] = useState<Busy>(null);
  const listed = pages.items.some(({ venueId }) => venueId === chosen);
  const opened = (listed ? chosen : null) ?? pages.items[0]?.venueId ?? null;
  const history = useRemote(opened === null ? null : `venue-standing:${opened}`, () =>
    call(getStanding, { params: { venueId: opened ?? '' } }),
  );
  const joining = useRemote(opened === null ? null : `venue-joining:${opened}`, () =>
    call(getJoining, { params: { venueId: opened ?? '' } }),
  );

  const watches = me?.roles.some((role) => role === 'sponsor' || role === 'office') ?? false;
  const complaints = useRemote(opened === null || !watches ? null : `venue-complaints:${opened}`, () =>
    call(listComplaints, { params: { venueId: opened ?? '' }, query: {} }),
  );

  const monthly = useRemote(opened === null ? null : `monthly:${opened}`, () =>
    call(listMonthlyReports, { params: { venueId: opened ?? '' } }),
  );

  const reload = () =>
    Promise.all([pages.reload(), history.reload(), joining.reload(), complaints.reload(), monthly.reload()]);

  async function send(): Promise<void> {
    if (asking === null || asking.busy) return;
    setAsking({ ...asking, busy: true, failure: null });
    const result = await sent(asking, valueOf(history.state)?.removal?.removalId ?? '');
    const { venue, action } = asking;
    if (result.ok) {
      setAsking(null);
      toast(`${venue.name}${doneText(action)}`);
    } else {
      const { failure } = result;
      // whoever has read what changed meanwhile may press again: what is written stays
      const version = (failure.kind === 'problem' ? failure.problem.version : undefined) ?? venue.version;
      setAsking({ ...asking, venue: { ...venue, version }, busy: false, failure });
    }
    // also where somebody else was faster: what is shown is what is
    await reload();
  }

  async function once(what: Exclude<Busy, null>, work: () => Promise<Failure | null>): Promise<void> {
    if (busy !== null) return;
    setBusy(what);
    const failure = await work();
    setBusy(null);
    if (failure)
      toast(failure.kind === 'problem' ? failure.problem.detail : '没有网络，请稍后再试', 'danger');
  }

  return {
    me,
    today: new Date(serverNow()),
    pages,
    status,
    opened,
    history: history.state,
    joining: valueOf(joining.state),
    complaints: valueOf(complaints.state),
    months: valueOf(monthly.state)?.items ?? [],
    maySponsor: me?.roles.includes('sponsor') ?? false,
    asking,
    busy,
    isOperator: me?.roles.includes('operator') ?? false,
    mayRead: me?.roles.includes('office') ?? false,
    onStatus: setStatus,
    onOpen: setChosen,
    onRetry: () => void reload(),
    onAsk: (venue: VenueStanding, action: AskedAction) =>
      setAsking({
        ...{ venue, action, reason: '', checks: [], steps: [], ground: 'accident', hearingUntil: '' },
        ...{ decision: 'upheld', busy: false, failure: null },
      }),
    onBook: ({ venueId }: VenueStanding) => open('book', { venueId }),
    onChange: (change: Partial<Asking>) => asking && setAsking({ ...asking, ...change }),
    onClose: () => {
      if (!asking?.busy) setAsking(null);
    },
    onSend: () => void send(),
    onCopy: (venueId: string) =>
      void once('copy', async () => {
        const result = await downloadFile(`/venues/${venueId}/commitment-copy`, '承诺书.pdf');
        return result.ok ? null : result.failure;
      }),
    onAnswer: (complaintId: string, upheld: boolean, text: string) =>
      void once('answer', async () => {
        const result = await call(answerComplaint, {
          params: { venueId: opened ?? '', complaintId },
          body: { upheld, text },
        });
        if (result.ok) toast(standingTexts.answered);
        await complaints.reload();
        return result.ok ? null : result.failure;
      }),
    onAcknowledge: (venueId: string, commitmentId: string) =>
      void once('acknowledge', async () => {
        const result = await call(acknowledgeCommitment, { params: { venueId }, body: { commitmentId } });
        if (result.ok) toast(standingTexts.acknowledged);
        await reload();
        return result.ok ? null : result.failure;
      }),
  };
}

/** Sends what a dialog holds, by the call that it belongs to. */
function sent(
  { venue, action, reason, checks, steps, ground, hearingUntil, decision }: Asking,
  removalId: string,
) {
  const { venueId, version } = venue;
  const words = reason.trim();
  if (action === 'check')
    return call(recordYearlyCheck, { params: { venueId }, body: { checks: [...checks] } });
  if (action === 'propose') {
    return call(proposeRemoval, { params: { venueId }, body: { ground, reason: words, hearingUntil } });
  }
  if (action === 'decide') {
    return call(decideRemoval, { params: { venueId, removalId }, body: { decision, reason: words } });
  }
  return call(takeVenueStep, {
    params: { venueId },
    body: {
      ...{ version, action },
      ...(words === '' ? {} : { reason: words }),
      ...(action === 'recommend' ? { checks } : {}),
      ...(action === 'return' ? { steps } : {}),
    },
  });
}

const doneText = (action: AskedAction): string => {
  if (action === 'check') return '：已记录年度核对';
  if (action === 'propose') return '：已提出清退';
  return action === 'decide' ? '：已作出决定' : (stepDone[action] ?? '');
};
