import { expect, it } from '@jest/globals';
import { filterOf, queryOf, setFilters } from './review-filter';

it('comes back from its own address', () => {
  const filter = filterOf({ status: 'accepted', district: encodeURIComponent('金水区'), q: '李*明' });
  const read = Object.fromEntries(new URLSearchParams(queryOf(filter, { reportId: 'R1' })));
  expect(read).toEqual({ status: 'accepted', district: '金水区', q: '李*明', reportId: 'R1' });
});

it('counts what is set beyond the tab and the search', () => {
  expect(setFilters(filterOf({ status: 'accepted', q: '1', age: 'overdue', mine: 'true' }))).toBe(2);
});
