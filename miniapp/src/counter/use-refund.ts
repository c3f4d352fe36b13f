import { refundRedemption } from '@benefit/shared/counter/counter-contract';
import { IDEMPOTENCY_HEADER } from '@benefit/shared/endpoint';
import { useRef, useState } from 'react';
import { call, type Failure } from '../platform/call';
import { newId } from '../platform/ulid';
import { refundFen } from './refund-amount';

/** The purchase of which something is paid back, as the sheet names it. */
export interface RefundTarget {
  redemptionId: string;
  number: number;
  benefitTitle: string;
  maskedName: string;
  /** What can still be paid back, in fen. */
  leftFen: number;
}

export type RefundState =
  | { step: 'closed' }
  | {
      step: 'asking';
      target: RefundTarget;
      /** As typed, in yuan. */
      amount: string;
      sending: boolean;
      failure: Failure | null;
    };

/** Writing down what was paid back, after its amount was typed; a second tap sends nothing twice. */
export function useRefund(token: string | null, onRefunded: () => void) {
  const [state, setState] = useState<RefundState>({ step: 'closed' });
  const sending = useRef(false);
  /** Of this amount: pressed again after a lost answer it is paid once. */
  const key = useRef<string | null>(null);

  async function confirm(): Promise<void> {
    if (state.step !== 'asking' || token === null || sending.current) return;
    const paidBackFen = refundFen(state.amount, state.target.leftFen);
    if (paidBackFen === null) return;
    sending.current = true;
    setState({ ...state, sending: true, failure: null });
    key.current ??= await newId();
    const result = await call(refundRedemption, {
      params: { redemptionId: state.target.redemptionId },
      body: { paidBackFen },
      headers: { [IDEMPOTENCY_HEADER]: key.current },
      terminal: token,
    });
    sending.current = false;
    if (!result.ok) return setState({ ...state, sending: false, failure: result.failure });
    setState({ step: 'closed' });
    onRefunded();
  }

  return {
    state,
    ask: (target: RefundTarget) => {
      key.current = null;
      const amount = (target.leftFen / 100).toFixed(2);
      setState({ step: 'asking', target, amount, sending: false, failure: null });
    },
    type: (amount: string) => {
      if (state.step !== 'asking' || state.sending) return;
      key.current = null;
      setState({ ...state, amount, failure: null });
    },
    close: () => {
      if (!sending.current) setState({ step: 'closed' });
    },
    confirm,
  };
}
