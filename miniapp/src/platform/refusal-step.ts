import { open } from './navigation';

/** Leads to where a refusal can be mended; `retry` is the page's own. */
export function takeStep(step: 'bind' | 'consent' | 'policy' | 'retry', retry: () => void): void {
  if (step === 'retry') retry();
  else open(step);
}
