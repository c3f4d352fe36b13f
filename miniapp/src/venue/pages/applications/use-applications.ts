import {
  answerApplication,
  getApplication,
  listVenueApplications,
} from '@benefit/shared/venue/application-contract';
import type { Application } from '@benefit/shared/venue/application-contract';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { useRef, useState } from 'react';
import { apiOrigin } from '../../../platform/api-address';
import { call } from '../../../platform/call';
import type { Answer, Failure } from '../../../platform/call';
import { openFile } from '../../../platform/open-file';
import { serverNow } from '../../../platform/server-clock';
import { useSession } from '../../../platform/session';
import { usePages } from '../../../platform/use-pages';
import { useRemote, valueOf } from '../../../platform/use-remote';
import { useSignedIn } from '../../../platform/use-signed-in';

const YEAR_MS = 365 * 24 * 3600_000;
type Page = Answer<typeof listVenueApplications>;

/** What a manager decides of an application. */
export interface Decision {
  accepted: boolean;
  reason: string;
  validUntil: string;
}

/** Applications of enterprises to a manager's venue. */
export function useApplications() {
  const me = useSignedIn();
  const { meFailure, reloadMe } = useSession();
  const venueId = me?.venues.find(({ roles }) => roles.includes('manager'))?.venueId ?? null;
  const params = { venueId: venueId ?? '' };
  const pages = usePages<Application, Page>(venueId && `venue-applications:${venueId}`, (cursor) =>
    call(listVenueApplications, { params, query: { cursor } }),
  );
  const [openId, setOpenId] = useState<string | null>(null);
  const { state: detail, reload: reloadDetail } = useRemote(openId && `application:${openId}`, () =>
    call(getApplication, { params: { ...params, applicationId: openId ?? '' } }),
  );
  const today = shanghaiDate(new Date(serverNow()));
  const inAYear = shanghaiDate(new Date(serverNow() + YEAR_MS));
  const [decision, setDecision] = useState<Decision>({ accepted: true, reason: '', validUntil: inAYear });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const sending = useRef(false);

  async function answer(): Promise<void> {
    if (sending.current || openId === null) return;
    sending.current = true;
    setBusy(true);
    const { accepted, reason, validUntil } = decision;
    const result = await call(answerApplication, {
      params: { ...params, applicationId: openId },
      body: { accepted, reason, ...(accepted ? { validUntil } : {}) },
    });
    sending.current = false;
    setBusy(false);
    setFailure(result.ok ? null : result.failure);
    if (!result.ok) return;
    setOpenId(null);
    await pages.reload();
  }

  return {
    ...pages,
    first: !me && meFailure ? ({ status: 'failed', failure: meFailure, last: null } as const) : pages.first,
    waiting: valueOf(pages.first)?.waiting ?? 0,
    hasNone: me !== null && venueId === null,
    detail: openId === null ? null : detail,
    decision,
    today,
    busy,
    failure,
    onRetry: () => void (me ? pages.reload() : reloadMe()),
    onRetryDetail: () => void reloadDetail(),
    onOpen: (id: string | null) => {
      setOpenId(id);
      setFailure(null);
      setDecision({ accepted: true, reason: '', validUntil: inAYear });
    },
    onDecide: (changed: Partial<Decision>) => setDecision((before) => ({ ...before, ...changed })),
    onLook: (address: string, isPdf: boolean) => void openFile(apiOrigin + address, isPdf ? 'pdf' : 'photo'),
    onAnswer: () => void answer(),
  };
}
