import type { Grade } from '../credit/grade-rules.ts';
import { gradeText } from '../credit/grade-rules.ts';
import { quotaText } from '../ledger/quota-rules.ts';
import { dayText } from './calendar-text.ts';
import { benefitTitle, limitsText, percentText } from './benefit-worth-rules.ts';
import type { BenefitDraft, JoiningContent } from './joining-rules.ts';

/** The announcement of 附件1 as it is published: a title and numbered parts, each of some lines. */
export interface Announcement {
  title: string;
  parts: { heading: string; lines: string[] }[];
  /** Who announces it, and since when; the last lines. */
  unit: string;
  date: string;
}

const PERSONS: readonly Grade[] = ['T150', 'T120', 'T100'];
const ENTERPRISES: readonly Grade[] = ['excellent', 'good'];

/**
 * Composes the announcement from what the venue filled in (郑经信用办〔2024〕21号 四 1, 附件1): whom it is
 * for, what each grade has, how long it runs and how it is had. The words are the product's own.
 *
 * @param date day of publication, `yyyy-mm-dd`
 * @param lessFrom the day from which on it gives less than the announcement before it; null where it does not
 */
export function composeAnnouncement(
  content: Pick<JoiningContent, 'unit' | 'benefits' | 'announcement'>,
  date: string,
  lessFrom: string | null = null,
): Announcement {
  const { unit, benefits, announcement } = content;
  const of = (holder: BenefitDraft['holder'], grades: readonly Grade[]) =>
    grades.flatMap((grade) => gradeLines(benefits, holder, grade));
  return {
    title: `${unit.name.trim() || '本单位'}关于开展“信易阅”活动的公告`,
    parts: [
      {
        heading: '优惠对象',
        lines: [
          '个人：郑州市个人信用积分“商鼎分”100 分及以上的市民，以及互认城市中信用记录可查的市民。',
          '企业：河南省企业公共信用综合评价结果为“优”“良”的企业；暂无评价结果的，按法定代表人的“商鼎分”办理。',
        ],
      },
      { heading: '个人可享的优惠', lines: of('person', PERSONS) },
      { heading: '企业可享的优惠', lines: of('enterprise', ENTERPRISES) },
      { heading: '暂无评价结果的企业（按法定代表人）', lines: of('enterprise', PERSONS) },
      {
        heading: '推行期限',
        lines: [
          announcement.openEnded
            ? `自 ${dayText(date)}起长期有效。`
            : `自 ${dayText(date)}至 ${dayText(announcement.until)}。`,
          `优惠如有减少，提前 ${announcement.noticeDays} 天公告后再执行。`,
          ...(lessFrom === null ? [] : [`本次减少的优惠自 ${dayText(lessFrom)}起执行，此前按原公告办理。`]),
        ],
      },
      {
        heading: '怎样享受',
        lines: [
          '个人：在“我的信用优惠”出示信用优惠码，由工作人员扫码办理。',
          '企业：提交营业执照、法定代表人身份证件和信用等级，核实后办理。',
        ],
      },
    ],
    unit: unit.name.trim(),
    date,
  };
}

function gradeLines(
  benefits: readonly BenefitDraft[],
  holder: BenefitDraft['holder'],
  grade: Grade,
): string[] {
  const own = benefits.filter((each) => each.holder === holder && each.grade === grade);
  if (own.length === 0) return [];
  return [`${gradeText[grade]}：${own.map(benefitLine).join('；')}。`];
}

/** One benefit in the announcement: its name, the percentage both ways, when and how often, its terms. */
export function benefitLine(benefit: BenefitDraft): string {
  const title = benefitTitle(benefit);
  // the part that is paid, behind the part that the title takes off
  const both =
    benefit.percentOff === null || benefit.kind !== 'percentage-off'
      ? ''
      : percentText(benefit.percentOff).replace(/^优惠 \d+%|^/, benefit.percentOff === 100 ? '，' : '');
  // the others have it in their name
  const often =
    benefit.quota !== null && ['deposit-waiver', 'percentage-off'].includes(benefit.kind)
      ? `，${quotaText(benefit.quota)}`
      : '';
  const together = benefit.combinable ? '，可与其他优惠同享' : '';
  const limits = limitsText(benefit);
  const terms = benefit.terms.trim().replace(/[。；]+$/, '');
  return `${title}${both}${often}${limits === '' ? '' : `，${limits}`}${together}${terms === '' ? '' : `（${terms}）`}`;
}

/** The announcement as plain text, as it is kept and hashed: one line a line. */
export const announcementText = ({ title, parts, unit, date }: Announcement): string =>
  [
    title,
    ...parts.flatMap(({ heading, lines }, index) => [`${NUMERALS[index] ?? ''}、${heading}`, ...lines]),
    unit,
    dayText(date),
  ].join('\n');

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八'];

/** 〔2026〕3 号: the number under which a venue's announcement of this version is published. */
export const announcementNumber = (version: number, date: string): string =>
  `〔${date.slice(0, 4)}〕${version} 号`;
