import type { KeyPress } from './key-presses';

export type { KeyPress } from './key-presses';

/**
 * Hears every key of the page by its place, before fields and buttons do. `event.key` is of no use:
 * while a Chinese input method is on it is `Process` or a full-width sign, and a scanner's code is lost.
 */
export function listenToKeys(onPress: (press: KeyPress) => void): () => void {
  const listener = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const consume = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    onPress({ code: event.code, shift: event.shiftKey, focus: focusOf(event.target), consume });
  };
  window.addEventListener('keydown', listener, true);
  return () => window.removeEventListener('keydown', listener, true);
}

function focusOf(target: EventTarget | null): KeyPress['focus'] {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('input, textarea, [contenteditable]')) return 'field';
  return target.closest('button, a, [role="button"]') ? 'control' : 'page';
}
