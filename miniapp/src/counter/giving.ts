import type { EnrolledTerminal } from './terminal-store';
import { forgetAttempt, keepAttempt, newAttempt, type Attempt } from './attempt-store';
import { meaningOf, needsNewScan } from './redemption-outcome';
import { sendAttempt } from './send-attempt';
import { signal } from './signals';
import { afterRefusal, atRest, chosenBenefit, requestOf, type Decision, type TillState } from './till-state';

/** What a till's steps share: the present state, and that one thing is done at a time. */
export interface TillCore {
  now: { current: TillState };
  busy: { current: boolean };
  /** Choice and amount that wait for the same customer's next code. */
  kept: { current: Decision | null };
  go: (next: TillState) => void;
}

interface Giver {
  accountId: string;
  terminal: EnrolledTerminal;
  onGiven: () => void;
}

/** Gives the chosen benefit: key and body are kept before they are sent, and until the answer is known. */
export async function give(core: TillCore, giver: Giver): Promise<void> {
  const before = core.now.current;
  if (before.step !== 'may-have' || core.busy.current) return;
  const { decision } = before;
  const body = requestOf(decision);
  const benefit = chosenBenefit(decision);
  if (!body || !benefit) return;
  core.busy.current = true;
  core.go({ ...before, giving: true, failure: null });
  try {
    const { terminalId } = giver.terminal;
    const { maskedName } = decision.answer.holder;
    const attempt = await newAttempt({ terminalId, body, maskedName, benefitTitle: benefit.title });
    const refusal = await keepAttempt(giver.accountId, attempt).then(() => null, String);
    // What this device cannot keep is not sent.
    if (refusal !== null) {
      return core.go({ ...before, giving: false, failure: { kind: 'unexpected', detail: refusal } });
    }
    await send(core, giver, attempt, decision);
  } finally {
    core.busy.current = false;
  }
}

/** Asks again for the answer that never came, under the same key. */
export async function confirm(core: TillCore, giver: Giver): Promise<void> {
  const before = core.now.current;
  if (before.step !== 'confirming' || core.busy.current) return;
  core.busy.current = true;
  core.go({ ...before, sending: true });
  try {
    await send(core, giver, before.attempt, null);
  } finally {
    core.busy.current = false;
  }
}

/** Sends an attempt, for the first time or again. `decision` is there while its customer is. */
async function send(
  core: TillCore,
  giver: Giver,
  attempt: Attempt,
  decision: Decision | null,
): Promise<void> {
  const result = await sendAttempt(attempt, giver.terminal.token);
  const { maskedName } = attempt;
  if (result.ok) {
    core.go({
      step: 'given',
      redemption: result.value,
      maskedName,
      resumed: decision === null,
      voided: false,
    });
    await forgetAttempt(giver.accountId);
    signal('given');
    return giver.onGiven();
  }
  const { failure } = result;
  if (meaningOf(failure) !== 'refused') {
    return core.go({ step: 'confirming', attempt, sending: false, failure });
  }
  await forgetAttempt(giver.accountId);
  signal('mendable');
  if (decision === null) {
    return core.go({ ...atRest, notice: { kind: 'attempt-refused', failure, maskedName } });
  }
  if (needsNewScan(failure)) core.kept.current = decision;
  core.go({ step: 'may-have', decision: afterRefusal(decision, failure), giving: false, failure });
}
