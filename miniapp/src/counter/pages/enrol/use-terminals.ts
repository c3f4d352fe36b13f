import { issueTerminalCode, listTerminals, revokeTerminal } from '@benefit/shared/counter/terminal-contract';
import { useRef, useState } from 'react';
import { call, type Failure } from '../../../platform/call';
import { useRemote } from '../../../platform/use-remote';

export interface IssuedCode {
  code: string;
  expiresAt: string;
}

export interface ListedTerminal {
  terminalId: string;
  name: string;
  enrolledAt: string;
  lastSeenAt: string | null;
  revoked: boolean;
}

/** A manager's view: the venue's terminals, a code for a new one, taking one out of use. */
export function useTerminals(venueId: string | null) {
  const { state: list, reload } = useRemote(venueId === null ? null : `terminals:${venueId}`, () =>
    call(listTerminals, { params: { venueId: venueId ?? '' } }),
  );
  const [issued, setIssued] = useState<IssuedCode | null>(null);
  const [asked, setAsked] = useState<ListedTerminal | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const working = useRef(false);

  async function once(work: (venue: string) => Promise<Failure | null>): Promise<void> {
    if (venueId === null || working.current) return;
    working.current = true;
    setBusy(true);
    setFailure(await work(venueId));
    setBusy(false);
    working.current = false;
  }

  const issue = () =>
    once(async (venue) => {
      const result = await call(issueTerminalCode, { params: { venueId: venue } });
      if (!result.ok) return result.failure;
      setIssued(result.value);
      return null;
    });

  const revoke = () =>
    once(async (venue) => {
      if (asked === null) return null;
      const { terminalId } = asked;
      const result = await call(revokeTerminal, { params: { venueId: venue, terminalId } });
      setAsked(null);
      if (!result.ok) return result.failure;
      await reload();
      return null;
    });

  return { list, reload, issued, issue, asked, ask: setAsked, revoke, busy, failure };
}
