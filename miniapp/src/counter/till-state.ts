import type {
  OfferedBenefit,
  RedeemRequest,
  Redemption,
  ScanAnswer,
} from '@benefit/shared/counter/counter-contract';
import type { Failure } from '../platform/call';
import { typeAmount, typeDigits, typedAmountFen } from './amount-entry';
import type { Attempt } from './attempt-store';
import type { PadKey } from './key-reader';
import type { CameraFault } from '../platform/camera-reader';

export type MayHave = Extract<ScanAnswer, { verdict: 'ok' }>;
export type TurnedAway = Exclude<ScanAnswer, { verdict: 'ok' }>;

/** How the next code comes in; the handheld scanner is heard beside each. */
export type Entry = { by: 'rest' } | { by: 'camera' } | { by: 'number'; digits: string };

/** What the ready page says above its button. */
export type Notice =
  | { kind: 'failure'; failure: Failure; code: string | null }
  | { kind: 'camera'; fault: CameraFault }
  /** The redemption under way at the last end was refused: the ledger has to be looked at. */
  | { kind: 'attempt-refused'; failure: Failure; maskedName: string };

/** A customer who may have something: what the cashier chose and typed so far. */
export interface Decision {
  answer: MayHave;
  chosen: string | null;
  amount: string;
}

export type TillState =
  | { step: 'ready'; entry: Entry; notice: Notice | null }
  | { step: 'checking' }
  | { step: 'turned-away'; answer: TurnedAway; typed: boolean; at: Date }
  | { step: 'may-have'; decision: Decision; giving: boolean; failure: Failure | null }
  | { step: 'confirming'; attempt: Attempt; sending: boolean; failure: Failure | null }
  | { step: 'given'; redemption: Redemption; maskedName: string; resumed: boolean; voided: boolean };

export const atRest: Extract<TillState, { step: 'ready' }> = {
  step: 'ready',
  entry: { by: 'rest' },
  notice: null,
};

/** Wrong digits that were typed are most often a slip of the finger: to be mended, not to be alarmed at. */
export function isSlip({ answer, typed }: { answer: ScanAnswer; typed: boolean }): boolean {
  return typed && answer.verdict === 'bad-signature';
}

/** A benefit with nothing left, or with too much still out, is shown, not given. */
export function canChoose({ remaining, open, notNow }: OfferedBenefit): boolean {
  return (remaining === null || remaining > 0) && !isFull(open) && notNow !== true;
}

/** As many are out as may be. */
export const isFull = (open: OfferedBenefit['open']): boolean =>
  open !== undefined && open.count >= open.limit;

/** What came back is out no more: it is off the list, and makes room for another of its kind. */
export function afterReturn(decision: Decision, redemptionId: string): Decision {
  const { openWaivers, benefits } = decision.answer;
  const returned = openWaivers.find((waiver) => waiver.redemptionId === redemptionId);
  if (!returned) return decision;
  return {
    ...decision,
    answer: {
      ...decision.answer,
      openWaivers: openWaivers.filter((waiver) => waiver !== returned),
      benefits: benefits.map((benefit) =>
        benefit.open && benefit.benefitId === returned.benefitId
          ? { ...benefit, open: { ...benefit.open, count: Math.max(0, benefit.open.count - 1) } }
          : benefit,
      ),
    },
  };
}

export function chosenBenefit({ answer, chosen }: Decision): OfferedBenefit | null {
  return answer.benefits.find(({ benefitId }) => benefitId === chosen) ?? null;
}

/** Whether the customer's new code may take over what was chosen and typed for the old one. */
export function resumeDecision(answer: MayHave, kept: Decision | null): Decision {
  const fresh: Decision = { answer, chosen: null, amount: '' };
  if (kept === null || kept.answer.holder.maskedName !== answer.holder.maskedName) return fresh;
  const same = answer.benefits.find(({ benefitId }) => benefitId === kept.chosen);
  return same && canChoose(same) ? { answer, chosen: kept.chosen, amount: kept.amount } : fresh;
}

/** What a scanner read as a burst: a pass or sixteen digits, or something else such as a book's bar code. */
export function looksLikeCode(text: string): boolean {
  return text.startsWith('XY1:') || /^(\d{4} ?){4}$/.test(text.trim());
}

const NOT_NOW = { notNow: true } as const;

/** After a refusal choice and amount stay, but for a benefit that turned out to be used up or out of its hours: it can no longer be chosen. */
export function afterRefusal(decision: Decision, failure: Failure): Decision {
  if (failure.kind !== 'problem') return decision;
  const { availableAt, code } = failure.problem;
  const now = code === 'quota-used-up' ? { remaining: 0 } : code === 'benefit-not-now' ? NOT_NOW : null;
  if (now === null) return decision;
  const benefits = decision.answer.benefits.map((benefit) =>
    benefit.benefitId === decision.chosen
      ? { ...benefit, ...now, ...(availableAt !== undefined && { availableAt }) }
      : benefit,
  );
  return { ...decision, answer: { ...decision.answer, benefits }, chosen: null };
}

/** A benefit is chosen; one with nothing left stays unchosen. */
export function withChoice(state: TillState, benefitId: string): TillState {
  if (state.step !== 'may-have' || state.giving) return state;
  const benefit = state.decision.answer.benefits.find((each) => each.benefitId === benefitId);
  if (!benefit || !canChoose(benefit)) return state;
  return { ...state, decision: { ...state.decision, chosen: benefitId }, failure: null };
}

/** A key is typed into the amount or the sixteen digits, whichever is asked for. */
export function withKey(state: TillState, key: PadKey): TillState {
  if (state.step === 'may-have' && !state.giving) {
    if (chosenBenefit(state.decision)?.percentOff === undefined) return state;
    const amount = typeAmount(state.decision.amount, key);
    return { ...state, decision: { ...state.decision, amount } };
  }
  if (state.step === 'ready' && state.entry.by === 'number') {
    const digits = typeDigits(state.entry.digits, key);
    return digits === state.entry.digits
      ? state
      : { ...state, entry: { by: 'number', digits }, notice: null };
  }
  return state;
}

/** What is sent for a decision; null while something is still missing. */
export function requestOf(decision: Decision): RedeemRequest | null {
  const benefit = chosenBenefit(decision);
  if (!benefit) return null;
  const body = { scan: decision.answer.scan, benefitId: benefit.benefitId };
  if (benefit.percentOff === undefined) return body;
  const amountFen = typedAmountFen(decision.amount);
  return amountFen === null ? null : { ...body, amountFen };
}
