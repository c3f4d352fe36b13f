import { listDemoAccounts, loginDemo, loginWithPassword } from '@benefit/shared/identity/session-contract';
import type { Session } from '@benefit/shared/identity/session-contract';
import { useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure, Result } from '../../../platform/call';
import { goAfterLogin } from '../../../platform/after-login';
import { open } from '../../../platform/navigation';
import { useSession } from '../../../platform/session';
import { useSystem } from '../../../platform/system';
import { useRemote } from '../../../platform/use-remote';

/** What is going on with logging in; `with` is the account or 'password'. */
export type LoginState =
  { step: 'idle' } | { step: 'sending'; with: string } | { step: 'failed'; failure: Failure };

export function useWelcome() {
  const { system, failure, loadSystem } = useSystem();
  const login = useSession((state) => state.login);
  const [state, setState] = useState<LoginState>({ step: 'idle' });
  const [asksPassword, setAsksPassword] = useState(false);
  const accounts = useRemote(system?.demo ? 'demo-accounts' : null, () => call(listDemoAccounts));

  async function enter(name: string, ask: () => Promise<Result<Session>>): Promise<void> {
    if (state.step === 'sending') return;
    setState({ step: 'sending', with: name });
    const result = await ask();
    if (!result.ok) return setState({ step: 'failed', failure: result.failure });
    await login(result.value);
    goAfterLogin(useSession.getState().me);
  }

  return {
    state,
    mode: system
      ? system.demo
        ? ('demo' as const)
        : ('live' as const)
      : failure
        ? ('unreachable' as const)
        : ('asking' as const),
    failure,
    accounts: accounts.state,
    asksPassword,
    onRetry: () => {
      void loadSystem();
      void accounts.reload();
    },
    onDemo: (account: string) => void enter(account, () => call(loginDemo, { body: { account } })),
    onPassword: (username: string, password: string) =>
      void enter('password', () => call(loginWithPassword, { body: { username, password } })),
    onAskPassword: () => setAsksPassword(true),
    onClosePassword: () => {
      setAsksPassword(false);
      setState({ step: 'idle' });
    },
    onVenues: () => open('venues'),
  };
}
