import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { keyCharacter } from './key-characters';
import { createKeyReader } from './key-reader';

/** Every character of a pass code, with the key and shift that a scanner on a US layout plays for it. */
const BASE45_KEYS: Record<string, [code: string, shift: boolean]> = {
  ' ': ['Space', false],
  $: ['Digit4', true],
  '%': ['Digit5', true],
  '*': ['Digit8', true],
  '+': ['Equal', true],
  '-': ['Minus', false],
  '.': ['Period', false],
  '/': ['Slash', false],
  ':': ['Semicolon', true],
};

function keyOf(character: string): [string, boolean] {
  if (/[A-Z]/.test(character)) return [`Key${character}`, true];
  if (/[0-9]/.test(character)) return [`Digit${character}`, false];
  return BASE45_KEYS[character] ?? ['Unidentified', false];
}

describe('keyCharacter', () => {
  test.each([...'ABCXYZ0189 $%*+-./:'])('reads %j back from its key', (character) => {
    expect(keyCharacter(...keyOf(character))).toBe(character);
  });

  test('a letter is a capital, also where a scanner relies on caps lock', () => {
    expect(keyCharacter('KeyX', false)).toBe('X');
  });

  test.each(['ShiftLeft', 'Enter', 'Tab', 'F5', 'ArrowUp', 'CapsLock', ''])('%j prints nothing', (code) => {
    expect(keyCharacter(code, false)).toBeNull();
  });
});

describe('createKeyReader', () => {
  const onBurst = jest.fn<(text: string) => void>();
  const onKey = jest.fn<(key: string) => void>();
  const consume = jest.fn<() => void>();
  let reader = createKeyReader({ onBurst, onKey });

  const type = (text: string, gapMs: number, focus: 'page' | 'field' = 'page') => {
    for (const character of text) {
      const [code, shift] = keyOf(character);
      reader.press({ code, shift, focus, consume });
      jest.advanceTimersByTime(gapMs);
    }
  };
  const press = (code: string, focus: 'page' | 'field' | 'control' = 'page') =>
    reader.press({ code, shift: false, focus, consume });

  beforeEach(() => {
    jest.useFakeTimers();
    for (const mock of [onBurst, onKey, consume]) mock.mockClear();
    reader = createKeyReader({ onBurst, onKey });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('a pass is one burst, and its Enter presses nothing', () => {
    type('XY1:6BF+70%$*/.-A', 3);
    press('Enter');
    expect(onBurst.mock.calls).toEqual([['XY1:6BF+70%$*/.-A']]);
    expect(onKey).not.toHaveBeenCalled();
    expect(consume).toHaveBeenCalledTimes(1);
  });

  test('a slow scanner is heard as well', () => {
    type('XY1:6BF+70', 200);
    press('Enter');
    expect(onBurst.mock.calls).toEqual([['XY1:6BF+70']]);
  });

  test("a book's bar code neither types an amount nor confirms it", () => {
    type('9787020002207', 5);
    press('Enter');
    expect(onBurst.mock.calls).toEqual([['9787020002207']]);
    expect(onKey).not.toHaveBeenCalled();
  });

  test('an amount typed by hand arrives key by key, Enter included', () => {
    type('86.5', 120);
    press('Backspace');
    press('Enter');
    expect(onKey.mock.calls.flat()).toEqual(['8', '6', '.', '5', 'delete', 'enter']);
    expect(onBurst).not.toHaveBeenCalled();
    expect(consume).not.toHaveBeenCalled();
  });

  test('keys rolled quickly before Enter are still an amount', () => {
    type('12', 10);
    press('Enter');
    expect(onKey.mock.calls.flat()).toEqual(['1', '2', 'enter']);
  });

  test('a burst without Enter ends by itself', () => {
    type('XY1:6BF+70', 3);
    jest.advanceTimersByTime(1000);
    expect(onBurst.mock.calls).toEqual([['XY1:6BF+70']]);
  });

  test('what is written in a field is no amount, but a pass scanned into it is heard', () => {
    type('12', 120, 'field');
    type('SAOCUOLEREN', 20, 'field');
    press('Backspace', 'field');
    press('Enter', 'field');
    expect(onKey).not.toHaveBeenCalled();
    type('XY1:6BF+70', 3, 'field');
    press('Enter', 'field');
    expect(onBurst.mock.calls).toEqual([['XY1:6BF+70']]);
  });

  test("Enter on a focused button is the button's", () => {
    press('Enter', 'control');
    expect(onKey).not.toHaveBeenCalled();
  });
});
