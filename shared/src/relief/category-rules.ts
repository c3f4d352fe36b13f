import type { HolderKind } from '../venue/benefit-rules.ts';

/** The document all of this rests on. */
export const RELIEF_BASIS = '郑信用办〔2021〕23号';

/** Kinds of field that a category may ask for beyond what every report has. */
export type CategoryFieldKind = 'text' | 'day' | 'hours' | 'fen' | 'credit-code' | 'choice';

/** One field of a category's own, with what is asked on the phone. */
export interface CategoryField {
  key: string;
  label: string;
  kind: CategoryFieldKind;
  required: boolean;
  /** Of a text, in characters. */
  maxLength?: number;
  /** Of a choice. */
  choices?: readonly { value: string; label: string }[];
  hint?: string;
}

/** A kind of deed that a campaign recognises. */
export interface Category {
  code: string;
  name: string;
  /** Where the document names it. */
  clause: string;
  holder: HolderKind;
  fields: readonly CategoryField[];
}

/** At which levels a commendation counts, the highest first (一 7). */
export const COMMENDATION_LEVELS = ['national', 'province', 'city', 'county'] as const;
export type CommendationLevel = (typeof COMMENDATION_LEVELS)[number];
export const commendationLevelText: Record<CommendationLevel, string> = {
  national: '国家级',
  province: '省级',
  city: '市级',
  county: '区县级',
};

const HOURS: CategoryField = {
  key: 'hours',
  label: '参与时长（小时）',
  kind: 'hours',
  required: false,
  hint: '大约多少小时都可以，认定时由部门核定',
};

const unitFields = (required: boolean): CategoryField[] => [
  { key: 'unit', label: '所在单位', kind: 'text', required, maxLength: 100 },
  { key: 'creditCode', label: '单位统一社会信用代码', kind: 'credit-code', required },
  { key: 'post', label: '职务', kind: 'text', required, maxLength: 50 },
];

/**
 * The seven personal kinds of deed of 郑信用办〔2021〕23号 一 and the enterprise kind of 二 1, in the
 * document's order.
 */
export const CATEGORIES = [
  {
    code: 'frontline',
    name: '防汛救灾一线',
    clause: `${RELIEF_BASIS} 一 1`,
    holder: 'person',
    fields: [HOURS],
  },
  {
    code: 'victim-aid',
    name: '受灾群众帮扶、卫生防疫一线',
    clause: `${RELIEF_BASIS} 一 2`,
    holder: 'person',
    fields: [HOURS],
  },
  {
    code: 'public-order',
    name: '社会秩序与社区安全志愿服务',
    clause: `${RELIEF_BASIS} 一 3`,
    holder: 'person',
    fields: [HOURS],
  },
  {
    code: 'rear-support',
    name: '城市管理、市场秩序与后方保障',
    clause: `${RELIEF_BASIS} 一 4`,
    holder: 'person',
    fields: [
      { key: 'letterUnit', label: '出具证明的单位', kind: 'text', required: true, maxLength: 100 },
      { key: 'letterNumber', label: '证明编号', kind: 'text', required: false, maxLength: 60 },
      HOURS,
    ],
  },
  {
    code: 'donation',
    name: '捐款捐物',
    clause: `${RELIEF_BASIS} 一 5`,
    holder: 'person',
    fields: [
      { key: 'recipient', label: '接收单位', kind: 'text', required: true, maxLength: 100 },
      {
        key: 'amountFen',
        label: '捐款金额',
        kind: 'fen',
        required: false,
        hint: '金额与捐物至少填一项；加分与金额、数量无关',
      },
      { key: 'goods', label: '捐赠物品和数量', kind: 'text', required: false, maxLength: 200 },
      { key: 'receiptNumber', label: '捐赠凭证号', kind: 'text', required: true, maxLength: 60 },
      { key: 'donatedOn', label: '捐赠日期', kind: 'day', required: true },
      ...unitFields(false),
    ],
  },
  {
    code: 'emergency-production',
    name: '紧急生产与物资供应负责人',
    clause: `${RELIEF_BASIS} 一 6`,
    holder: 'person',
    fields: unitFields(true),
  },
  {
    code: 'commendation',
    name: '受到防汛救灾表彰',
    clause: `${RELIEF_BASIS} 一 7`,
    holder: 'person',
    fields: [
      { key: 'authority', label: '表彰机关', kind: 'text', required: true, maxLength: 100 },
      {
        key: 'level',
        label: '表彰级别',
        kind: 'choice',
        required: true,
        choices: COMMENDATION_LEVELS.map((value) => ({ value, label: commendationLevelText[value] })),
      },
      { key: 'certificateNumber', label: '证书编号', kind: 'text', required: true, maxLength: 60 },
    ],
  },
  {
    code: 'enterprise-contribution',
    name: '企业和社会组织突出贡献',
    clause: `${RELIEF_BASIS} 二 1`,
    holder: 'enterprise',
    fields: [],
  },
] as const satisfies readonly Category[];

export type CategoryCode = (typeof CATEGORIES)[number]['code'];
export const CATEGORY_CODES = CATEGORIES.map(({ code }) => code) as CategoryCode[];

/** The category with this code; null where there is none. */
export const categoryOf = (code: string): Category | null =>
  CATEGORIES.find((category) => category.code === code) ?? null;
