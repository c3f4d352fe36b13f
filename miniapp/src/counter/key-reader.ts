import { keyCharacter } from './key-characters';

/** What a person presses on a pad by keyboard. */
export type PadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '.' | 'delete' | 'enter';

interface Press {
  code: string;
  shift: boolean;
  consume: () => void;
}

/** A scanner types far faster than any hand; keys closer together than this belong to one burst. */
const BURST_GAP_MS = 60;
/** A burst that starts like no amount is a scanner's, and slow ones (Bluetooth) get time. */
const CODE_GAP_MS = 500;
/** Shorter bursts are fingers rolling over keys. */
const MIN_BURST = 6;

/**
 * Tells a handheld scanner's burst, which ends with Enter, from a person's typing. A burst is judged
 * as a whole: neither a pass nor a book's bar code may type an amount and then confirm it by its Enter.
 */
export function createKeyReader(hear: { onBurst: (text: string) => void; onKey: (key: PadKey) => void }) {
  let held = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const take = (): string => {
    const text = held;
    held = '';
    clearTimeout(timer);
    return text;
  };
  const release = () => {
    const text = take();
    if (text.length >= MIN_BURST) hear.onBurst(text);
    else for (const character of text) if (isPadCharacter(character)) hear.onKey(character);
  };

  return {
    press({ code, shift, consume }: Press): void {
      const character = keyCharacter(code, shift);
      if (character !== null) {
        held += character;
        clearTimeout(timer);
        timer = setTimeout(release, /^[0-9.]/.test(held) ? BURST_GAP_MS : CODE_GAP_MS);
      } else if (code === 'Enter' || code === 'NumpadEnter') {
        const burst = held.length >= MIN_BURST;
        if (burst) consume();
        release();
        if (!burst) hear.onKey('enter');
      } else if (code === 'Backspace') {
        release();
        hear.onKey('delete');
      }
    },
    stop: () => void take(),
  };
}

function isPadCharacter(character: string): character is PadKey {
  return /^[0-9.]$/.test(character);
}
