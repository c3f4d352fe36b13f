import { readYuan } from '@benefit/shared/counter/amount-rules';
import { categoryOf } from '@benefit/shared/relief/category-rules';
import type { Category, CategoryCode, CategoryField } from '@benefit/shared/relief/category-rules';
import type { ReportDistrict } from '@benefit/shared/relief/district-rules';
import type {
  CategoryValues,
  EvidenceDeclaration,
  Report,
  ReportContent,
  ReturnItem,
} from '@benefit/shared/relief/report-contract';
import { isCalendarDay } from '@benefit/shared/shanghai-time';

/** A piece of evidence in a draft. Where it stands on its way is the queue's to say. */
export interface DraftFile extends EvidenceDeclaration {
  /** Of a video. */
  durationMs?: number;
  /** A small picture of it is kept on this phone. */
  poster: boolean;
  /** Kept by the server already; the phone need not have it. */
  stored: boolean;
}

export interface DraftPosition {
  latitude: number;
  longitude: number;
}

/**
 * A report as it is being written, on this phone. Fields stand as they were typed, so that nothing is
 * lost of what is half written.
 */
export interface Draft {
  reportId: string;
  /** Whose it is; another account on the same phone does not see it. */
  accountId: string;
  campaignId: string | null;
  categoryCode: CategoryCode | null;
  fields: Record<string, string>;
  deed: string;
  startedOn: string;
  endedOn: string;
  district: ReportDistrict | null;
  place: string;
  position: DraftPosition | null;
  witness: string;
  declarations: { capable: boolean; resident: boolean; voluntary: boolean };
  files: DraftFile[];
  step: DraftStep;
  /** Of a report sent back: only these are open. */
  items: ReturnItem[] | null;
  /** Counts changes; `sentRevision` is the last one that the server has. */
  revision: number;
  sentRevision: number;
  /** The server's version that a change replaces; null until it has one. */
  version: number | null;
  /** A sending got no answer: the server may be one version further by this phone's own doing. */
  unsure: boolean;
  /** Evidence that the server was told of. */
  told: string[];
  savedAt: string;
}

export const DRAFT_STEPS = ['deed', 'evidence', 'check'] as const;
export type DraftStep = (typeof DRAFT_STEPS)[number];

export function emptyDraft(reportId: string, accountId: string, campaignId: string | null, now: Date): Draft {
  return {
    reportId,
    accountId,
    campaignId,
    categoryCode: null,
    fields: {},
    deed: '',
    startedOn: '',
    endedOn: '',
    district: null,
    place: '',
    position: null,
    witness: '',
    declarations: { capable: false, resident: false, voluntary: false },
    files: [],
    step: 'deed',
    items: null,
    revision: 0,
    sentRevision: 0,
    version: null,
    unsure: false,
    told: [],
    savedAt: now.toISOString(),
  };
}

/** A draft of what the server has: of another phone's draft, or of a report that was sent back. */
export function draftOf(report: Report, accountId: string, now: Date): Draft {
  const category = categoryOf(report.categoryCode);
  const returned = report.status === 'returned';
  return {
    ...emptyDraft(report.reportId, accountId, report.campaignId, now),
    categoryCode: (category?.code as CategoryCode | undefined) ?? null,
    fields: typedFields(report.fields, category),
    deed: report.deed,
    startedOn: report.startedOn,
    endedOn: report.endedOn,
    district: report.district as ReportDistrict,
    place: report.place,
    position: report.position ?? null,
    witness: report.witness,
    declarations: report.declarations,
    files: report.evidence.map((piece) => ({
      evidenceId: piece.evidenceId,
      fileName: piece.fileName,
      sizeBytes: piece.sizeBytes,
      mediaType: piece.mediaType,
      source: piece.source,
      poster: false,
      stored: piece.state === 'ready' || piece.state === 'checking',
    })),
    items: returned ? report.items : null,
    version: report.version,
    told: report.evidence.map(({ evidenceId }) => evidenceId),
  };
}

