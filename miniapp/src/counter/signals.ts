import type { ScanAnswer } from '@benefit/shared/counter/counter-contract';
import { playSound, type Note } from '../platform/sounds';
import { vibrate, type Shake } from '../platform/vibrate';

/** How a verdict looks and sounds: may have; lies with the holder; the cashier can mend it; stop. */
export type Outcome = 'may-have' | 'refused' | 'mendable' | 'forged';
/** What the till lets hear: the four outcomes, and a benefit given. */
export type Signal = Outcome | 'given';

export const outcomeOf: Record<ScanAnswer['verdict'], Outcome> = {
  ok: 'may-have',
  refused: 'refused',
  malformed: 'mendable',
  expired: 'mendable',
  stale: 'mendable',
  'already-used': 'mendable',
  'unknown-key': 'forged',
  'bad-signature': 'forged',
  'unknown-pass': 'forged',
  revoked: 'forged',
  'not-admitted': 'refused',
};

/** Rising is good, one soft tone is neutral, two equal ones ask again, low and long means stop. */
const NOTES: Record<Signal, readonly Note[]> = {
  'may-have': [
    { hertz: 880, startMs: 0, lengthMs: 90 },
    { hertz: 1318.5, startMs: 100, lengthMs: 160 },
  ],
  refused: [{ hertz: 523.3, startMs: 0, lengthMs: 220 }],
  mendable: [
    { hertz: 659.3, startMs: 0, lengthMs: 120 },
    { hertz: 659.3, startMs: 200, lengthMs: 120 },
  ],
  forged: [
    { hertz: 220, startMs: 0, lengthMs: 260 },
    { hertz: 174.6, startMs: 300, lengthMs: 420 },
  ],
  given: [
    { hertz: 1046.5, startMs: 0, lengthMs: 80 },
    { hertz: 1318.5, startMs: 90, lengthMs: 80 },
    { hertz: 1568, startMs: 180, lengthMs: 200 },
  ],
};

const SHAKES: Record<Signal, Shake> = {
  'may-have': ['light'],
  refused: ['medium'],
  mendable: ['medium', 'medium'],
  forged: ['heavy', 'heavy', 'heavy'],
  given: ['light', 'light'],
};

/** Lets the cashier hear and feel what came of it, without looking up from the desk. */
export function signal(what: Signal): void {
  playSound(NOTES[what]);
  vibrate(SHAKES[what]);
}
