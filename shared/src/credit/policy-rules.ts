/**
 * The versioned configuration that turns a score into a grade (rule 21): bands, the minimum of each
 * scene, partner cities. A decision keeps the version that made it.
 */

/** Grades by a person's score, the best first (郑经信用办〔2024〕21号 附件1 二（一）). */
export const PERSON_GRADES = ['T150', 'T120', 'T100'] as const;
export type PersonGrade = (typeof PERSON_GRADES)[number];

/** Lines of service. 〔2024〕21号 is about reading, 郑信用办〔2021〕23号 三 names the others. */
export const SCENES = [
  'reading',
  'elderly-care',
  'medical',
  'renting',
  'travel',
  'loans',
  'tourism',
] as const;
export type Scene = (typeof SCENES)[number];

export const sceneText: Record<Scene, string> = {
  reading: '信易阅',
  'elderly-care': '信易养',
  medical: '信易医',
  renting: '信易租',
  travel: '信易行',
  loans: '信易贷',
  tourism: '信易游',
};

/** From `min` on, `min` itself included, up to the next better band. */
export interface Band {
  min: number;
  grade: PersonGrade;
}

export interface PartnerCity {
  city: string;
  /** From the city's own scale to grades, the best first; null until it is configured. */
  mapping: Band[] | null;
}

export interface CreditPolicy {
  version: string;
  /** ISO instant from which this version decides, until a later one does. */
  effectiveFrom: string;
  homeCity: string;
  /** The best first. */
  bands: Band[];
  /** Least score of each scene, on the home scale. */
  minimumByScene: Record<Scene, number>;
  partnerCities: PartnerCity[];
  /** Document and clause this version rests on. */
  basis: string;
}

/**
 * 郑经信用办〔2024〕21号 as it stands. 以上 includes the number itself (民法典 第一千二百五十九条) and the
 * better grade wins at a shared end. 〔2021〕23号 三 asks for “信用优秀及以上” in scenes other than
 * reading and gives no figure; 120 is our reading, to be replaced when a document says one.
 * Scale conversions of the partner cities are not published, hence null.
 */
export const DEFAULT_POLICY: CreditPolicy = {
  version: '2024-21-1',
  effectiveFrom: '2024-12-02T16:00:00.000Z',
  homeCity: '郑州',
  bands: [
    { min: 150, grade: 'T150' },
    { min: 120, grade: 'T120' },
    { min: 100, grade: 'T100' },
  ],
  minimumByScene: {
    reading: 100,
    'elderly-care': 120,
    medical: 120,
    renting: 120,
    travel: 120,
    loans: 120,
    tourism: 120,
  },
  partnerCities: ['杭州', '厦门', '海南', '宁波', '天津', '济南', '黄石', '成都'].map((city) => ({
    city,
    mapping: null,
  })),
  basis: '郑经信用办〔2024〕21号 三、附件1 二（一）',
};

/** The version that decides at this instant: the one that took effect last; null before the first. */
export function policyInForce(policies: readonly CreditPolicy[], at: Date): CreditPolicy | null {
  let found: CreditPolicy | null = null;
  for (const policy of policies) {
    if (!(Date.parse(policy.effectiveFrom) <= at.getTime())) continue;
    if (!found || Date.parse(policy.effectiveFrom) >= Date.parse(found.effectiveFrom)) found = policy;
  }
  return found;
}

const POLICY_MEMBERS = [
  'version',
  'effectiveFrom',
  'homeCity',
  'bands',
  'minimumByScene',
  'partnerCities',
  'basis',
];

/**
 * What keeps a version from being saved, in words for the officer; empty when nothing does.
 *
 * Rule 19: a score only ever earns benefits. So the shape is closed (no member for penalties or
 * rankings can slip in) and no threshold is negative.
 */
export function policyFaults(policy: CreditPolicy): string[] {
  return [
    ...unknownMembers(policy, POLICY_MEMBERS, '政策版本'),
    ...headFaults(policy),
    ...bandFaults(policy.bands, '分值档次'),
    ...gradesWithoutBand(policy.bands),
    ...sceneFaults(policy),
    ...cityFaults(policy),
  ];
}

function headFaults(policy: CreditPolicy): string[] {
  const faults: string[] = [];
  if (!/^[\w.-]{1,32}$/.test(policy.version)) faults.push('请填写版本号：1 至 32 个字母、数字、点或短横线');
  if (!isInstant(policy.effectiveFrom)) faults.push('请填写生效时间');
  if (policy.homeCity.trim() === '') faults.push('请填写本市名称');
  if (policy.basis.trim() === '') faults.push('请填写文件依据和条款');
  return faults;
}

/** UTC with milliseconds, as everywhere in the API; a text without a zone would mean another instant elsewhere. */
function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text));
}

function bandFaults(bands: readonly Band[], name: string): string[] {
  if (bands.length === 0) return [`${name}不能为空`];
  const faults = bands.flatMap((band) => unknownMembers(band, ['min', 'grade'], name));
  bands.forEach((band, index) => {
    if (!PERSON_GRADES.includes(band.grade)) faults.push(`${name}中有未知的级别`);
    if (!Number.isFinite(band.min) || band.min < 0) faults.push(`${name}的分值应为不小于 0 的数`);
    const better = bands[index - 1];
    if (!better) return;
    if (!(better.min > band.min)) faults.push(`${name}应从高分到低分排列，分值不能相同`);
    if (PERSON_GRADES.indexOf(better.grade) >= PERSON_GRADES.indexOf(band.grade)) {
      faults.push(`${name}的级别应从高到低排列，不能重复`);
    }
  });
  return faults;
}

/** 附件1 二（一） gives benefits to every grade, so none may become unreachable on the home scale. */
function gradesWithoutBand(bands: readonly Band[]): string[] {
  return PERSON_GRADES.filter((grade) => !bands.some((band) => band.grade === grade)).map(
    (grade) => `缺少级别 ${grade} 的分值`,
  );
}

function sceneFaults({ minimumByScene, bands }: CreditPolicy): string[] {
  const lowest = Math.min(...bands.map((band) => band.min));
  const faults = unknownMembers(minimumByScene, SCENES, '场景最低分');
  for (const scene of SCENES) {
    // Below the lowest band there is no grade, so such a minimum would promise what nobody gets.
    if (!(minimumByScene[scene] >= lowest) || minimumByScene[scene] === Infinity) {
      faults.push(`${sceneText[scene]}的最低分不能低于最低档次的分值`);
    }
  }
  return faults;
}

function cityFaults({ partnerCities, homeCity }: CreditPolicy): string[] {
  const cities = partnerCities.map(({ city }) => city);
  const faults = partnerCities.flatMap((partner) => unknownMembers(partner, ['city', 'mapping'], '互认城市'));
  if (cities.includes('')) faults.push('请填写互认城市名称');
  if (cities.includes(homeCity)) faults.push('本市不能同时是互认城市');
  if (new Set(cities).size !== cities.length) faults.push('互认城市不能重复');
  for (const { city, mapping } of partnerCities) {
    if (mapping) faults.push(...bandFaults(mapping, `${city}的换算档次`));
  }
  return faults;
}

function unknownMembers(value: object, known: readonly string[], name: string): string[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => `${name}不能包含“${key}”：信用分只用于给予优惠，不得用于扣分、排名或限制`);
}
