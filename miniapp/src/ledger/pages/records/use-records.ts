import { listMyBenefits } from '@benefit/shared/counter/counter-contract';
import type { OfferedBenefit } from '@benefit/shared/counter/counter-contract';
import { listMyRecords } from '@benefit/shared/ledger/ledger-contract';
import type { LedgerRecord } from '@benefit/shared/ledger/ledger-contract';
import { useState } from 'react';
import { call } from '../../../platform/call';
import type { Result } from '../../../platform/call';
import { open } from '../../../platform/navigation';
import { spokenMonth } from '../../../platform/spoken-time';
import { usePages } from '../../../platform/use-pages';
import type { Page } from '../../../platform/use-pages';
import { useRemote } from '../../../platform/use-remote';
import { useSignedIn } from '../../../platform/use-signed-in';

/** Of how many venues, those visited last, it is told what is left. */
const MAX_VENUES = 3;

export type LeftBenefit = OfferedBenefit & { venueName: string };

export function useRecords() {
  const me = useSignedIn();
  const records = usePages<LedgerRecord, Page<LedgerRecord>>(me ? 'records' : null, (cursor) =>
    call(listMyRecords, { query: { cursor } }),
  );
  const venues = venuesOf(records.items).slice(0, MAX_VENUES);
  const left = useRemote(venues.length > 0 ? `left:${venues.map(([venueId]) => venueId).join()}` : null, () =>
    leftAt(venues),
  );
  const [chosen, setChosen] = useState<LedgerRecord | null>(null);

  return {
    ...records,
    months: byMonth(records.items),
    left: left.state,
    chosen,
    onChoose: setChosen,
    onClose: () => setChosen(null),
    onVenues: () => open('venues'),
    onVenue: (venueId: string) => open('venue', { venueId }),
  };
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

function byMonth(records: readonly LedgerRecord[]): { month: string; records: LedgerRecord[] }[] {
  const months = new Map<string, LedgerRecord[]>();
  for (const record of records) {
    const month = spokenMonth(record.redeemedAt);
    months.set(month, [...(months.get(month) ?? []), record]);
  }
  return [...months].map(([month, own]) => ({ month, records: own }));
}
