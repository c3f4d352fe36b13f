import { getCurrentTerminal } from '@benefit/shared/counter/terminal-contract';
import { useCallback, useEffect, useState } from 'react';
import { call, type Failure } from '../platform/call';
import { useSignedIn } from '../platform/use-signed-in';
import { problemCode } from './redemption-outcome';
import { forgetTerminal, readTerminal, type EnrolledTerminal } from './terminal-store';

export type TerminalState =
  | { step: 'reading' }
  | { step: 'none'; revoked: boolean }
  /** `live` is null until the server has said so; scanning does not wait for it. */
  | { step: 'enrolled'; terminal: EnrolledTerminal; live: boolean | null; failure: Failure | null };

/** This device as a terminal of the signed-in account: read from the store, then asked for at the server. */
export function useTerminal() {
  const accountId = useSignedIn()?.accountId ?? null;
  const [state, setState] = useState<TerminalState>({ step: 'reading' });

  const read = useCallback(async () => {
    if (accountId === null) return;
    const terminal = await readTerminal(accountId);
    if (terminal === null) {
      setState((before) => ({ step: 'none', revoked: before.step === 'none' && before.revoked }));
      return;
    }
    setState({ step: 'enrolled', terminal, live: null, failure: null });
    const result = await call(getCurrentTerminal, { terminal: terminal.token });
    if (result.ok) {
      const { name, venue, venueLive } = result.value;
      const fresh = { ...terminal, name, venueName: venue.name };
      setState({ step: 'enrolled', terminal: fresh, live: venueLive, failure: null });
    } else if (problemCode(result.failure) === 'terminal-revoked') {
      await forgetTerminal(accountId);
      setState({ step: 'none', revoked: true });
    } else {
      setState({ step: 'enrolled', terminal, live: null, failure: result.failure });
    }
  }, [accountId]);

  useEffect(() => void read(), [read]);

  /** A call was refused for the terminal: it has to be enrolled anew. */
  const lose = useCallback(async () => {
    if (accountId !== null) await forgetTerminal(accountId);
    setState({ step: 'none', revoked: true });
  }, [accountId]);

  return { accountId, state, read, lose };
}
