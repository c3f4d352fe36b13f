import { expect, test } from '@jest/globals';
import type { Notice } from '@benefit/shared/identity/identity-contract';
import { byDay } from './notice-days';

const now = new Date('2026-12-31T15:59:00Z'); // 23:59 in Shanghai

const noticeAt = (createdAt: string): Notice => ({
  noticeId: createdAt,
  kind: 'voided',
  title: '',
  text: '',
  clause: null,
  subjectId: null,
  createdAt,
  read: false,
});

test('messages stand under their day in Shanghai, in their own order', () => {
  const days = byDay(
    [
      '2026-12-31T06:05:00Z',
      '2026-12-30T16:00:00Z', // midnight: already the 31st
      '2026-12-30T15:59:00Z',
      '2026-12-01T06:05:00Z',
      '2025-12-01T06:05:00Z',
    ].map(noticeAt),
    now,
  );
  expect(days.map(({ title, notices }) => [title, notices.map(({ createdAt }) => createdAt)])).toEqual([
    ['今天', ['2026-12-31T06:05:00Z', '2026-12-30T16:00:00Z']],
    ['昨天', ['2026-12-30T15:59:00Z']],
    ['12月1日', ['2026-12-01T06:05:00Z']],
    ['2025年12月1日', ['2025-12-01T06:05:00Z']],
  ]);
});

test('no messages, no days', () => {
  expect(byDay([], now)).toEqual([]);
});
