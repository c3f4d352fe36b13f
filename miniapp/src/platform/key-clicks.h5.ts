const PRESSED_BY_KEYS = '[role="button"],[role="checkbox"],[role="radio"],[role="link"],[role="switch"]';

/** Lets Enter and the space bar press what is drawn as a button, as they press a real one. */
export function clickByKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    if (!(event.target instanceof HTMLElement) || !event.target.matches(PRESSED_BY_KEYS)) return;
    event.preventDefault();
    event.target.click();
  });
}
