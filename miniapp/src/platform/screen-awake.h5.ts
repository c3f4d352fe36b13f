/** True where the app can set the brightness itself; a browser cannot. */
export const canBrighten = false;

/** No sleep until the answered function is called. The lock ends whenever the page is hidden, so it is asked for again. */
export function keepScreenBright(): () => void {
  let lock: WakeLockSentinel | undefined;
  let ended = false;

  async function ask(): Promise<void> {
    if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
    try {
      const given = await navigator.wakeLock.request('screen');
      if (ended) await given.release();
      else lock = given;
    } catch (error) {
      // Refused on low battery: the code still shows, the screen only sleeps as usual.
      if (!(error instanceof DOMException)) throw error;
    }
  }

  const onVisible = () => void ask();
  document.addEventListener('visibilitychange', onVisible);
  void ask();
  return () => {
    ended = true;
    document.removeEventListener('visibilitychange', onVisible);
    void lock?.release();
  };
}
