import { scan } from '@benefit/shared/counter/counter-contract';
import { useEffect, useRef, useState } from 'react';
import { call } from '../platform/call';
import type { CameraFault } from '../platform/camera-reader';
import { hasOwnScanner, scanCode } from '../platform/scan-code';
import { MANUAL_LENGTH } from './amount-entry';
import { forgetAttempt, keepAttempt, newAttemptKey, readAttempt, type Attempt } from './attempt-store';
import type { PadKey } from './key-reader';
import { meaningOf, needsNewScan, problemCode } from './redemption-outcome';
import { sendAttempt } from './send-attempt';
import { outcomeOf, signal } from './signals';
import type { EnrolledTerminal } from './terminal-store';
import {
  atRest,
  chosenBenefit,
  looksLikeCode,
  requestOf,
  resumeDecision,
  withChoice,
  withKey,
} from './till-state';
import type { Decision, TillState } from './till-state';

interface Till {
  accountId: string;
  terminal: EnrolledTerminal;
  /** The server no longer knows this terminal. */
  onTerminalLost: () => void;
  onGiven: () => void;
}

/** One till: scan, decide, give, next customer. A redemption whose answer was lost comes first at the next start. */
export function useTill({ accountId, terminal, onTerminalLost, onGiven }: Till) {
  const [state, setState] = useState<TillState>(atRest);
  /** Present state for what arrives from outside: scanners, keys and answers. */
  const now = useRef(state);
  const busy = useRef(false);
  const kept = useRef<Decision | null>(null);
  const byCamera = useRef(false);

  const go = (next: TillState) => {
    now.current = next;
    setState(next);
  };

  async function check(code: string, typed: boolean): Promise<void> {
    if (busy.current || now.current.step === 'confirming') return;
    busy.current = true;
    go({ step: 'checking' });
    const result = await call(scan, { body: { code }, terminal: terminal.token });
    busy.current = false;
    if (!result.ok) {
      if (problemCode(result.failure) === 'terminal-revoked') return onTerminalLost();
      return go({ ...atRest, notice: { kind: 'failure', failure: result.failure, code } });
    }
    const answer = result.value;
    if (answer.verdict === 'ok') {
      go({ step: 'may-have', decision: resumeDecision(answer, kept.current), giving: false, failure: null });
      kept.current = null;
    } else {
      go({ step: 'turned-away', answer, typed, at: new Date() });
    }
    signal(typed && answer.verdict === 'bad-signature' ? 'mendable' : outcomeOf[answer.verdict]);
  }

  /** The one big button, and the next customer by the camera. */
  async function openCamera(): Promise<void> {
    if (busy.current) return;
    byCamera.current = true;
    if (!hasOwnScanner) return go({ step: 'ready', entry: { by: 'camera' }, notice: null });
    const scanned = await scanCode();
    if (scanned.kind === 'read') return check(scanned.text, false);
    if (scanned.kind === 'failed') return go({ ...atRest, notice: { kind: 'camera', fault: 'absent' } });
    if (now.current.step !== 'may-have') go(atRest);
  }

  /** To the next customer in one tap; where the camera was used it is open at once. */
  function next(): void {
    kept.current = null;
    if (byCamera.current) void openCamera();
    else go(atRest);
  }

  /** The same customer shows the code again; choice and amount wait for it. */
  function rescan(): void {
    if (now.current.step === 'may-have') kept.current = now.current.decision;
    if (byCamera.current) void openCamera();
    else go(atRest);
  }

  function choose(benefitId: string): void {
    go(withChoice(now.current, benefitId));
  }

  /** A key of a pad, tapped or on a keyboard. */
  function pressKey(key: PadKey): void {
    const before = now.current;
    if (before.step === 'may-have' && key === 'enter') return void give();
    const after = withKey(before, key);
    const digits = after.step === 'ready' && after.entry.by === 'number' ? after.entry.digits : '';
    if (digits.length === MANUAL_LENGTH && (after !== before || key === 'enter'))
      return void check(digits, true);
    go(after);
  }

  /** A handheld scanner is heard at every step; while a customer is served, only a pass interrupts. */
  function hearBurst(text: string): void {
    if (now.current.step === 'may-have' && (now.current.giving || !looksLikeCode(text))) return;
    byCamera.current = false;
    void check(text, false);
  }

  /** Gives the chosen benefit: key and body are kept before they are sent. */
  async function give(): Promise<void> {
    const before = now.current;
    if (before.step !== 'may-have' || busy.current) return;
    const body = requestOf(before.decision);
    const benefit = chosenBenefit(before.decision);
    if (!body || !benefit) return;
    busy.current = true;
    go({ ...before, giving: true, failure: null });
    const attempt: Attempt = {
      key: await newAttemptKey(),
      terminalId: terminal.terminalId,
      body,
      maskedName: before.decision.answer.holder.maskedName,
      benefitTitle: benefit.title,
    };
    await keepAttempt(accountId, attempt);
    await send(attempt, before.decision);
  }

  /** Sends an attempt, for the first time or again. `decision` is there while its customer is. */
  async function send(attempt: Attempt, decision: Decision | null): Promise<void> {
    const result = await sendAttempt(attempt, terminal.token);
    busy.current = false;
    if (result.ok) {
      await forgetAttempt(accountId);
      const { maskedName } = attempt;
      go({ step: 'given', redemption: result.value, maskedName, resumed: decision === null, voided: false });
      signal('given');
      return onGiven();
    }
    const { failure } = result;
    const meaning = meaningOf(failure);
    if (meaning !== 'refused') {
      return go({ step: 'confirming', attempt, sending: false, failure });
    }
    await forgetAttempt(accountId);
    signal('mendable');
    if (decision) {
      if (needsNewScan(failure)) kept.current = decision;
      go({ step: 'may-have', decision, giving: false, failure });
    } else {
      go({ ...atRest, notice: { kind: 'attempt-refused', failure, maskedName: attempt.maskedName } });
    }
  }

  /** Asks again for the answer that never came, under the same key. */
  async function confirm(): Promise<void> {
    const before = now.current;
    if (before.step !== 'confirming' || busy.current) return;
    busy.current = true;
    go({ ...before, sending: true });
    await send(before.attempt, null);
  }

  useEffect(() => {
    let open = true;
    void readAttempt(accountId).then((attempt) => {
      if (!attempt || !open || busy.current) return;
      go({ step: 'confirming', attempt, sending: false, failure: null });
      void confirm();
    });
    return () => {
      open = false;
    };
    // once per till: `confirm` reads the present state through a ref
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [accountId, terminal.terminalId]);

  return {
    state,
    check,
    openCamera,
    next,
    rescan,
    choose,
    pressKey,
    hearBurst,
    give,
    confirm,
    rest: () => go(atRest),
    enterNumber: () => {
      byCamera.current = false;
      go({ step: 'ready', entry: { by: 'number', digits: '' }, notice: null });
    },
    readByCamera: (text: string) => void check(text, false),
    cameraFailed: (fault: CameraFault) => go({ ...atRest, notice: { kind: 'camera', fault } }),
    markVoided: () => {
      if (now.current.step === 'given') go({ ...now.current, voided: true });
    },
  };
}

export type TillActions = Omit<ReturnType<typeof useTill>, 'state'>;
