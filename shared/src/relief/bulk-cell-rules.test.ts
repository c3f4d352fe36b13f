import { describe, expect, it } from '@jest/globals';
import {
  levelNamedIn,
  plainName,
  plainNumber,
  readCategory,
  readConsentWay,
  readDays,
  readPlace,
  serialDay,
} from './bulk-cell-rules.ts';

describe('plainNumber and plainName', () => {
  it.each([
    [
      'full-width digits and letter',
      plainNumber,
      '４１０１０１１９９００１０１１２３Ｘ',
      '41010119900101123X',
    ],
    ['spaces and the mark of text', plainNumber, "'4101 0119 9001 0112 34 ", '410101199001011234'],
    ['marks nobody sees', plainNumber, '\ufeff4101\u200b01', '410101'],
    ['a name spread out', plainName, '张\u3000三', '张三'],
    ['a name spread out with its dot', plainName, '买买提 · 艾力', '买买提·艾力'],
    ['a name of letters keeps its space', plainName, ' John Smith ', 'John Smith'],
    ['a rare character', plainName, '𠮷 田', '𠮷田'],
  ])('reads %s', (_, read, text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('readDays', () => {
  it.each([
    ['2026-07-18', '2026-07-18', '2026-07-18'],
    ['2026/7/8', '2026-07-08', '2026-07-08'],
    ['2026.7.18', '2026-07-18', '2026-07-18'],
    ['2026年7月18日', '2026-07-18', '2026-07-18'],
    ['２０２６－０７－１８', '2026-07-18', '2026-07-18'],
    ['20260718', '2026-07-18', '2026-07-18'],
    ['2026-07-18 00:00:00', '2026-07-18', '2026-07-18'],
    ['2026-07-18至2026-07-20', '2026-07-18', '2026-07-20'],
    ['2026-07-18 至 2026-07-20', '2026-07-18', '2026-07-20'],
    ['2026年7月18日—2026年7月20日', '2026-07-18', '2026-07-20'],
    ['2026-07-18～2026-07-20', '2026-07-18', '2026-07-20'],
    ['2026.7.18-2026.7.20', '2026-07-18', '2026-07-20'],
    ['20260718-20260720', '2026-07-18', '2026-07-20'],
    ['2026年7月18日至8月2日', '2026-07-18', '2026-08-02'],
    ['2026年7月18日至20日', '2026-07-18', '2026-07-20'],
    ['2026-07-20至2026-07-18', '2026-07-20', '2026-07-18'],
  ])('reads %s', (text, startedOn, endedOn) => {
    expect(readDays(text, null)).toEqual({ ok: true, value: { startedOn, endedOn } });
  });

  it.each([
    ['7月18日', 'wrong-format'],
    ['昨天', 'wrong-format'],
    ['2026-07', 'wrong-format'],
    ['2026-02-30', 'date'],
    ['2026-07-18至2026-07-32', 'date'],
    ['2026-07-18至', 'wrong-format'],
    ['2026-07-18、2026-07-20', 'wrong-format'],
  ])('refuses %s', (text, code) => {
    expect(readDays(text, null)).toMatchObject({ ok: false, code });
  });

  it.each([
    [46_221, '2026-07-18'],
    [46_221.75, '2026-07-18'],
    [36_526, '2000-01-01'],
    [73_050, '2099-12-31'],
  ])('reads the serial number %d', (serial, day) => {
    expect(readDays(String(serial), serial)).toEqual({ ok: true, value: { startedOn: day, endedOn: day } });
    expect(serialDay(serial)).toBe(day);
  });

  it.each([36_525, 73_051, 7, 1e300])('takes the number %d for no day', (serial) => {
    expect(readDays(String(serial), serial)).toMatchObject({ ok: false, code: 'wrong-format' });
  });

  it('reads a day that was typed as a number', () => {
    expect(readDays('20260718', 20_260_718)).toMatchObject({ ok: true, value: { startedOn: '2026-07-18' } });
  });
});

describe('readCategory', () => {
  it.each([
    ['一 3', 'public-order'],
    ['一3', 'public-order'],
    ['一、3', 'public-order'],
    ['一（３）', 'public-order'],
    ['一 3 秩序与社区安全', 'public-order'],
    ['社会秩序与社区安全志愿服务', 'public-order'],
    ['受灾群众帮扶、卫生防疫一线', 'victim-aid'],
    ['一 1 防汛救灾一线', 'frontline'],
    ['一 7', 'commendation'],
  ])('reads %s', (text, code) => {
    expect(readCategory(text, 'person')).toMatchObject({ ok: true, value: { code } });
  });

  it.each([
    ['', 'required', '类别为空，可填：一 1 至一 7'],
    ['一 8', 'not-a-choice', '类别无法识别，可填：一 1 至一 7'],
    ['一 13', 'not-a-choice', '类别无法识别，可填：一 1 至一 7'],
    ['一 1、一 2', 'not-a-choice', '类别无法识别，可填：一 1 至一 7'],
    ['志愿者', 'not-a-choice', '类别无法识别，可填：一 1 至一 7'],
    ['二 1', 'not-a-choice', '这份表只能填：一 1 至一 7，二 1 请填另一份表'],
    ['一 3 捐款捐物', 'contradiction', '类别的条款和名称对不上，请只留一个'],
  ])('refuses %p', (text, code, words) => {
    expect(readCategory(text, 'person')).toEqual({ ok: false, code, text: words });
  });

  it('reads the one category of enterprises, and only that, in their sheet', () => {
    expect(readCategory('二 1', 'enterprise')).toMatchObject({ value: { code: 'enterprise-contribution' } });
    expect(readCategory('一 1', 'enterprise')).toMatchObject({ ok: false, code: 'not-a-choice' });
  });
});

describe('readPlace', () => {
  it.each([
    ['金水区花园路 3 号', '金水区', '花园路 3 号'],
    ['河南省郑州市管城回族区紫荆山路', '管城区', '紫荆山路'],
    ['郑州经济技术开发区经北三路', '经开区', '经北三路'],
    ['郑州航空港区新港大道', '航空港区', '新港大道'],
    ['郑东新区', '郑东新区', ''],
    ['市外 卫辉市唐庄镇', '市外', '卫辉市唐庄镇'],
  ])('reads %s', (text, district, place) => {
    expect(readPlace(text)).toEqual({ ok: true, value: { district, place } });
  });

  it.each([
    ['', 'required'],
    ['市外', 'required'],
    ['花园路', 'not-a-choice'],
    ['新乡市高新区', 'not-a-choice'],
    ['金水区'.padEnd(201, '路'), 'too-long'],
  ])('refuses %s', (text, code) => {
    expect(readPlace(text)).toMatchObject({ ok: false, code });
  });
});

describe('readConsentWay and levelNamedIn', () => {
  it.each([
    ['书面', '书面'],
    ['口头同意', '口头'],
    ['', null],
    ['未征得', null],
    ['（空）', undefined],
    ['同意', undefined],
    ['不同意', undefined],
  ])('reads %p', (text, way) => {
    const reading = readConsentWay(text);
    expect(reading.ok ? reading.value : undefined).toBe(way);
  });

  it.each([
    ['获省级先进个人', 'province'],
    ['区县级和市级表彰', 'city'],
    ['国家级', 'national'],
    ['县级表彰', 'county'],
    ['先进个人', null],
  ])('finds the level in %s', (text, level) => {
    expect(levelNamedIn(text)).toBe(level);
  });
});
