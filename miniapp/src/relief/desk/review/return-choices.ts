import { categoryOf } from '@benefit/shared/relief/category-rules';
import type { EvidenceDetail, ReviewReport } from '@benefit/shared/relief/review-contract';
import { fieldText } from '../../field-text';
import { dayText, daysText } from '../../relief-texts';
import { spokenDay } from '../../../platform/spoken-time';
import type { DeskIconName } from '../../../ui/desk/desk-icon';

/** Something that can be sent back to be supplemented. */
export interface ReturnChoice {
  item: string;
  name: string;
  /** What stands there now. */
  now: string;
  icon: DeskIconName;
  /** Words to start from. */
  words: string;
}

/** What a report can be sent back for, its evidence first. */
export function returnChoices({ report, evidence }: ReviewReport): ReturnChoice[] {
  const fields = categoryOf(report.categoryCode)?.fields ?? [];
  return [
    ...evidence.map((piece, index) => pieceChoice(piece, index, daysText(report.startedOn, report.endedOn))),
    {
      item: 'startedOn',
      name: '开始日期',
      now: dayText(report.startedOn),
      icon: 'calendar',
      words: '请核对开始日期。',
    },
    {
      item: 'endedOn',
      name: '结束日期',
      now: dayText(report.endedOn),
      icon: 'calendar',
      words: '请核对结束日期。',
    },
    { item: 'district', name: '区县', now: report.district, icon: 'flag', words: '请核对事项所在的区县。' },
    { item: 'place', name: '地点', now: report.place || '未填', icon: 'flag', words: '请写明具体地点。' },
    {
      item: 'deed',
      name: '具体事项',
      now: `已写 ${[...report.deed].length} 字`,
      icon: 'doc',
      words: '请写清楚做了什么、和谁一起。',
    },
    {
      item: 'witness',
      name: '证明人',
      now: report.witness || '未填',
      icon: 'user',
      words: '请写一位能证明的人和其单位。',
    },
    {
      item: 'declarations',
      name: '本人声明',
      now: '三项声明',
      icon: 'shield',
      words: '请逐项确认本人声明。',
    },
    ...fields.map((field): ReturnChoice => {
      const value = report.fields[field.key];
      return {
        item: `fields.${field.key}`,
        name: field.label,
        now: value === undefined || value === '' ? '未填' : fieldText(field, value),
        icon: 'receipt',
        words: `请核对${field.label}。`,
      };
    }),
    {
      item: 'evidence',
      name: '要求新增一件材料',
      now: `现有 ${evidence.length} 件`,
      icon: 'plus',
      words: '请补充一份所在单位或社区出具的证明。',
    },
  ];
}

const KIND_NAMES = { photo: '照片', video: '视频', pdf: 'PDF' } as const;

function pieceChoice(
  { evidenceId, kind, fileName, takenAt, warnings }: EvidenceDetail,
  index: number,
  days: string,
): ReturnChoice {
  const outside = warnings.find(({ code }) => code === 'taken-outside');
  return {
    item: evidenceId,
    name: `${kind === null ? '材料' : KIND_NAMES[kind]} 第 ${index + 1} 件`,
    now: outside?.text ?? (takenAt === undefined ? fileName : `拍摄于 ${spokenDay(takenAt)}`),
    icon: kind === 'video' ? 'video' : kind === 'pdf' ? 'doc' : 'image',
    words:
      outside !== undefined
        ? `请换一份 ${days} 拍的，或说明这份为什么不是那几天拍的。`
        : kind === 'photo' || kind === null
          ? '请换一张清楚的现场照片，或说明一下。'
          : '请换一份能看清的文件。',
  };
}
