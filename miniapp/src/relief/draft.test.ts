import { describe, expect, test } from '@jest/globals';
import { PutReportRequest } from '@benefit/shared/relief/report-contract';
import type { Report } from '@benefit/shared/relief/report-contract';
import * as z from 'zod/mini';
import { contentOf, draftOf, emptyDraft, isEvidenceOpen, isOpen, isRemovable, valuesOf } from './draft';
import type { Draft } from './draft';

const NOW = new Date('2026-07-22T06:00:00Z');
const ID = '01KYYYYYYYYYYYYYYYYYYYYYYY';
const PHOTO = '01KYYYYYYYYYYYYYYYYYYYYYY1';
const CAMPAIGN = '01KYYYYYYYYYYYYYYYYYYYYYY2';

const draft: Draft = {
  ...emptyDraft(ID, '01KYYYYYYYYYYYYYYYYYYYYYY3', CAMPAIGN, NOW),
  categoryCode: 'donation',
  fields: {
    recipient: ' 红十字会 ',
    amountFen: '99.5',
    goods: '',
    receiptNumber: 'R1',
    donatedOn: '2026-07-21',
  },
  deed: ' 捐款\r\n两次\u0007 ',
  startedOn: '2026-07-20',
  endedOn: '2026-07-21',
  district: '市外',
  place: '新乡\n卫辉',
  files: [
    {
      evidenceId: PHOTO,
      fileName: '照片.jpg',
      sizeBytes: 5,
      mediaType: 'image/jpeg',
      source: 'camera',
      challenge: 'abc',
      durationMs: 1,
      poster: true,
      stored: false,
    },
  ],
};

describe('what is sent of a draft', () => {
  test('fits the contract, without what is only the phone’s and without control characters', () => {
    const content = contentOf(draft);
    expect(z.safeParse(PutReportRequest, content).success).toBe(true);
    expect(content).toMatchObject({
      fields: { recipient: '红十字会', amountFen: 9950, receiptNumber: 'R1', donatedOn: '2026-07-21' },
      deed: '捐款\n两次',
      place: '新乡 卫辉',
      evidence: [{ evidenceId: PHOTO, challenge: 'abc' }],
    });
    expect(content?.evidence[0]).not.toHaveProperty('poster');
  });

  test.each<[string, Partial<Draft>]>([
    ['without a campaign', { campaignId: null }],
    ['without a category', { categoryCode: null }],
    ['without a district', { district: null }],
    ['with a day that does not exist', { endedOn: '2026-02-30' }],
  ])('is nothing yet %s', (_, change) => {
    expect(contentOf({ ...draft, ...change })).toBeNull();
  });

  test('an empty deed may be sent: it is a draft', () => {
    expect(z.safeParse(PutReportRequest, contentOf({ ...draft, deed: ' ' })).success).toBe(true);
  });

  test.each([
    ['frontline', { hours: '7.5', goods: 'left over from another category' }, { hours: 7.5 }],
    ['frontline', { hours: '七小时' }, { hours: '七小时' }],
    ['donation', { amountFen: '1,000' }, { amountFen: '1,000' }],
    ['emergency-production', { creditCode: '91410100ma44x2qx4k' }, { creditCode: '91410100MA44X2QX4K' }],
  ] as const)('values of %s: %j', (categoryCode, fields, expected) => {
    expect(valuesOf({ categoryCode, fields })).toEqual(expected);
  });
});

const report = {
  reportId: ID,
  version: 4,
  status: 'returned',
  campaignId: CAMPAIGN,
  categoryCode: 'donation',
  fields: { recipient: '红十字会', amountFen: 9950 },
  deed: '捐款',
  startedOn: '2026-07-20',
  endedOn: '2026-07-21',
  district: '经开区',
  place: '',
  witness: '',
  declarations: { capable: true, resident: true, voluntary: true },
  evidence: [
    {
      evidenceId: PHOTO,
      fileName: 'a.jpg',
      sizeBytes: 5,
      mediaType: 'image/jpeg',
      source: 'album',
      state: 'ready',
    },
  ],
  items: [{ item: PHOTO, text: '看不清' }],
} as unknown as Report;

describe('a draft of a report that was sent back', () => {
  const returned = draftOf(report, 'me', NOW);

  test('says the same as the report, and replaces its version', () => {
    expect(returned).toMatchObject({ version: 4, told: [PHOTO], fields: { amountFen: '99.50' } });
    expect(contentOf(returned)).toMatchObject({ fields: report.fields, deed: '捐款' });
  });

  test('opens what was named and nothing else', () => {
    expect(isOpen(returned, 'deed')).toBe(false);
    expect(isEvidenceOpen(returned)).toBe(true);
    expect(isRemovable(returned, PHOTO)).toBe(true);
    const other = { ...returned, items: [{ item: 'fields', text: '' }] };
    expect(isOpen(other, 'fields.recipient')).toBe(true);
    expect(isEvidenceOpen(other)).toBe(false);
    expect(isRemovable(other, PHOTO)).toBe(false);
  });

  test('a draft that was never handed in is open everywhere', () => {
    const mine = draftOf({ ...report, status: 'draft' }, 'me', NOW);
    expect(mine.items).toBeNull();
    expect(isOpen(mine, 'deed')).toBe(true);
    expect(isRemovable(mine, PHOTO)).toBe(true);
  });
});
