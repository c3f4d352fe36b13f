import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPersonName } from './name-rules.ts';

describe('readPersonName', () => {
  it.each([
    '张三',
    '张',
    '㐂田',
    '𠮷',
    '〇一',
    '阿卜杜拉·买买提',
    'John Smith',
    'J. R. R. Tolkien',
    "Conan O'Brien",
    'Jean-Luc Müller Jr.',
    'Nguyễn Văn A',
    '王'.repeat(50),
    '𠮷'.repeat(50),
  ])('takes %s as it is', (name) => {
    expect(readPersonName(name)).toEqual({ ok: true, name });
  });

  it.each([
    { name: 'nothing', text: '', code: 'required' },
    { name: '51 characters', text: '王'.repeat(51), code: 'too-long' },
    { name: '51 rare characters', text: '𠮷'.repeat(51), code: 'too-long' },
    { name: 'ten million characters', text: '王'.repeat(10_000_000), code: 'too-long' },
    { name: 'a digit', text: '张3', code: 'characters' },
    { name: 'a full-width letter', text: 'Ｊohn', code: 'characters' },
    { name: 'markup', text: '<b>张三</b>', code: 'characters' },
    { name: 'a formula', text: '=张三', code: 'characters' },
    { name: 'an emoji', text: '张😀', code: 'characters' },
    { name: 'a control character', text: '张\u0000三', code: 'characters' },
    { name: 'a line break at the end', text: '张三\n', code: 'characters' },
    { name: 'a character without width', text: '张\u200b三', code: 'characters' },
    { name: 'a change of direction', text: '张\u202e三', code: 'characters' },
    { name: 'half a surrogate pair', text: '张\ud842', code: 'characters' },
    { name: 'a multiplication sign', text: 'A×B', code: 'characters' },
    { name: 'another middle dot', text: '买买提•艾力', code: 'characters' },
    { name: 'a full-width space', text: '张　三', code: 'characters' },
    { name: 'a space before', text: ' 张三', code: 'spacing' },
    { name: 'a space behind', text: '张三 ', code: 'spacing' },
    { name: 'two spaces', text: 'John  Smith', code: 'spacing' },
    { name: 'a dot before', text: '·张三', code: 'spacing' },
    { name: 'only a separator', text: '·', code: 'spacing' },
  ])('refuses $name', ({ text, code }) => {
    expect(readPersonName(text)).toEqual({ ok: false, code, text: expect.any(String) });
  });

  it('composes marks, so that one name has one spelling', () => {
    expect(readPersonName('Mu\u0308ller')).toEqual({ ok: true, name: 'Müller' });
    expect(readPersonName('e\u0301'.repeat(50))).toEqual({ ok: true, name: 'é'.repeat(50) });
  });

  it('answers to any text and reads its own answer the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const reading = readPersonName(text);
        if (reading.ok) expect(readPersonName(reading.name)).toEqual(reading);
      }),
      { numRuns: 1000 },
    );
  });
});
