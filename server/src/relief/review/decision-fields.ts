import { categoryOf } from '@benefit/shared/relief/category-rules';
import type { ReturnItem } from '@benefit/shared/relief/report-contract';
import { CLAUSE_REQUIRED, REASON_REQUIRED } from '@benefit/shared/relief/report-state-rules';
import type { DecisionRequest } from '@benefit/shared/relief/review-contract';
import type { FieldError } from '@benefit/shared/problem';
import { Problem } from '../../platform/problem.ts';

/** What a decision says beside itself, trimmed and checked. */
export interface DecisionWords {
  reason?: string;
  clause?: string;
  items?: ReturnItem[];
  hoursTenths?: number;
}

/** Fields of every report that can be sent back, as the phone names them. */
const CONTENT_ITEMS: Record<string, string> = {
  deed: '具体事项',
  startedOn: '开始日期',
  endedOn: '结束日期',
  district: '区县',
  place: '地点',
  witness: '证明人',
  declarations: '本人声明',
  fields: '类别信息',
  evidence: '证明材料',
};

/** The name of what can be supplemented in a report of this category; null where there is none such. */
export function itemLabel(item: string, categoryCode: string, evidenceIds: readonly string[]): string | null {
  if (Object.hasOwn(CONTENT_ITEMS, item)) return CONTENT_ITEMS[item] ?? null;
  if (evidenceIds.includes(item)) return '这份材料';
  const key = item.startsWith('fields.') ? item.slice('fields.'.length) : null;
  return categoryOf(categoryCode)?.fields.find((field) => field.key === key)?.label ?? null;
}

/**
 * Reads what an officer wrote with a decision.
 *
 * @throws Problem `invalid-request` with the path of each field that is missing or out of place
 */
export function readDecision(
  request: Pick<DecisionRequest, 'decision' | 'reason' | 'clause' | 'items' | 'hours'>,
  report: { categoryCode: string; evidenceIds: readonly string[] },
): DecisionWords {
  const { decision, hours } = request;
  const errors: FieldError[] = [];
  const reason = request.reason?.trim() ?? '';
  const clause = request.clause?.trim() ?? '';
  const refuse = (path: string, code: string, text: string): void => void errors.push({ path, code, text });
  if (reason === '' && REASON_REQUIRED.includes(decision))
    refuse('reason', 'required', '请写明原因，本人会看到');
  if (clause === '' && CLAUSE_REQUIRED.includes(decision)) refuse('clause', 'required', '请选择依据的条款');
  if (hours !== undefined && decision !== 'recognise') refuse('hours', 'not-here', '只有认定时可以核定时长');
  const items = readItems(request, report, refuse);
  if (errors.length > 0) throw new Problem('invalid-request', { errors });
  return {
    ...(reason === '' ? {} : { reason }),
    ...(clause === '' ? {} : { clause }),
    ...(items.length === 0 ? {} : { items }),
    ...(hours === undefined ? {} : { hoursTenths: Math.round(hours * 10) }),
  };
}

function readItems(
  { decision, items = [] }: Pick<DecisionRequest, 'decision' | 'items'>,
  { categoryCode, evidenceIds }: { categoryCode: string; evidenceIds: readonly string[] },
  refuse: (path: string, code: string, text: string) => void,
): ReturnItem[] {
  if (decision !== 'return') {
    if (items.length > 0) refuse('items', 'not-here', '只有退回补正时可以指定补正项');
    return [];
  }
  if (items.length === 0) refuse('items', 'required', '请至少选择一项需要补正的内容');
  const found = new Map<string, ReturnItem>();
  items.forEach((entry, index) => {
    const { item, text = '' } = typeof entry === 'string' ? { item: entry } : entry;
    const path = typeof entry === 'string' ? `items.${index}` : `items.${index}.item`;
    const label = itemLabel(item, categoryCode, evidenceIds);
    if (label === null) refuse(path, 'unknown-item', '这件申报没有这一项');
    else if (found.has(item)) refuse(path, 'named-twice', '同一项只需选择一次');
    else found.set(item, { item, text: text.trim() === '' ? `请补充或更正${label}` : text.trim() });
  });
  return [...found.values()];
}
