/** Tells whenever the page comes to the front again, and whenever it goes. */
export function onAppVisit({ shown, hidden }: { shown: () => void; hidden: () => void }): void {
  document.addEventListener('visibilitychange', () =>
    document.visibilityState === 'visible' ? shown() : hidden(),
  );
  window.addEventListener('pagehide', hidden);
}