/** What is sent, once there is enough of it to be a report at all; null before. */
export function contentOf(draft: Draft): ReportContent | null {
  const { campaignId, categoryCode, startedOn, endedOn, district } = draft;
  if (!campaignId || !categoryCode || !district) return null;
  if (!isCalendarDay(startedOn) || !isCalendarDay(endedOn)) return null;
  return {
    campaignId,
    categoryCode,
    fields: valuesOf(draft),
    deed: plainLines(draft.deed),
    startedOn,
    endedOn,
    district,
    place: plainLine(draft.place),
    ...(draft.position ? { position: draft.position } : {}),
    witness: plainLine(draft.witness),
    declarations: draft.declarations,
    evidence: draft.files.map(({ evidenceId, fileName, sizeBytes, mediaType, source, challenge }) => ({
      evidenceId,
      fileName,
      sizeBytes,
      mediaType,
      source,
      ...(challenge === undefined ? {} : { challenge }),
    })),
  };
}

/** The category's own fields as values: numbers for hours and fen, nothing for what is empty. */
export function valuesOf({ categoryCode, fields }: Pick<Draft, 'categoryCode' | 'fields'>): CategoryValues {
  const own: readonly CategoryField[] = categoryOf(categoryCode ?? '')?.fields ?? [];
  const values: CategoryValues = {};
  for (const { key, kind } of own) {
    const value = valueOfField(kind, plainLine(fields[key] ?? ''));
    if (value !== null) values[key] = value;
  }
  return values;
}

/** A value as it is sent; what cannot be read goes as it was typed, for the rules to name. */
function valueOfField(kind: CategoryField['kind'], text: string): string | number | null {
  if (text === '') return null;
  if (kind === 'hours') return /^\d{1,5}(\.\d)?$/.test(text) ? Number(text) : text;
  if (kind === 'fen') return readYuan(text) ?? text;
  return kind === 'credit-code' ? text.toUpperCase() : text;
}

function typedFields(values: CategoryValues, category: Category | null): Record<string, string> {
  const kinds = new Map((category?.fields ?? []).map(({ key, kind }) => [key, kind]));
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typedOf(value, kinds.get(key))]),
  );
}

function typedOf(value: string | number, kind: CategoryField['kind'] | undefined): string {
  if (typeof value === 'string') return value;
  if (kind !== 'fen') return String(value);
  const cents = value % 100;
  const yuan = String(Math.floor(value / 100));
  return cents === 0 ? yuan : `${yuan}.${String(cents).padStart(2, '0')}`;
}

// eslint-disable-next-line no-control-regex -- what a keyboard or a paste may bring and no text needs
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
// eslint-disable-next-line no-control-regex -- the same but the line feed
const CONTROLS_BUT_LINES = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/g;

export const plainLine = (text: string): string => text.replace(CONTROLS, ' ').trim();
export const plainLines = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(CONTROLS_BUT_LINES, ' ').trim();

/** Whether anything was written or chosen that would be missed. */
export function isWorthKeeping(draft: Draft): boolean {
  return draft.revision > 0;
}

/** Whether an item of a report sent back opens this part of it; everything is open in a draft. */
export function isOpen(draft: Pick<Draft, 'items'>, item: string): boolean {
  if (!draft.items) return true;
  return draft.items.some(
    (named) => named.item === item || (named.item === 'fields' && item.startsWith('fields.')),
  );
}

/** Whether the list of evidence may change: all of it, or pieces of it. */
export function isEvidenceOpen({ items, files }: Pick<Draft, 'items' | 'files'>): boolean {
  if (!items) return true;
  return items.some(
    ({ item }) => item === 'evidence' || files.some(({ evidenceId }) => evidenceId === item) || isId(item),
  );
}

/** Whether this piece may be taken off: in a report sent back only what was named, or is new. */
export function isRemovable({ items, told }: Pick<Draft, 'items' | 'told'>, evidenceId: string): boolean {
  if (!items) return true;
  return !told.includes(evidenceId) || items.some(({ item }) => item === evidenceId || item === 'evidence');
}

const isId = (text: string): boolean => /^[0-9A-Z]{26}$/.test(text);
