import type ExcelJS from 'exceljs';
import { BULK_MAX_ROWS } from '@benefit/shared/relief/bulk-contract';
import { CONSENT_WAYS, clauseMark } from '@benefit/shared/relief/bulk-cell-rules';
import { BULK_COLUMNS } from '@benefit/shared/relief/bulk-column-rules';
import { CATEGORIES, commendationLevelText } from '@benefit/shared/relief/category-rules';
import type { Category } from '@benefit/shared/relief/category-rules';
import { DISTRICTS, ELSEWHERE } from '@benefit/shared/relief/district-rules';
import { DOCUMENT_TYPES, documentTypeText } from '@benefit/shared/identity/document-rules';
import type { HolderKind } from '@benefit/shared/venue/benefit-rules';
import { GUIDE_SHEET } from './sheet-names.ts';

const WIDTHS: Record<string, number> = {
  name: 14,
  gender: 6,
  documentType: 18,
  documentNumber: 24,
  creditCode: 24,
  category: 28,
  deed: 44,
  dates: 26,
  place: 26,
  consentWay: 14,
  consentDate: 14,
};

const SHEET_NAMES: Record<HolderKind, string> = { person: '个人', enterprise: '企业和社会组织' };

const categoriesOf = (holder: HolderKind): string[] =>
  (CATEGORIES as readonly Category[])
    .filter((category) => category.holder === holder)
    .map((category) => `${clauseMark(category)} ${category.name}`);

/** Words from which a column's cells are chosen. */
const choicesOf = (holder: HolderKind): Record<string, readonly string[]> =>
  holder === 'person'
    ? {
        gender: ['男', '女'],
        documentType: DOCUMENT_TYPES.map((type) => documentTypeText[type]),
        category: categoriesOf(holder),
        consentWay: CONSENT_WAYS,
      }
    : { category: categoriesOf(holder) };

/** A made-up row; the number is the standard's own example (GB 11643-1999). */
const EXAMPLES: Record<HolderKind, Record<string, string>> = {
  person: {
    name: '王小明',
    gender: '女',
    documentType: '居民身份证',
    documentNumber: '11010519491231002X',
    category: '一 3 社会秩序与社区安全志愿服务',
    deed: '在花园路社区值守、转移老人 6 名',
    dates: '2026-07-18至2026-07-20',
    place: '金水区花园路社区',
    consentWay: '书面',
    consentDate: '2026-07-23',
  },
  enterprise: {
    name: '示例物资有限公司',
    creditCode: '91350100M000100Y43',
    category: '二 1 企业和社会组织突出贡献',
    deed: '连夜供应沙袋 2000 条、抽水泵 12 台',
    dates: '2026-07-18至2026-07-20',
  },
};

const made = new Map<HolderKind, Promise<Uint8Array>>();

/** The sheet that departments fill in; made once. */
export function templateOf(holder: HolderKind): Promise<Uint8Array> {
  const template = made.get(holder) ?? makeTemplate(holder);
  made.set(holder, template);
  return template;
}

async function makeTemplate(holder: HolderKind): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs'); // heavy to load: not at every start
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet(SHEET_NAMES[holder], { views: [{ state: 'frozen', ySplit: 1 }] });
  const guide = workbook.addWorksheet(GUIDE_SHEET);
  const lists = fillGuide(guide, holder);
  const columns = BULK_COLUMNS[holder];
  // cells of text keep all digits of a number and whatever form a day is written in
  sheet.columns = columns.map(({ key }) => ({ width: WIDTHS[key] ?? 16, style: { numFmt: '@' } }));
  columns.forEach(({ key, label, note }, index) => {
    const cell = sheet.getCell(1, index + 1);
    cell.value = label;
    cell.font = { bold: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3EFEA' } };
    cell.note = note;
    const list = lists.get(key);
    if (list === undefined) return;
    const letter = sheet.getColumn(index + 1).letter;
    validationsOf(sheet).add(`${letter}2:${letter}${BULK_MAX_ROWS + 1}`, {
      type: 'list',
      allowBlank: true,
      formulae: [list],
      showErrorMessage: true,
      errorTitle: label,
      error: `请从列表中选择，见“${GUIDE_SHEET}”`,
    });
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Validations of whole columns, which the library takes and its types leave out. */
const validationsOf = (sheet: ExcelJS.Worksheet) =>
  (sheet as unknown as { dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void } })
    .dataValidations;

/**
 * Writes what may be filled in, and below it an example, too far down to be taken for a heading.
 *
 * @returns where each column's words stand, as formulas of lists
 */
function fillGuide(guide: ExcelJS.Worksheet, holder: HolderKind): Map<string, string> {
  const choices = choicesOf(holder);
  const lists = new Map<string, string>();
  guide.getCell(1, 1).value = '各列可填的内容（这一页不会被读取）';
  guide.getCell(1, 1).font = { bold: true };
  Object.entries(choices).forEach(([key, words], index) => {
    const column = guide.getColumn(index + 1);
    column.width = WIDTHS[key] ?? 20;
    guide.getCell(3, index + 1).value = BULK_COLUMNS[holder].find((entry) => entry.key === key)?.label ?? key;
    guide.getCell(3, index + 1).font = { bold: true };
    words.forEach((word, at) => {
      guide.getCell(4 + at, index + 1).value = word;
    });
    lists.set(key, `'${GUIDE_SHEET}'!$${column.letter}$4:$${column.letter}$${3 + words.length}`);
  });
  const notes = [
    ...BULK_COLUMNS[holder].map(({ label, note }) => `${label}：${note}`),
    ...(holder === 'person'
      ? [
          `地点可用的区县（市）：${[...DISTRICTS, ELSEWHERE].join('、')}`,
          `一 7 的表彰级别：${Object.values(commendationLevelText).join('、')}`,
        ]
      : []),
    `一份表最多 ${BULK_MAX_ROWS.toLocaleString('en')} 行，文件不超过 10 MB；不要用公式，不要合并单元格`,
  ];
  notes.forEach((note, at) => {
    guide.getCell(14 + at, 1).value = note;
  });
  const exampleAt = 16 + notes.length;
  guide.getCell(exampleAt, 1).value = '示例';
  guide.getCell(exampleAt, 1).font = { bold: true };
  BULK_COLUMNS[holder].forEach(({ key, label }, index) => {
    guide.getCell(exampleAt + 1, index + 1).value = label;
    guide.getCell(exampleAt + 2, index + 1).value = EXAMPLES[holder][key] ?? '';
  });
  return lists;
}
