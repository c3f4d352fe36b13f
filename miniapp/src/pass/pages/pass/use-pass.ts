import { listMyEnterprises } from '@benefit/shared/enterprise/enterprise-contract';
import { listMyPasses, revokePass } from '@benefit/shared/pass/pass-contract';
import { HOLDER_REASONS } from '@benefit/shared/refusal';
import type { HolderReason, HolderRefusal } from '@benefit/shared/refusal';
import { useRouter } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure } from '../../../platform/call';
import { copyText } from '../../../platform/copy-text';
import { open } from '../../../platform/navigation';
import { isOnline, useOnline } from '../../../platform/online';
import { takeStep } from '../../../platform/refusal-step';
import { canBrighten, keepScreenBright } from '../../../platform/screen-awake';
import { screenPixels } from '../../../platform/screen-pixels';
import { serverNow } from '../../../platform/server-clock';
import { useSession } from '../../../platform/session';
import { useDemo } from '../../../platform/system';
import { useRemote, valueOf } from '../../../platform/use-remote';
import { useSignedIn } from '../../../platform/use-signed-in';
import { dropPass, isExpired, isHalfGone, readPass } from '../../kept-pass';
import type { KeptPass } from '../../kept-pass';
import { isFrozen, setFrozen } from '../../frozen';
import { obtainPass } from '../../obtain-pass';
import { useShownCode } from '../../use-shown-code';

export type Refusal = Pick<HolderRefusal, 'code' | 'text' | 'clause' | 'when'>;

export type PassState =
  | { step: 'loading' }
  | { step: 'showing'; pass: KeptPass }
  | { step: 'refused'; refusal: Refusal }
  | { step: 'expired' }
  | { step: 'frozen' }
  | { step: 'failed'; failure: Failure };

/** As in the tokens, where a drawing in device pixels cannot read them. */
const COLUMN_PX = 430;
const MARGIN_PX = 16;

/** One's own code, or with `enterpriseId` in the address that of an enterprise. */
export function usePass() {
  const enterpriseId = useRouter().params['enterpriseId'] ?? null;
  const enterprises = useRemote(enterpriseId === null ? null : 'enterprises', () => call(listMyEnterprises));
  const enterprise = valueOf(enterprises.state)?.items.find((each) => each.enterpriseId === enterpriseId);
  const me = useSignedIn();
  const online = useOnline();
  const demo = useDemo();
  const [state, setState] = useState<PassState>({ step: 'loading' });
  const [freezing, setFreezing] = useState<'no' | 'asking' | 'sending'>('no');
  const [freezeFailure, setFreezeFailure] = useState<Failure | null>(null);
  const [copiedStep, setCopiedStep] = useState(-1);
  const opening = useRef(false);

  /** Shows what is kept at once, then sees to it that it is fresh. */
  const start = useCallback(async () => {
    if (opening.current) return;
    opening.current = true;
    try {
      setState(await nextState(enterpriseId, setState));
    } finally {
      opening.current = false;
    }
  }, [enterpriseId]);

  useEffect(() => {
    if (useSession.getState().phase === 'signed-in') void start();
  }, [start, online, me?.accountId]);

  useEffect(() => (state.step === 'showing' ? keepScreenBright() : undefined), [state.step]);

  const shown = useShownCode(state.step === 'showing' ? state.pass : null, () => void start());

  async function freeze(): Promise<void> {
    if (state.step !== 'showing') return;
    setFreezing('sending');
    const result = await call(revokePass, { params: { passId: state.pass.issued.passId } });
    setFreezing('no');
    const gone =
      result.ok || (result.failure.kind === 'problem' && result.failure.problem.code === 'not-found');
    if (!gone) return setFreezeFailure(result.ok ? null : result.failure);
    setState(await freezeHere(enterpriseId));
  }

  async function copy(): Promise<void> {
    if (!shown) return;
    await copyText(shown.text);
    setCopiedStep(shown.step);
  }

  return {
    state,
    shown,
    name: enterpriseId === null ? (me?.identity?.maskedSurname ?? '') : (enterprise?.name ?? ''),
    isEnterprise: enterpriseId !== null,
    online,
    demo,
    freezing,
    freezeFailure,
    brightened: canBrighten,
    pixels: codePixels(),
    onRetry: () => {
      setState({ step: 'loading' });
      void start();
    },
    onStep: (step: Parameters<typeof takeStep>[0]) => takeStep(step, () => void start()),
    onThaw: () => {
      if (me) setFrozen(me.accountId, enterpriseId, false);
      setState({ step: 'loading' });
      void start();
    },
    onFreeze: () => {
      setFreezeFailure(null);
      setFreezing('asking');
    },
    onFreezeCancel: () => setFreezing('no'),
    onFreezeConfirm: () => void freeze(),
    copied: shown !== null && copiedStep === shown.step,
    onCopy: () => void copy(),
    onBenefits: () => open('venues'),
    onRecords: () => (enterpriseId === null ? open('records') : open('enterprise', { enterpriseId })),
  };
}

