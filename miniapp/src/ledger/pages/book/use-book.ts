import { getBookTotals, listBook } from '@benefit/shared/ledger/book-contract';
import type { BookFormat, BookQuery, BookRow } from '@benefit/shared/ledger/book-contract';
import { periodFault } from '@benefit/shared/ledger/book-rules';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../platform/call';
import type { Answer, Failure } from '../../../platform/call';
import { replaceAll } from '../../../platform/navigation';
import { serverNow } from '../../../platform/server-clock';
import { useSession } from '../../../platform/session';
import { usePages } from '../../../platform/use-pages';
import { useRemote, valueOf } from '../../../platform/use-remote';
import { useSignedIn } from '../../../platform/use-signed-in';
import { handOutFile } from '../../../platform/hand-out-file';
import { daysOf } from './book-period';
import type { Days, Period } from './book-period';

/** What of the book is shown, besides its days. */
export type BookChoice = Pick<BookQuery, 'kind' | 'grade' | 'holder'>;

/** An export from its offer, on a phone, to what became of it. */
export type Handing =
  | { step: 'none' }
  | { step: 'offered' }
  | { step: 'fetching' }
  | { step: 'done' }
  | { step: 'failed'; failure: Failure };

/** The ledger of a venue that the reader manages, or that an office opened: filtered, counted, handed out. */
export function useBook() {
  const params = useRouter().params;
  const me = useSignedIn();
  const meFailure = useSession((session) => session.meFailure);
  const reloadMe = useSession((session) => session.reloadMe);
  const venueId = params['venueId'] ?? me?.venues.find(({ roles }) => roles.includes('manager'))?.venueId;
  const [period, setPeriod] = useState<Period>('month');
  const [chosen, setChosen] = useState<Days>({});
  const [choice, setChoice] = useState<BookChoice>({});
  const [handing, setHanding] = useState<Handing>({ step: 'none' });

  const days = daysOf(period, chosen, new Date(serverNow()));
  const fault = periodFault(days.from, days.to);
  const query: BookQuery = { ...days, ...choice };
  const asked = venueId === undefined || fault !== null ? null : `${venueId}:${JSON.stringify(query)}`;
  const path = { venueId: venueId ?? '' };
  const pages = usePages<BookRow, Answer<typeof listBook>>(asked && `book:${asked}`, (cursor) =>
    call(listBook, { params: path, query: { ...query, cursor } }),
  );
  const totals = useRemote(asked && `book-totals:${asked}`, () =>
    call(getBookTotals, { params: path, query: { ...query } }),
  );

  async function handOut(format: BookFormat): Promise<void> {
    if (handing.step === 'fetching' || venueId === undefined) return;
    setHanding({ step: 'fetching' });
    const pairs = Object.entries({ ...query, format }).filter(([, value]) => value !== undefined);
    const words = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
    const result = await handOutFile(`/venues/${venueId}/ledger/export?${words}`, `信易阅台账.${format}`);
    setHanding(result.ok ? { step: 'done' } : { step: 'failed', failure: result.failure });
  }

  return {
    me,
    ...pages,
    // without the account nothing is asked for, so its failure is the page's
    first: !me && meFailure ? ({ status: 'failed', failure: meFailure, last: null } as const) : pages.first,
    totals: valueOf(totals.state),
    venueId,
    venueName: valueOf(pages.first)?.venueName ?? '',
    /** The office has other words, and a copy in full. */
    isOffice: me?.roles.includes('office') ?? false,
    hasNone: me !== null && venueId === undefined,
    period,
    chosen,
    days,
    fault,
    choice,
    handing,
    onPeriod: (next: Period) => {
      if (next === 'days') setChosen(days);
      setPeriod(next);
    },
    onDays: setChosen,
    onChoice: setChoice,
    onExport: (format: BookFormat) => void handOut(format),
    onOffer: () => setHanding({ step: 'offered' }),
    onHanded: () => setHanding({ step: 'none' }),
    onRetry: () => void (me ? Promise.all([pages.reload(), totals.reload()]) : reloadMe()),
    onVenues: () => replaceAll('deskVenues'),
  };
}
