import type { Shake } from './vibrate';

export type { Shake } from './vibrate';

const LENGTH_MS = { light: 30, medium: 60, heavy: 120 } as const;
const GAP_MS = 100;

/** Android browsers shake; iPhones and desks do not offer it. */
export function vibrate(shake: Shake): void {
  if (typeof navigator.vibrate !== 'function') return;
  navigator.vibrate(shake.flatMap((type) => [LENGTH_MS[type], GAP_MS]));
}
