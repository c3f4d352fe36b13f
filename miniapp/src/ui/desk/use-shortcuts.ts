import { useEffect, useRef } from 'react';

/** What a key does, by its place (`KeyboardEvent.code`): a Chinese input method changes `key`. */
export type Shortcuts = Partial<Record<string, () => void>>;

/** Keys of the page. None while something is typed, chosen or asked in a dialog, and none with Ctrl, Alt or ⌘. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const { target } = event;
      const typing = target instanceof Element && target.closest('input, textarea, select, [role="menu"]');
      if (typing || document.querySelector('[role="dialog"]')) return;
      // Enter presses what has the focus.
      if (event.code === 'Enter' && target instanceof Element && target.closest('button, a')) return;
      const act = latest.current[event.code];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}
