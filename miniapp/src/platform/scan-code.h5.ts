import type { ScannedCode } from './scan-code';

export type { ScannedCode } from './scan-code';

/** A browser has none: the page shows `CameraReader` instead. */
export const hasOwnScanner = false;

export function scanCode(): Promise<ScannedCode> {
  return Promise.resolve({ kind: 'failed', detail: 'browsers have no scanner of their own' });
}
