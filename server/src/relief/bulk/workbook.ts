import path from 'node:path';
import { SheetFault, damaged } from './sheet-fault.ts';
import { WorkbookArchive, macros } from './workbook-archive.ts';
import { TextCollector, readXml, requireFewer } from './workbook-xml.ts';

/** Most different texts, and formats of cells, that are kept of one workbook. */
const MAX_STRINGS = 400_000;
const MAX_STYLES = 70_000;

const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

/** A workbook's sheets in their order, and what its cells point to. */
export interface Workbook {
  archive: WorkbookArchive;
  sheets: { name: string; part: string }[];
  strings: string[];
  /** Whether the format with this number shows a date. */
  dateStyles: boolean[];
  /** Days between this workbook's day 0 and the calendar of 1900. */
  dayOffset: number;
}

/** @throws SheetFault */
export async function openWorkbook(bytes: Buffer): Promise<Workbook> {
  const archive = await WorkbookArchive.open(bytes);
  const main = await mainPart(archive);
  const relations = await relationsOf(archive, main);
  const { sheets, date1904 } = await readMain(archive, main);
  const partOf = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.part;
  const [strings, styles] = [partOf('sharedStrings'), partOf('styles')];
  return {
    archive,
    sheets: sheets.flatMap(({ name, relation }) => {
      const found = relations.get(relation);
      return found?.type === 'worksheet' ? [{ name, part: found.part }] : [];
    }),
    strings: strings === undefined ? [] : await readStrings(archive, strings),
    dateStyles: styles === undefined ? [] : await readStyles(archive, styles),
    dayOffset: date1904 ? 1462 : 0,
  };
}

/** Where the workbook itself is, by the list of content types, which also tells of macros. */
async function mainPart(archive: WorkbookArchive): Promise<string> {
  if (!archive.has('[Content_Types].xml')) throw notAWorkbook();
  const found: { main?: string } = {};
  await readXml(archive.chunks('[Content_Types].xml'), {
    open(_, { ContentType: type = '', PartName: part = '' }) {
      if (/macroEnabled|vbaProject/i.test(type)) throw macros();
      if (type === MAIN) found.main = part.replace(/^\//, '');
    },
  });
  if (found.main === undefined || !archive.has(found.main)) throw notAWorkbook();
  return found.main;
}

const notAWorkbook = (): SheetFault =>
  new SheetFault('not-a-workbook', '这不是 .xlsx 表格，请下载模板填写，或另存为 .xlsx 后再上传');

type Relation = { type: string; part: string };

async function relationsOf(archive: WorkbookArchive, main: string): Promise<Map<string, Relation>> {
  const folder = path.posix.dirname(main);
  const relations = new Map<string, Relation>();
  await readXml(archive.chunks(`${folder}/_rels/${path.posix.basename(main)}.rels`), {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      const part = Target.startsWith('/') ? Target.slice(1) : path.posix.join(folder, Target);
      relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), part });
    },
  });
  return relations;
}

async function readMain(archive: WorkbookArchive, main: string) {
  const sheets: { name: string; relation: string }[] = [];
  let date1904 = false;
  await readXml(archive.chunks(main), {
    open(element, { name = '', id = '', date1904: from1904 = '' }) {
      if (element === 'workbookPr') date1904 = from1904 === '1' || from1904 === 'true';
      if (element === 'sheet') sheets.push({ name, relation: id });
    },
  });
  if (sheets.length === 0) throw damaged();
  return { sheets, date1904 };
}

async function readStrings(archive: WorkbookArchive, part: string): Promise<string[]> {
  const strings: string[] = [];
  const collector = new TextCollector();
  let inText = false;
  let inReading = false;
  await readXml(archive.chunks(part), {
    open(name) {
      if (name === 't') inText = true;
      if (name === 'rPh') inReading = true; // how a text is pronounced
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') inReading = false;
      if (name !== 'si') return;
      requireFewer(strings.push(collector.take()), MAX_STRINGS);
    },
    text(text) {
      if (inText && !inReading) collector.add(text);
    },
  });
  return strings;
}

/** Formats that are dates by their number (ECMA-376 18.8.30), the East Asian ones included. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Whether a format of the workbook's own shows a day: y, m or d outside quotes and brackets. */
const isDateFormat = (code: string): boolean =>
  /[ymd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').replace(/general/gi, ''));

async function readStyles(archive: WorkbookArchive, part: string): Promise<boolean[]> {
  const formats = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  await readXml(archive.chunks(part), {
    open(name, { numFmtId = '0', formatCode = '' }) {
      const id = Number(numFmtId);
      if (name === 'numFmt') formats.set(id, formatCode.slice(0, 255));
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const own = formats.get(id);
      requireFewer(styles.push(own === undefined ? isBuiltInDate(id) : isDateFormat(own)), MAX_STYLES);
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}
