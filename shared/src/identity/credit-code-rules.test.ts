import { describe, expect, it } from '@jest/globals';
import { readVectors } from '../../fixtures/vectors.ts';
import { readCreditCode } from './credit-code-rules.ts';

describe('credit-codes.json', () => {
  it.each(readVectors<{ input: string; valid: boolean }[]>('credit-codes.json'))(
    '$input is valid: $valid',
    ({ input, valid }) => {
      const reading = readCreditCode(input);
      expect(reading.ok && reading.checkCharacter === 'right').toBe(valid);
      if (valid) expect(reading).toMatchObject({ code: input.toUpperCase() });
    },
  );
});

describe('readCreditCode', () => {
  it.each([
    { name: 'nothing', text: '', expected: { ok: false, fault: 'length' } },
    { name: '17 characters', text: '51410100R8DTPJ4E6', expected: { ok: false, fault: 'length' } },
    { name: '19 characters', text: '51410100R8DTPJ4E6PP', expected: { ok: false, fault: 'length' } },
    { name: 'I', text: '91410100MAI0000001', expected: { ok: false, fault: 'characters' } },
    { name: 'a lower-case z', text: '91410100maz0000001', expected: { ok: false, fault: 'characters' } },
    {
      name: 'a letter outside ASCII',
      text: '91410100maſ0000001',
      expected: { ok: false, fault: 'characters' },
    },
    { name: 'a full-width digit', text: '９1410100R8DTPJ4E6P', expected: { ok: false, fault: 'characters' } },
    { name: 'a space at the end', text: '51410100R8DTPJ4E6 ', expected: { ok: false, fault: 'characters' } },
    {
      name: 'a wrong check character as a warning',
      text: '51410100r8dtpj4e67',
      expected: { ok: true, code: '51410100R8DTPJ4E67', checkCharacter: 'wrong' },
    },
    {
      name: 'a right one in lower case',
      text: '51410100r8dtpj4e6p',
      expected: { ok: true, code: '51410100R8DTPJ4E6P', checkCharacter: 'right' },
    },
  ])('reads $name', ({ text, expected }) => {
    expect(readCreditCode(text)).toEqual(expected);
  });
});
