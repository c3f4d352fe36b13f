import { scan } from '@benefit/shared/counter/counter-contract';
import { useEffect, useRef, useState } from 'react';
import { call } from '../platform/call';
import type { CameraFault } from '../platform/camera-reader';
import { hasOwnScanner, scanCode } from '../platform/scan-code';
import { MANUAL_LENGTH } from './amount-entry';
import { readAttempt } from './attempt-store';
import { confirm, give, type TillCore } from './giving';
import type { PadKey } from './key-reader';
import { problemCode } from './redemption-outcome';
import { outcomeOf, signal } from './signals';
import type { EnrolledTerminal } from './terminal-store';
import {
  afterReturn,
  atRest,
  isSlip,
  looksLikeCode,
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
  const core: TillCore = { now, busy, kept, go };
  const giver = { accountId, terminal, onGiven };

  async function check(code: string, typed: boolean): Promise<void> {
    const before = now.current;
    if (busy.current || before.step === 'confirming') return;
    busy.current = true;
    go({ step: 'checking' });
    const result = await call(scan, { body: { code }, terminal: terminal.token });
    busy.current = false;
    if (!result.ok) {
      if (problemCode(result.failure) === 'terminal-revoked') return onTerminalLost();
      const { failure } = result;
      // A customer who was being served stays, with choice and amount.
      if (before.step === 'may-have') return go({ ...before, failure });
      return go({ ...atRest, notice: { kind: 'failure', failure, code } });
    }
    const answer = result.value;
    if (answer.verdict === 'ok') {
      go({ step: 'may-have', decision: resumeDecision(answer, kept.current), giving: false, failure: null });
      kept.current = null;
    } else {
      go({ step: 'turned-away', answer, typed, at: new Date() });
    }
    signal(isSlip({ answer, typed }) ? 'mendable' : outcomeOf[answer.verdict]);
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
    if (before.step === 'may-have' && key === 'enter') return void give(core, giver);
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

  useEffect(() => {
    let open = true;
    void readAttempt(accountId).then((attempt) => {
      if (!attempt || !open || busy.current) return;
      go({ step: 'confirming', attempt, sending: false, failure: null });
      void confirm(core, giver);
    });
    return () => {
      open = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once per till: `confirm` reads the present state through a ref
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
    give: () => void give(core, giver),
    confirm: () => void confirm(core, giver),
    rest: () => go(atRest),
    enterNumber: () => {
      byCamera.current = false;
      go({ step: 'ready', entry: { by: 'number', digits: '' }, notice: null });
    },
    readByCamera: (text: string) => void check(text, false),
    cameraFailed: (fault: CameraFault) => go({ ...atRest, notice: { kind: 'camera', fault } }),
    markReturned: (redemptionId: string) => {
      const { current } = now;
      if (current.step === 'may-have')
        go({ ...current, decision: afterReturn(current.decision, redemptionId) });
    },
    markVoided: () => {
      if (now.current.step === 'given') go({ ...now.current, voided: true });
    },
  };
}

export type TillActions = Omit<ReturnType<typeof useTill>, 'state'>;
