import { giveConsent, withdrawConsent } from '@benefit/shared/identity/identity-contract';
import { useRef, useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure } from '../../../platform/call';
import { removeSecret } from '../../../platform/secure-storage';
import { useSession } from '../../../platform/session';
import { useSystem } from '../../../platform/system';
import { useSignedIn } from '../../../platform/use-signed-in';

export type ConsentStep =
  | { step: 'idle' }
  | { step: 'asking' }
  | { step: 'sending' }
  | { step: 'withdrawn' }
  | { step: 'failed'; failure: Failure };

export function useConsent() {
  const me = useSignedIn();
  const { system, failure, loadSystem } = useSystem();
  const meFailure = useSession((session) => session.meFailure);
  const { learnMe, reloadMe } = useSession.getState();
  const [state, setState] = useState<ConsentStep>({ step: 'idle' });
  const isWriting = useRef(false);
  const [agreed, setAgreed] = useState(false);

  /** Does one write at a time, however often its button is pressed. */
  async function write(work: () => Promise<ConsentStep>): Promise<void> {
    if (isWriting.current) return;
    isWriting.current = true;
    setState({ step: 'sending' });
    setState(await work());
    isWriting.current = false;
  }

  async function give(version: string): Promise<ConsentStep> {
    const result = await call(giveConsent, { body: { version } });
    if (!result.ok) {
      // The notice may have a newer version, which is then the one to be read.
      if (result.failure.kind === 'problem') await loadSystem();
      return { step: 'failed', failure: result.failure };
    }
    await learnMe(result.value);
    return { step: 'idle' };
  }

  async function withdraw(): Promise<ConsentStep> {
    const result = await call(withdrawConsent);
    if (!result.ok) return { step: 'failed', failure: result.failure };
    // Every pass has died on the server; this phone must not show its own any longer.
    await removeSecret('pass');
    await reloadMe();
    setAgreed(false);
    return { step: 'withdrawn' };
  }

  return {
    me,
    system,
    /** Why the page has nothing to show, if that is so. */
    failure: system ? (me ? null : meFailure) : failure,
    state,
    agreed,
    onAgree: setAgreed,
    onRetry: () => {
      void loadSystem();
      void reloadMe();
    },
    onGive: () => {
      if (system && agreed) void write(() => give(system.consent.version));
    },
    onWithdraw: () => setState({ step: 'asking' }),
    onCancel: () => setState({ step: 'idle' }),
    onConfirm: () => void write(withdraw),
  };
}
