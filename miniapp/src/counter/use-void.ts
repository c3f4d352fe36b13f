import { voidRedemption } from '@benefit/shared/counter/counter-contract';
import { useRef, useState } from 'react';
import { call, type Failure } from '../platform/call';

/** The redemption to take back, as the sheet names it. */
export interface VoidTarget {
  redemptionId: string;
  number: number;
  benefitTitle: string;
  maskedName: string;
  /** What was paid, where there was an amount. */
  payableFen: number | null;
}

export type VoidState =
  | { step: 'closed' }
  | { step: 'asking'; target: VoidTarget; reason: string; sending: boolean; failure: Failure | null };

export const MAX_REASON_LENGTH = 200;

/** Taking a redemption back, with a reason. Nothing is chosen beforehand; a second tap sends nothing twice. */
export function useVoid(token: string | null, onVoided: (target: VoidTarget) => void) {
  const [state, setState] = useState<VoidState>({ step: 'closed' });
  const sending = useRef(false);

  async function confirm(): Promise<void> {
    if (state.step !== 'asking' || token === null || sending.current) return;
    const reason = state.reason.trim();
    if (reason === '') return;
    sending.current = true;
    setState({ ...state, sending: true, failure: null });
    const { redemptionId } = state.target;
    const result = await call(voidRedemption, {
      params: { redemptionId },
      body: { reason },
      terminal: token,
    });
    sending.current = false;
    const done =
      result.ok || (result.failure.kind === 'problem' && result.failure.problem.code === 'already-voided');
    if (!done) return setState({ ...state, sending: false, failure: result.ok ? null : result.failure });
    setState({ step: 'closed' });
    onVoided(state.target);
  }

  return {
    state,
    ask: (target: VoidTarget) =>
      setState({ step: 'asking', target, reason: '', sending: false, failure: null }),
    give: (reason: string) => {
      if (state.step === 'asking' && !state.sending) setState({ ...state, reason });
    },
    close: () => {
      if (!sending.current) setState({ step: 'closed' });
    },
    confirm,
  };
}
