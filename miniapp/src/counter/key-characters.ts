/** Keys that print the same with and without shift on a US keyboard do not occur; each has a pair. */
const PRINTING: Record<string, readonly [plain: string, shifted: string]> = {
  Digit1: ['1', '!'],
  Digit2: ['2', '@'],
  Digit3: ['3', '#'],
  Digit4: ['4', '$'],
  Digit5: ['5', '%'],
  Digit6: ['6', '^'],
  Digit7: ['7', '&'],
  Digit8: ['8', '*'],
  Digit9: ['9', '('],
  Digit0: ['0', ')'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Space: [' ', ' '],
  NumpadAdd: ['+', '+'],
  NumpadSubtract: ['-', '-'],
  NumpadMultiply: ['*', '*'],
  NumpadDivide: ['/', '/'],
  NumpadDecimal: ['.', '.'],
};

/**
 * The character that a key prints on a US keyboard, which is what handheld scanners play; null for
 * keys that print none. By place, so that an input method or another layout cannot change it. Letters
 * are capitals, as in every pass: a scanner may make them by shift or by caps lock.
 */
export function keyCharacter(code: string, shift: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return letter;
  const pair = PRINTING[code];
  if (pair) return pair[shift ? 1 : 0];
  return /^Numpad([0-9])$/.exec(code)?.[1] ?? null;
}
