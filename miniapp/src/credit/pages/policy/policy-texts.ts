import type { RefusalCode } from '@benefit/shared/refusal';

export const policyTexts = {
  title: '优惠规则',
  intro: '用平常的话说明“信易阅”优惠怎么给。每一段后面写着它依据的条款，以文件原文为准。',
  who: '个人怎样可以享受',
  whoText: '商鼎分满 100 分，就可以在参加的书店和图书馆享受。正好 100 分也算。',
  whoClause: '三（一）',
  grades: '三个级别',
  gradesText: '每家网点为每个级别都定了优惠，高一级的不会比低一级的少。正好在分界线上，算高的一级。',
  gradesClause: '附件1 二（一）、四 2',
  mine: '您的级别',
  enterprises: '企业怎样可以享受',
  enterprisesText:
    '公共信用综合评价为“优”或“良”的企业可以享受。还没有评价的，看法定代表人的商鼎分，并且要本人同意。评价为“中”或“差”的暂不能享受。',
  enterprisesClause: '三（二）、附件1 二（二）',
  cities: '互认城市',
  citiesText: '这些城市的市民，用自己城市的信用分也可以享受。还没有公布换算办法的城市，按最低一级给优惠。',
  citiesClause: '三（一）',
  refused: '不能享受时怎样说明',
  refusedText:
    '原因只在您自己的手机上显示：是什么情况、依据哪一条、什么时候可以、下一步做什么。收银台只看到“本次暂不能享受”，看不到您的分数、级别和原因。',
  when: (when: string) => `可以享受的时间：${when}`,
  raise: '分数有疑问，或想提升',
  raiseText: '商鼎分由信用平台计算，本应用只查询，不计算也不修改。分数怎么来、怎样提升，请到信用办窗口咨询。',
  fair: '只用来给优惠',
  fairText: '分数低不会在这里被扣分、排名或公开，也不影响您办别的事。',
  safeguard: '本系统安全保障措施',
  /** The document that the clauses are of. */
  document: '郑经信用办〔2024〕21号',
} as const;

/** The refusals that people meet most. */
export const EXPLAINED = [
  'score-below-minimum',
  'score-unavailable',
  'city-not-recognised',
  'rating-below-minimum',
  'quota-used-up',
] as const satisfies readonly RefusalCode[];

/** What is the case, as the head of an explanation. */
export const explainedText: Record<(typeof EXPLAINED)[number], string> = {
  'score-below-minimum': '商鼎分不满 100 分',
  'score-unavailable': '暂时没有查到信用分',
  'city-not-recognised': '所在城市还没有互认',
  'rating-below-minimum': '企业评价不是“优”或“良”',
  'quota-used-up': '本期次数已用完',
};
