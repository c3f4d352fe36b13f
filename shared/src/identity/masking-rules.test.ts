import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskDocumentNumber, maskName, maskSurname } from './masking-rules.ts';

it.each([
  { name: '张三', surname: '张**', masked: '张*' },
  { name: '张小三', surname: '张**', masked: '张*三' },
  { name: '欧阳修', surname: '欧阳**', masked: '欧*修' },
  { name: '欧阳娜娜', surname: '欧阳**', masked: '欧**娜' },
  { name: '欧阳', surname: '欧**', masked: '欧*' },
  { name: '𠮷田一', surname: '𠮷**', masked: '𠮷*一' },
  { name: '王𠮷', surname: '王**', masked: '王*' },
  { name: '买买提·艾力', surname: '买**', masked: '买****力' },
  { name: 'John Smith', surname: 'J**', masked: 'J********h' },
  { name: '张', surname: '张**', masked: '*' },
  { name: '', surname: '**', masked: '' },
])('masks $name as $surname and $masked', ({ name, surname, masked }) => {
  expect(maskSurname(name)).toBe(surname);
  expect(maskName(name)).toBe(masked);
});

describe('maskSurname', () => {
  it('ends in exactly two stars and tells at most two characters of any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 2, maxLength: 50 }), (name) => {
        fc.pre(!name.includes('*'));
        const masked = maskSurname(name);
        expect(masked).toMatch(/^[^*]*\*\*$/);
        expect(Array.from(masked).length).toBeLessThanOrEqual(Math.min(4, Array.from(name).length + 1));
      }),
    );
  });
});

it.each([
  ['410101199001011234', '4101**********1234'],
  ['A1234567890123456789', 'A123************6789'],
  ['USA310100000001', 'USA*********001'],
  ['H12345678', 'H1*****78'],
  ['12345678', '12****78'],
  ['12345', '1***5'],
  ['123', '***'],
  ['', ''],
])('masks the number %j as %j', (number, masked) => {
  expect(maskDocumentNumber(number)).toBe(masked);
});
