import { returnRedemption } from '@benefit/shared/counter/return-contract';
import type { OpenWaiver } from '@benefit/shared/counter/return-contract';
import { useRef, useState } from 'react';
import { call, type Failure } from '../platform/call';
import { problemCode } from './redemption-outcome';

export type ReturnState =
  { step: 'closed' } | { step: 'asking'; waiver: OpenWaiver; sending: boolean; failure: Failure | null };

/** Closing what is open, after a question; a second tap sends nothing twice. */
export function useReturn(token: string | null, onReturned: (waiver: OpenWaiver) => void) {
  const [state, setState] = useState<ReturnState>({ step: 'closed' });
  const sending = useRef(false);

  async function confirm(): Promise<void> {
    if (state.step !== 'asking' || token === null || sending.current) return;
    sending.current = true;
    setState({ ...state, sending: true, failure: null });
    const { redemptionId } = state.waiver;
    const result = await call(returnRedemption, { params: { redemptionId }, terminal: token });
    sending.current = false;
    // an answer that was lost and asked for again, or another till: it is back either way
    const done = result.ok || problemCode(result.failure) === 'already-returned';
    if (!done) return setState({ ...state, sending: false, failure: result.failure });
    setState({ step: 'closed' });
    onReturned(state.waiver);
  }

  return {
    state,
    ask: (waiver: OpenWaiver) => setState({ step: 'asking', waiver, sending: false, failure: null }),
    close: () => {
      if (!sending.current) setState({ step: 'closed' });
    },
    confirm,
  };
}
