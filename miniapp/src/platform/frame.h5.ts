import type { Frame } from './frame';

export type { Frame } from './frame';

/** A browser draws nothing over the page. */
export function frameOfPhone(): Frame {
  return { statusBarPx: 0, capsulePx: 0 };
}
