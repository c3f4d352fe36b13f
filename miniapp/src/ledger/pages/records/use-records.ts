import { listMyBenefits } from '@benefit/shared/counter/counter-contract';
import type { OfferedBenefit } from '@benefit/shared/counter/counter-contract';
import { listMyRecords } from '@benefit/shared/ledger/ledger-contract';
import type { LedgerRecord } from '@benefit/shared/ledger/ledger-contract';
import { useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure, Result } from '../../../platform/call';
import { useElderMode } from '../../../platform/elder-mode';
import { open } from '../../../platform/navigation';
import { useSession } from '../../../platform/session';
import { spokenMonth } from '../../../platform/spoken-time';
import { usePages } from '../../../platform/use-pages';
import type { Page } from '../../../platform/use-pages';
import { useRemote, valueOf } from '../../../platform/use-remote';
import type { Remote } from '../../../platform/use-remote';
import { useSignedIn } from '../../../platform/use-signed-in';

/** Of how many venues, those visited last, it is told what is left. */
const MAX_VENUES = 3;
/** How many of the benefits that are left stand above the records before the rest is asked for. */
const FIRST_LEFT = 3;

export type LeftBenefit = OfferedBenefit & { venueName: string };

export function useRecords() {
  const me = useSignedIn();
  const meFailure = useSession((session) => session.meFailure);
  const reloadMe = useSession((session) => session.reloadMe);
  const records = usePages<LedgerRecord, Page<LedgerRecord>>(me ? 'records' : null, (cursor) =>
    call(listMyRecords, { query: { cursor } }),
  );
  const venues = venuesOf(records.items).slice(0, MAX_VENUES);
  const left = useRemote(venues.length > 0 ? `left:${venues.map(([venueId]) => venueId).join()}` : null, () =>
    leftAt(venues),
  );
  const elder = useElderMode((mode) => mode.elder);
  const [showsAllLeft, setShowsAllLeft] = useState(false);
  const [chosen, setChosen] = useState<LedgerRecord | null>(null);

  const allLeft = valueOf(left.state) ?? [];
  const leftShown = showsAllLeft ? allLeft : usedFirst(allLeft, records.items).slice(0, FIRST_LEFT);

  return {
    ...records,
    // Without the account nothing is asked for, so its failure is the page's.
    first: !me && meFailure ? failedFirst(meFailure) : records.first,
    reload: me ? records.reload : reloadMe,
    months: byMonth(records.items, records.more.status === 'none'),
    elder,
    left: leftShown,
    leftTotal: allLeft.length,
    showsAllLeft,
    onAllLeft: () => setShowsAllLeft((before) => !before),
    chosen,
    onChoose: setChosen,
    onClose: () => setChosen(null),
    onVenues: () => open('venues'),
    onVenue: (venueId: string) => open('venue', { venueId }),
  };
}

function failedFirst(failure: Failure): Remote<Page<LedgerRecord>> {
  return { status: 'failed', failure, last: null };
}

function venuesOf(records: readonly LedgerRecord[]): [string, string][] {
  return [...new Map(records.map(({ venueId, venueName }) => [venueId, venueName]))];
}

async function leftAt(venues: readonly [string, string][]): Promise<Result<LeftBenefit[]>> {
  const answers = await Promise.all(venues.map(([venueId]) => call(listMyBenefits, { params: { venueId } })));
  const failed = answers.find((answer) => !answer.ok);
  if (failed && !failed.ok) return failed;
  const value = answers.flatMap((answer, index) =>
    answer.ok
      ? answer.value.benefits.map((benefit) => ({ ...benefit, venueName: venues[index]?.[1] ?? '' }))
      : [],
  );
  return { ok: true, value: value.filter(({ remaining }) => remaining !== null), status: 200 };
}

/** What was used before is looked for first. */
function usedFirst(left: readonly LeftBenefit[], records: readonly LedgerRecord[]): LeftBenefit[] {
  const used = ({ title, venueName }: LeftBenefit) =>
    records.some((record) => record.benefitTitle === title && record.venueName === venueName);
  return [...left.filter(used), ...left.filter((benefit) => !used(benefit))];
}

export interface Month {
  month: string;
  records: LedgerRecord[];
  /** How often something was used; null where records of the month may still follow. */
  uses: number | null;
}

function byMonth(records: readonly LedgerRecord[], isAll: boolean): Month[] {
  const months = new Map<string, LedgerRecord[]>();
  for (const record of records) {
    const month = spokenMonth(record.redeemedAt);
    months.set(month, [...(months.get(month) ?? []), record]);
  }
  return [...months].map(([month, own], index) => ({
    month,
    records: own,
    uses: isAll || index < months.size - 1 ? own.filter(({ voided }) => !voided).length : null,
  }));
}
