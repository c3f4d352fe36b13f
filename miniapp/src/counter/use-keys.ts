import { useEffect, useRef } from 'react';
import { listenToKeys } from '../platform/key-presses';
import { createKeyReader, type PadKey } from './key-reader';

/** Listens to the keyboard and the handheld scanner for as long as the page is there. */
export function useKeys(hear: { onBurst: (text: string) => void; onKey: (key: PadKey) => void }): void {
  const latest = useRef(hear);
  useEffect(() => {
    latest.current = hear;
  });
  useEffect(() => {
    const reader = createKeyReader({
      onBurst: (text) => latest.current.onBurst(text),
      onKey: (key) => latest.current.onKey(key),
    });
    const stopListening = listenToKeys((press) => reader.press(press));
    return () => {
      stopListening();
      reader.stop();
    };
  }, []);
}
