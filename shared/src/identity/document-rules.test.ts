import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DOCUMENT_TYPES, documentTypeText, readDocument } from './document-rules.ts';
import type { DocumentInput } from './document-rules.ts';

const TODAY = '2026-11-22';
const stated = { gender: 'female', birthDate: '1990-01-01' } as const;
/** A 2023 card: 9, place, country, birth, sequence, check character. */
const CARD_2023 = '931011199001010024';

describe('readDocument', () => {
  it.each([
    { documentType: 'resident-id', documentNumber: '41010119900101018x', read: '41010119900101018X' },
    { documentType: 'passport', documentNumber: 'E12345678', read: 'E12345678' },
    { documentType: 'passport', documentNumber: 'eh1234567', read: 'EH1234567' },
    { documentType: 'passport', documentNumber: '12345', read: '12345' },
    { documentType: 'passport', documentNumber: 'A1234567890123456789', read: 'A1234567890123456789' },
    { documentType: 'hk-macao-permit', documentNumber: 'h12345678', read: 'H12345678' },
    { documentType: 'hk-macao-permit', documentNumber: 'M1234567801', read: 'M1234567801' },
    { documentType: 'taiwan-permit', documentNumber: '12345678', read: '12345678' },
    { documentType: 'taiwan-permit', documentNumber: '1234567801', read: '1234567801' },
    {
      documentType: 'foreign-permanent-resident-id',
      documentNumber: 'usa310190010112',
      read: 'USA310190010112',
    },
    { documentType: 'foreign-permanent-resident-id', documentNumber: CARD_2023, read: CARD_2023 },
  ] as const)('reads $documentType $documentNumber', ({ documentType, documentNumber, read }) => {
    expect(readDocument({ documentType, documentNumber, ...stated }, TODAY)).toEqual({
      ok: true,
      documentType,
      documentNumber: read,
      ...stated,
    });
  });

  it.each([
    { documentType: 'resident-id', documentNumber: '41010119900101018X' },
    { documentType: 'foreign-permanent-resident-id', documentNumber: CARD_2023 },
  ] as const)('takes gender and birth from the number of a $documentType', (input) => {
    expect(readDocument(input, TODAY)).toMatchObject({ ok: true, ...stated });
    expect(readDocument({ ...input, gender: 'male' }, TODAY)).toMatchObject({
      path: 'gender',
      code: 'differs',
    });
    expect(readDocument({ ...input, birthDate: '1990-01-02' }, TODAY)).toMatchObject({
      path: 'birthDate',
      code: 'differs',
    });
  });

  it.each([
    { documentType: 'resident-id', documentNumber: '', code: 'required' },
    { documentType: 'resident-id', documentNumber: '41010119900101018', code: 'length' },
    { documentType: 'resident-id', documentNumber: '4101011990010101AX', code: 'characters' },
    { documentType: 'resident-id', documentNumber: '410101199001010180', code: 'check-digit' },
    { documentType: 'resident-id', documentNumber: '410101199904310028', code: 'date' },
    { documentType: 'resident-id', documentNumber: '410101299901010028', code: 'future' },
    {
      documentType: 'resident-id',
      documentNumber: '４１０１０１１９９００１０１０１８Ｘ',
      code: 'characters',
    },
    { documentType: 'resident-id', documentNumber: CARD_2023, code: 'type' },
    { documentType: 'passport', documentNumber: 'E123', code: 'format' },
    { documentType: 'passport', documentNumber: 'A12345678901234567890', code: 'format' },
    { documentType: 'passport', documentNumber: 'ABCDEFGH', code: 'format' },
    { documentType: 'passport', documentNumber: 'E1234 5678', code: 'characters' },
    { documentType: 'passport', documentNumber: 'ſ12345678', code: 'characters' },
    { documentType: 'passport', documentNumber: "E'--12345", code: 'characters' },
    { documentType: 'hk-macao-permit', documentNumber: 'C12345678', code: 'format' },
    { documentType: 'hk-macao-permit', documentNumber: 'H1234567', code: 'format' },
    { documentType: 'hk-macao-permit', documentNumber: 'H123456789', code: 'format' },
    { documentType: 'taiwan-permit', documentNumber: '1234567', code: 'format' },
    { documentType: 'taiwan-permit', documentNumber: '123456789', code: 'format' },
    { documentType: 'taiwan-permit', documentNumber: 'T12345678', code: 'format' },
    { documentType: 'foreign-permanent-resident-id', documentNumber: 'US3101900101123', code: 'format' },
    { documentType: 'foreign-permanent-resident-id', documentNumber: '410101199001010180', code: 'format' },
    {
      documentType: 'foreign-permanent-resident-id',
      documentNumber: '9310111990010100AA',
      code: 'characters',
    },
    {
      documentType: 'foreign-permanent-resident-id',
      documentNumber: '931011199001010023',
      code: 'check-digit',
    },
  ] as const)('refuses $documentType $documentNumber by $code', ({ documentType, documentNumber, code }) => {
    expect(readDocument({ documentType, documentNumber, ...stated }, TODAY)).toEqual({
      ok: false,
      path: 'documentNumber',
      code,
      text: expect.stringMatching(/[\u4e00-\u9fff]/),
    });
  });

  it.each([
    { name: 'no gender', change: { gender: undefined }, path: 'gender', code: 'required' },
    { name: 'no birth date', change: { birthDate: undefined }, path: 'birthDate', code: 'required' },
    {
      name: 'a day that does not exist',
      change: { birthDate: '1990-02-30' },
      path: 'birthDate',
      code: 'date',
    },
    { name: 'a birth tomorrow', change: { birthDate: '2026-11-23' }, path: 'birthDate', code: 'future' },
  ])('refuses a passport with $name', ({ change, path, code }) => {
    const input: DocumentInput = {
      documentType: 'passport',
      documentNumber: 'E12345678',
      ...stated,
      ...change,
    };
    expect(readDocument(input, TODAY)).toMatchObject({ ok: false, path, code });
  });

  it('accepts a birth today', () => {
    const input: DocumentInput = { documentType: 'passport', documentNumber: 'E12345678', ...stated };
    expect(readDocument({ ...input, birthDate: TODAY }, TODAY).ok).toBe(true);
  });

  it('answers to any text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DOCUMENT_TYPES),
        fc.string({ unit: 'binary' }),
        (documentType, documentNumber) => {
          const reading = readDocument({ documentType, documentNumber, ...stated }, TODAY);
          if (reading.ok) expect(readDocument(reading, TODAY)).toEqual(reading);
        },
      ),
    );
  });
});

it('has a name for every document', () => {
  expect(Object.keys(documentTypeText)).toEqual([...DOCUMENT_TYPES]);
});
