/**
 * The life of a report (product.md, States): one table that says which action leads from where to
 * where and whose it is. Everything else that must hold of a transition stands beside it here.
 */

export const REPORT_STATES = [
  'draft',
  'submitted',
  'accepted',
  'not-accepted',
  'returned',
  'recognised',
  'declined',
  'appealed',
  'confirmed',
  'granted',
  'credited',
  'rejected',
  'withdrawn',
] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** What is done to a report. The first three are the reporter's, `grant` and after are the campaign's. */
export const REPORT_ACTIONS = [
  'submit',
  'withdraw',
  'appeal',
  'accept',
  'not-accept',
  'return',
  'recognise',
  'decline',
  'confirm',
  'send-back',
  'grant',
  'credit',
  'reject',
] as const;
export type ReportAction = (typeof REPORT_ACTIONS)[number];

/** Who acts: the reporter, an officer of the department, of the credit office, or the score system's answer. */
export type ReportActor = 'reporter' | 'department' | 'office' | 'campaign';

/** The decisions of officers, as `POST /review/reports/{reportId}/decisions` takes them. */
export const DECISIONS = [
  'accept',
  'not-accept',
  'return',
  'recognise',
  'decline',
  'confirm',
  'send-back',
] as const satisfies readonly ReportAction[];
export type Decision = (typeof DECISIONS)[number];

export interface Transition {
  from: ReportState;
  action: ReportAction;
  by: ReportActor;
  to: ReportState;
}

const rows = (by: ReportActor, action: ReportAction, to: ReportState, ...from: ReportState[]): Transition[] =>
  from.map((state) => ({ from: state, action, by, to }));

/** Every transition there is; what is not here is refused (`not-allowed-now`). */
export const TRANSITIONS: readonly Transition[] = [
  ...rows('reporter', 'submit', 'submitted', 'draft', 'returned'),
  ...rows(
    'reporter',
    'withdraw',
    'withdrawn',
    'draft',
    'submitted',
    'accepted',
    'not-accepted',
    'returned',
    'recognised',
    'declined',
    'appealed',
  ),
  ...rows('reporter', 'appeal', 'appealed', 'not-accepted', 'declined'),
  ...rows('department', 'accept', 'accepted', 'submitted'),
  ...rows('department', 'not-accept', 'not-accepted', 'submitted'),
  ...rows('department', 'return', 'returned', 'submitted', 'accepted'),
  ...rows('department', 'recognise', 'recognised', 'accepted'),
  ...rows('department', 'decline', 'declined', 'accepted'),
  ...rows('office', 'confirm', 'confirmed', 'recognised'),
  ...rows('office', 'send-back', 'accepted', 'recognised'),
  ...rows('office', 'accept', 'accepted', 'appealed'),
  ...rows('office', 'decline', 'declined', 'appealed'),
  ...rows('campaign', 'grant', 'granted', 'confirmed'),
  ...rows('campaign', 'credit', 'credited', 'granted'),
  ...rows('campaign', 'reject', 'rejected', 'granted'),
];

/** Where an action by this actor leads from a state; null where the table has no such row. */
export const transitionFor = (from: ReportState, action: ReportAction, by: ReportActor): Transition | null =>
  TRANSITIONS.find((row) => row.from === from && row.action === action && row.by === by) ?? null;

/** The decisions that an officer of this kind may take on a report in this state. */
export const decisionsIn = (state: ReportState, by: 'department' | 'office'): Decision[] =>
  TRANSITIONS.filter((row) => row.from === state && row.by === by).map(({ action }) => action as Decision);

/** States in which the reporter may change the content: all of it, or the named items only. */
export const isEditable = (state: ReportState): boolean => state === 'draft' || state === 'returned';

/** States that wait for an officer, in the order of the work: what a queue shows. */
export const WAITING_STATES = ['submitted', 'accepted', 'recognised', 'appealed'] as const;

/** Whose move it is; null when nobody's. */
export function nextActor(state: ReportState): ReportActor | null {
  if (state === 'draft' || state === 'returned') return 'reporter';
  if (state === 'submitted' || state === 'accepted') return 'department';
  if (state === 'recognised' || state === 'appealed') return 'office';
  if (state === 'confirmed' || state === 'granted') return 'campaign';
  return null;
}

/** Decisions that are refused without a clause (郑信用办〔2021〕23号) and without words to the reporter. */
export const CLAUSE_REQUIRED: readonly Decision[] = ['not-accept', 'decline'];
export const REASON_REQUIRED: readonly Decision[] = ['not-accept', 'decline', 'return', 'send-back'];

/** How often the office may send a report back to its department (rule 13). */
export const SEND_BACK_LIMIT = 3;

/** Why an officer may not take a decision, whatever the state: rule 13 and 亲办回避. */
export type Conflict = 'own-report' | 'took-part';

/**
 * Nobody decides on a report of their own; the office's check and an appeal are for somebody who
 * took no earlier part. One department officer may accept and recognise.
 *
 * @param earlier accounts that decided anything on this report before
 */
export function conflictOf(
  officer: { accountId: string; personId: string | null },
  report: { accountId: string | null; personId: string | null },
  by: 'department' | 'office',
  earlier: readonly string[],
): Conflict | null {
  const sameAccount = officer.accountId === report.accountId;
  const samePerson = officer.personId !== null && officer.personId === report.personId;
  if (sameAccount || samePerson) return 'own-report';
  return by === 'office' && earlier.includes(officer.accountId) ? 'took-part' : null;
}

/** The states in words, as the reporter and the officers read them. */
export const reportStateText: Record<ReportState, string> = {
  draft: '草稿',
  submitted: '已提交',
  accepted: '已受理',
  'not-accepted': '不予受理',
  returned: '退回补正',
  recognised: '已认定',
  declined: '不予认定',
  appealed: '申诉中',
  confirmed: '已复核',
  granted: '已报送',
  credited: '已计入商鼎分',
  rejected: '商鼎分系统未采纳',
  withdrawn: '已撤回',
};

/** The actions in words, as a timeline tells them. */
export const reportActionText: Record<ReportAction, string> = {
  submit: '提交申报',
  withdraw: '撤回',
  appeal: '提出申诉',
  accept: '受理',
  'not-accept': '不予受理',
  return: '退回补正',
  recognise: '认定',
  decline: '不予认定',
  confirm: '复核通过',
  'send-back': '退回部门重新办理',
  grant: '报送商鼎分',
  credit: '计入商鼎分',
  reject: '商鼎分系统未采纳',
};
