import { giveConsent, withdrawConsent } from '@benefit/shared/identity/identity-contract';
import { useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure } from '../../../platform/call';
import { removeSecret } from '../../../platform/secure-storage';
import { useSession } from '../../../platform/session';
import { useSystem } from '../../../platform/system';
import { useSignedIn } from '../../../platform/use-signed-in';

export type ConsentStep =
  { step: 'idle' } | { step: 'asking' } | { step: 'sending' } | { step: 'failed'; failure: Failure };

export function useConsent() {
  const me = useSignedIn();
  const { system, failure, loadSystem } = useSystem();
  const { learnMe, reloadMe } = useSession.getState();
  const [state, setState] = useState<ConsentStep>({ step: 'idle' });
  const [agreed, setAgreed] = useState(false);

  async function give(version: string): Promise<void> {
    setState({ step: 'sending' });
    const result = await call(giveConsent, { body: { version } });
    if (!result.ok) return setState({ step: 'failed', failure: result.failure });
    await learnMe(result.value);
    setState({ step: 'idle' });
  }

  async function withdraw(): Promise<void> {
    setState({ step: 'sending' });
    const result = await call(withdrawConsent);
    if (!result.ok) return setState({ step: 'failed', failure: result.failure });
    // Every pass has died on the server; this phone must not show its own any longer.
    await removeSecret('pass');
    await reloadMe();
    setAgreed(false);
    setState({ step: 'idle' });
  }

  return {
    me,
    system,
    systemFailure: failure,
    state,
    agreed,
    onAgree: setAgreed,
    onRetry: () => void loadSystem(),
    onGive: () => {
      if (system && agreed) void give(system.consent.version);
    },
    onWithdraw: () => setState({ step: 'asking' }),
    onCancel: () => setState({ step: 'idle' }),
    onConfirm: () => void withdraw(),
  };
}
