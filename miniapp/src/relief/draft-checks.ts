import { readCreditCode } from '@benefit/shared/identity/credit-code-rules';
import type { FieldError } from '@benefit/shared/problem';
import { reportFaults } from '@benefit/shared/relief/report-rules';
import { isOpen, plainLine, plainLines, valuesOf } from './draft';
import type { Draft, DraftStep } from './draft';

/** In the order of the page, so that the first is the uppermost. */
const ORDER = [
  'categoryCode',
  'deed',
  'fields',
  'startedOn',
  'endedOn',
  'district',
  'place',
  'witness',
  'evidence',
];

/** What is wrong with a draft, by path, in the order of the page. The server looks again. */
export function draftFaults(draft: Draft, today: string): FieldError[] {
  const faults: FieldError[] = reportFaults(
    {
      // without a category the rest is still looked at, as for one that asks for nothing more
      categoryCode: draft.categoryCode ?? 'frontline',
      fields: draft.categoryCode === null ? {} : valuesOf(draft),
      deed: plainLines(draft.deed),
      startedOn: draft.startedOn,
      endedOn: draft.endedOn,
      district: draft.district ?? '',
      place: plainLine(draft.place),
      witness: plainLine(draft.witness),
      declarations: draft.declarations,
      evidence: draft.files,
    },
    today,
  ).map(unchosenDay(draft));
  if (draft.categoryCode === null) {
    faults.push({ path: 'categoryCode', code: 'required', text: '请选择申报类别' });
  }
  if (draft.district === null) faults.push({ path: 'district', code: 'required', text: '请选择在哪里做的' });
  const shown = faults.filter(
    ({ path }) => isOpen(draft, path) || path.startsWith('evidence') || isDeclared(draft, path),
  );
  return shown.sort((one, other) => placeOf(one.path) - placeOf(other.path));
}

const isDeclared = (draft: Draft, path: string): boolean =>
  path.startsWith('declarations.') && isOpen(draft, 'declarations');

function placeOf(path: string): number {
  const place = ORDER.indexOf(path.split('.')[0] ?? '');
  return place < 0 ? ORDER.length : place;
}

/** A day that is not chosen is no wrong day. */
const unchosenDay =
  (draft: Draft) =>
  (fault: FieldError): FieldError => {
    if (fault.path === 'startedOn' && draft.startedOn === '') return { ...fault, text: '请选择开始日期' };
    if (fault.path === 'endedOn' && draft.endedOn === '') return { ...fault, text: '请选择结束日期' };
    return fault;
  };

/** What is wrong with one step of it. */
export const stepFaults = (draft: Draft, step: DraftStep, today: string): FieldError[] =>
  draftFaults(draft, today).filter(({ path }) => stepOf(path) === step);

/** The step on which a field stands. */
export function stepOf(path: string): DraftStep {
  if (path.startsWith('evidence')) return 'evidence';
  return path.startsWith('declarations') ? 'check' : 'deed';
}

/** What to look at in a credit code that is complete but whose check character is wrong; no refusal. */
export function creditCodeWarning(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const reading = readCreditCode(trimmed);
  if (!reading.ok) {
    return reading.fault === 'length'
      ? `已填 ${trimmed.length} 位，应为 18 位`
      : '含有代码里没有的字符，如 I、O、S、V、Z';
  }
  return reading.checkCharacter === 'wrong' ? '校验位不对，请再核对一遍；确认无误可以继续' : null;
}
