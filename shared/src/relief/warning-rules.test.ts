import { describe, expect, it } from '@jest/globals';
import { FAR_METRES, metresAway, warningsFor } from './warning-rules.ts';
import type { Making, StatedDeed } from './warning-rules.ts';

const DEED: StatedDeed = {
  categoryCode: 'frontline',
  startedOn: '2026-07-18',
  endedOn: '2026-07-20',
  district: '金水区',
  position: { latitude: 34.77, longitude: 113.68 },
};
/** An instant by Shanghai's clock. */
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}+08:00`);

describe('warningsFor', () => {
  it.each<{ name: string; making: Making; stated?: Partial<StatedDeed>; codes: string[] }>([
    { name: 'knows nothing of a file that says nothing', making: {}, codes: [] },
    { name: 'takes the first minute', making: { takenAt: at('2026-07-18 00:00:00') }, codes: [] },
    { name: 'takes the last second', making: { takenAt: at('2026-07-20 23:59:59') }, codes: [] },
    {
      name: 'sees a file of the evening before',
      making: { takenAt: at('2026-07-17 23:59:59') },
      codes: ['taken-outside'],
    },
    {
      name: 'sees a file of the morning after',
      making: { takenAt: at('2026-07-21 00:00:00') },
      codes: ['taken-outside'],
    },
    {
      name: 'lets papers be photographed later',
      making: { takenAt: at('2026-08-21 00:00:00') },
      stated: { categoryCode: 'donation' },
      codes: [],
    },
    {
      name: 'but not before what they prove',
      making: { takenAt: at('2026-07-01 00:00:00') },
      stated: { categoryCode: 'donation' },
      codes: ['taken-outside'],
    },
    { name: 'takes a place nearby', making: { latitude: 34.771, longitude: 113.681 }, codes: [] },
    { name: 'sees a place far away', making: { latitude: 34.9, longitude: 113.68 }, codes: ['far-away'] },
    {
      name: 'sees a place outside the city where no position is stated',
      making: { latitude: 39.9, longitude: 116.4 },
      stated: { position: undefined as never },
      codes: ['far-away'],
    },
    {
      name: 'does not where the deed was elsewhere',
      making: { latitude: 39.9, longitude: 116.4 },
      stated: { position: undefined as never, district: '市外' },
      codes: [],
    },
    {
      name: 'takes a place in the city without a stated position',
      making: { latitude: 34.4, longitude: 113.0 },
      stated: { position: undefined as never, district: '登封市' },
      codes: [],
    },
    { name: 'sees an editor', making: { software: 'Adobe Photoshop 25.0 (Windows)' }, codes: ['edited'] },
    { name: 'sees a Chinese one', making: { software: '美图秀秀' }, codes: ['edited'] },
    {
      name: 'takes what a phone writes of itself',
      making: { software: 'HarmonyOS 4.2.0 (JAD-AL50)' },
      codes: [],
    },
    { name: 'takes a version alone', making: { software: '17.5.1' }, codes: [] },
    {
      name: 'tells all at once',
      making: { takenAt: at('2026-07-16 17:42:00'), latitude: 31.2, longitude: 121.5, software: 'GIMP 2.10' },
      codes: ['taken-outside', 'far-away', 'edited'],
    },
  ])('$name', ({ making, stated, codes }) => {
    expect(warningsFor(making, { ...DEED, ...stated }).map(({ code }) => code)).toEqual(codes);
  });

  it('says by how much', () => {
    const [early] = warningsFor({ takenAt: at('2026-07-16 17:42:00') }, DEED);
    expect(early?.text).toBe(
      '拍摄时间早于申报期 2 天：拍摄于 2026-07-16 17:42，申报起止 2026-07-18 至 2026-07-20',
    );
    const [far] = warningsFor({ latitude: 34.8, longitude: 113.68 }, DEED);
    expect(far?.text).toBe('拍摄位置距申报位置约 3.3 公里');
  });
});

describe('metresAway', () => {
  it('is right to half a percent: one degree of latitude is 111.2 km', () => {
    const metres = metresAway({ latitude: 35.77, longitude: 113.68 }, DEED) ?? 0;
    expect(Math.abs(metres - 111_195)).toBeLessThan(600);
  });

  it('is near at the edge and far beyond it', () => {
    const degrees = FAR_METRES / 111_195;
    const making = (factor: number) => ({ latitude: 34.77 + degrees * factor, longitude: 113.68 });
    expect(warningsFor(making(0.99), DEED)).toEqual([]);
    expect(warningsFor(making(1.01), DEED)).toHaveLength(1);
  });

  it('is unknown without either position', () => {
    expect(metresAway({}, DEED)).toBeNull();
    expect(metresAway({ latitude: 1, longitude: 1 }, {})).toBeNull();
  });
});
