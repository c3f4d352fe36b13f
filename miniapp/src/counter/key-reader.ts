import type { KeyPress } from '../platform/key-presses';
import { keyCharacter } from './key-characters';

/** What a person presses on a pad by keyboard. */
export type PadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '.' | 'delete' | 'enter';

/** A scanner types far faster than any hand; keys closer together than this belong to one burst. */
const BURST_GAP_MS = 60;
/** What starts like a pass is a scanner's, and slow ones (Bluetooth) get time. */
const PASS_START = 'XY1:';
const PASS_GAP_MS = 500;
/** Shorter bursts are fingers rolling over keys. */
const MIN_BURST = 6;

/**
 * Tells a handheld scanner's burst, which ends with Enter, from a person's typing. A burst is judged
 * as a whole: neither a pass nor a book's bar code may type an amount and then confirm it by its Enter.
 * Keys pressed in a field are the field's, bursts excepted: the scanner is heard wherever the focus is.
 */
export function createKeyReader(hear: { onBurst: (text: string) => void; onKey: (key: PadKey) => void }) {
  let held = '';
  let inField = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const take = (): string => {
    const text = held;
    held = '';
    clearTimeout(timer);
    return text;
  };
  /** In a field only a pass counts: pinyin is typed quickly too. */
  const isBurst = (text: string) => text.length >= MIN_BURST && (!inField || text.startsWith(PASS_START));
  const release = () => {
    const text = take();
    if (isBurst(text)) hear.onBurst(text);
    else if (!inField) for (const character of text) if (isPadCharacter(character)) hear.onKey(character);
  };

  return {
    press({ code, shift, focus, consume }: KeyPress): void {
      inField = focus === 'field';
      const character = keyCharacter(code, shift);
      if (character !== null) {
        held += character;
        clearTimeout(timer);
        const isPass = PASS_START.startsWith(held.slice(0, PASS_START.length));
        timer = setTimeout(release, isPass ? PASS_GAP_MS : BURST_GAP_MS);
      } else if (code === 'Enter' || code === 'NumpadEnter') {
        const burst = isBurst(held);
        if (burst) consume();
        release();
        if (!burst && focus === 'page') hear.onKey('enter');
      } else if (code === 'Backspace') {
        release();
        if (!inField) hear.onKey('delete');
      }
    },
    stop: () => void take(),
  };
}

function isPadCharacter(character: string): character is PadKey {
  return /^[0-9.]$/.test(character);
}
