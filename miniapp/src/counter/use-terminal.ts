import { getCurrentTerminal } from '@benefit/shared/counter/terminal-contract';
import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call, type Failure } from '../platform/call';
import { useSignedIn } from '../platform/use-signed-in';
import { problemCode } from './redemption-outcome';
import { forgetTerminal, readTerminal, type EnrolledTerminal } from './terminal-store';

export type TerminalState =
  | { step: 'reading' }
  | { step: 'none'; revoked: boolean }
  /** `stopped` says why nothing can be had here; null where something can, or the server has not said yet. */
  | { step: 'enrolled'; terminal: EnrolledTerminal; stopped: string | null; failure: Failure | null };

/** This device as a terminal of the signed-in account: read from the store, then asked for at the server. */
export function useTerminal() {
  const accountId = useSignedIn()?.accountId ?? null;
  const [state, setState] = useState<TerminalState>({ step: 'reading' });

  const settle = useCallback(async (account: string, terminal: EnrolledTerminal | null) => {
    if (terminal === null) {
      return setState((before) => ({ step: 'none', revoked: before.step === 'none' && before.revoked }));
    }
    setState({ step: 'enrolled', terminal, stopped: null, failure: null });
    const result = await call(getCurrentTerminal, { terminal: terminal.token });
    if (result.ok) {
      const { name, venue, stopped } = result.value;
      const fresh = { ...terminal, name, venueName: venue.name };
      setState({ step: 'enrolled', terminal: fresh, stopped, failure: null });
    } else if (problemCode(result.failure) === 'terminal-revoked') {
      await forgetTerminal(account);
      setState({ step: 'none', revoked: true });
    } else {
      setState({ step: 'enrolled', terminal, stopped: null, failure: result.failure });
    }
  }, []);

  const read = useCallback(() => {
    if (accountId === null) return;
    void readTerminal(accountId).then((terminal) => settle(accountId, terminal));
  }, [accountId, settle]);

  useEffect(read, [read]);
  // Back from the page where it was enrolled, or from the background.
  const shown = useRef(false);
  useDidShow(() => {
    if (shown.current) read();
    shown.current = true;
  });

  /** A call was refused for the terminal: it has to be enrolled anew. */
  const lose = useCallback(async () => {
    if (accountId !== null) await forgetTerminal(accountId);
    setState({ step: 'none', revoked: true });
  }, [accountId]);

  return { accountId, state, read, lose };
}
