import { describe, expect, it } from '@jest/globals';
import { reasonParts } from './reason-parts';

describe('reasonParts', () => {
  it.each([
    {
      name: 'an ordinary reason',
      text: '+3，受灾群众帮扶、卫生防疫一线，26 小时，规则第 2 版',
      parts: { points: '+3', deed: '受灾群众帮扶、卫生防疫一线，26 小时', capped: null },
    },
    {
      name: 'one that a limit cut',
      text: '+4，防汛救灾一线，72 小时，规则第 12 版，原计 6 分，按上限计 4 分',
      parts: { points: '+4', deed: '防汛救灾一线，72 小时', capped: '原计 6 分，按上限计 4 分' },
    },
    {
      name: 'one without hours',
      text: '+2，捐款捐物，规则第 1 版',
      parts: { points: '+2', deed: '捐款捐物', capped: null },
    },
    {
      name: 'words of another form, whole',
      text: '+2，捐款捐物',
      parts: { points: '+2', deed: '捐款捐物', capped: null },
    },
  ])('takes apart $name', ({ text, parts }) => {
    expect(reasonParts(text)).toEqual(parts);
  });
});
