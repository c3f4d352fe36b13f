import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readVectors } from '../../fixtures/vectors.ts';
import { readIdentityNumber } from './identity-number-rules.ts';

interface Vector {
  input: string;
  valid: boolean;
  birth?: string;
  gender?: string;
  why?: string;
}

/** The vectors' day: their latest birth is before it, their future one long after. */
const TODAY = '2026-11-22';

describe('id-numbers.json', () => {
  it.each(readVectors<Vector[]>('id-numbers.json'))(
    '$input is valid: $valid',
    ({ input, valid, birth, gender }) => {
      const reading = readIdentityNumber(input, TODAY);
      if (valid) {
        expect(reading).toEqual({ ok: true, number: input.toUpperCase(), birthDate: birth, gender });
      } else {
        expect(reading.ok).toBe(false);
      }
    },
  );
});

describe('readIdentityNumber', () => {
  it.each([
    { name: 'nothing', text: '', fault: 'length' },
    { name: '17 characters', text: '41010119900101018', fault: 'length' },
    { name: '19 characters', text: '41010119900101018XX', fault: 'length' },
    { name: 'a leading space', text: ' 41010119900101018', fault: 'characters' },
    { name: 'full-width digits', text: '４１０１０１１９９００１０１０１８Ｘ', fault: 'characters' },
    { name: 'X before the end', text: '4101011990010101X8', fault: 'characters' },
    { name: 'another letter at the end', text: '41010119900101018Y', fault: 'characters' },
    { name: '29 February of a common year', text: '410101200702290028', fault: 'date' },
    { name: 'a birth in the future', text: '410101299901010028', fault: 'future' },
    { name: 'a wrong check digit', text: '410101199001010180', fault: 'check-digit' },
  ])('refuses $name', ({ text, fault }) => {
    expect(readIdentityNumber(text, TODAY)).toEqual({ ok: false, fault });
  });

  it('accepts a birth today and refuses one tomorrow', () => {
    const number = '410101200802290017';
    expect(readIdentityNumber(number, '2008-02-29').ok).toBe(true);
    expect(readIdentityNumber(number, '2008-02-28')).toEqual({ ok: false, fault: 'future' });
  });

  it('notices every single wrong digit and every swap of neighbours', () => {
    const number = '410101200711247275';
    for (let place = 0; place < 18; place++) {
      for (const digit of '0123456789') {
        const changed = number.slice(0, place) + digit + number.slice(place + 1);
        expect(readIdentityNumber(changed, TODAY).ok).toBe(changed === number);
      }
      const [one = '', other = ''] = number.slice(place, place + 2);
      const swapped = number.slice(0, place) + other + one + number.slice(place + 2);
      expect(readIdentityNumber(swapped, TODAY).ok).toBe(swapped === number);
    }
  });

  it('answers to any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        (text) => !readIdentityNumber(text, TODAY).ok,
      ),
    );
  });
});