/** Room for the code: the phone column (430 at most) less its margins of 16. */
function codePixels(): { room: number; ratio: number } {
  const { width, ratio } = screenPixels();
  return { room: Math.min(width, COLUMN_PX) - 2 * MARGIN_PX, ratio };
}

/** The state to end in; `show` is told of a code that can be shown before the server was asked. */
async function nextState(enterpriseId: string | null, show: (state: PassState) => void): Promise<PassState> {
  const { me } = useSession.getState();
  if (!me) return { step: 'loading' };
  if (isFrozen(me.accountId, enterpriseId)) return { step: 'frozen' };
  const kept = await readPass(enterpriseId);
  const usable = kept && !isExpired(kept, serverNow()) ? kept : null;
  if (usable) show({ step: 'showing', pass: usable });
  if (usable && (!isOnline() || !(await isDue(usable)))) return { step: 'showing', pass: usable };

  const result = await obtainPass(enterpriseId, kept);
  if (result.ok) return { step: 'showing', pass: result.value };
  const { failure } = result;
  if (failure.kind === 'problem') {
    const reason = HOLDER_REASONS.find((code) => code === failure.problem.code);
    if (reason) return refusedBy(enterpriseId, reason, failure.problem);
    if (failure.problem.code === 'revoked') return freezeHere(enterpriseId);
  }
  // A renewal can wait: the code at hand is good until it expires.
  if (usable) return { step: 'showing', pass: usable };
  return kept && failure.kind === 'offline' ? { step: 'expired' } : { step: 'failed', failure };
}

async function refusedBy(
  enterpriseId: string | null,
  code: HolderReason,
  problem: { title: string; detail: string; clause?: string | undefined; availableAt?: string | undefined },
): Promise<PassState> {
  await dropPass(enterpriseId);
  const { me } = useSession.getState();
  const known =
    enterpriseId === null && me?.credit && 'refusal' in me.credit && me.credit.refusal.code === code
      ? me.credit.refusal
      : null;
  const text = problem.detail || problem.title;
  return {
    step: 'refused',
    refusal: known ?? { code, text, clause: problem.clause ?? '', when: problem.availableAt ?? '情况改变后' },
  };
}

/**
 * Whether a new pass has to be asked for: half the life is gone, or the server lists this one no
 * longer, as after it was stopped from another phone or consent was withdrawn there. The asking then
 * tells why. Without an answer the code at hand stands.
 */
async function isDue(pass: KeptPass): Promise<boolean> {
  if (isHalfGone(pass, serverNow())) return true;
  const listed = await call(listMyPasses);
  return listed.ok && !listed.value.items.some(({ passId }) => passId === pass.issued.passId);
}

/** Stopped, here or from another phone: it stays off here until the holder turns it on again. */
async function freezeHere(enterpriseId: string | null): Promise<PassState> {
  const { me } = useSession.getState();
  await dropPass(enterpriseId);
  if (me) setFrozen(me.accountId, enterpriseId, true);
  return { step: 'frozen' };
}
