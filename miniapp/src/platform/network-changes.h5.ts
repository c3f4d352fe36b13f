/** Tells now and from now on whether the browser has a network. */
export function onNetworkChange(tell: (connected: boolean) => void): void {
  window.addEventListener('online', () => tell(true));
  window.addEventListener('offline', () => tell(false));
  tell(navigator.onLine);
}
