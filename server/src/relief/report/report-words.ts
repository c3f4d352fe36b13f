import type { NextStep } from '@benefit/shared/relief/report-contract';
import { reportActionText } from '@benefit/shared/relief/report-state-rules';
import type { ReportAction, ReportState } from '@benefit/shared/relief/report-state-rules';

/** What a message about a step needs to know. */
interface NoticeFacts {
  number: string;
  unit: string;
  reason?: string | undefined;
  /** Whether the reporter may still appeal: once. */
  mayAppeal: boolean;
}

/** What a reporter is told of a step; null where somebody else tells, as of points. */
export function noticeWords(
  action: ReportAction,
  { number, unit, reason, mayAppeal }: NoticeFacts,
): { title: string; text: string } | null {
  const said =
    reason === undefined || reason === '' ? '' : `说明：${reason}${/[。！？]$/.test(reason) ? '' : '。'}`;
  const appeal = mayAppeal ? '如不认同，可申诉一次。' : '申诉已经用过，这是最终结果。';
  switch (action) {
    case 'submit':
      return { title: '申报已提交', text: `申报 ${number} 已收到，由${unit}办理，进度随时可查。` };
    case 'accept':
      return { title: '申报已受理', text: `${unit}已受理申报 ${number}，接下来由部门认定。` };
    case 'not-accept':
      return {
        title: '申报不予受理',
        text: `${unit}对申报 ${number} 不予受理。${said}${appeal}`,
      };
    case 'return':
      return {
        title: '申报需要补正',
        text: `${unit}请您补充申报 ${number} 的材料，补好后接着办，不用从头再来。${said}`,
      };
    case 'recognise':
      return { title: '申报已认定', text: `${unit}已认定申报 ${number}，接下来由信用办复核。` };
    case 'decline':
      return { title: '申报不予认定', text: `${unit}对申报 ${number} 不予认定。${said}${appeal}` };
    case 'appeal':
      return { title: '申诉已提交', text: `申报 ${number} 的申诉已收到，由没有经办过的信用办人员处理。` };
    case 'withdraw':
      return number === ''
        ? null
        : { title: '申报已撤回', text: `申报 ${number} 已撤回，不再办理；材料到期后删除。` };
    case 'confirm':
      return { title: '申报已复核', text: `申报 ${number} 已复核通过，专项结束后报送商鼎分。` };
    case 'send-back':
      return { title: '申报由部门重新办理', text: `信用办请部门重新办理申报 ${number}，您不用做什么。` };
    default:
      return null;
  }
}

/** What is next, and whose it is, in the words of the timeline. */
export function nextStepOf(
  state: ReportState,
  {
    department,
    dueAt,
    campaignEnded,
    mayAppeal,
  }: { department: string | null; dueAt: Date | null; campaignEnded: boolean; mayAppeal: boolean },
): NextStep | null {
  const due = dueAt === null ? null : dueAt.toISOString();
  switch (state) {
    case 'draft':
      return { text: '材料齐了就可以提交', by: '本人', dueAt: null };
    case 'returned':
      return { text: '请按提示补正，补好后接着办', by: '本人', dueAt: due };
    case 'submitted':
      return department === null
        ? { text: '信用办转交有关部门', by: '信用办', dueAt: due }
        : { text: '部门受理', by: department, dueAt: due };
    case 'accepted':
      return { text: '部门认定', by: department ?? '有关部门', dueAt: due };
    case 'recognised':
      return { text: '信用办复核', by: '信用办', dueAt: due };
    case 'appealed':
      return { text: '由没有经办过的人员处理申诉', by: '信用办', dueAt: due };
    case 'confirmed':
      return {
        text: campaignEnded ? '等待下一轮报送商鼎分' : '专项结束后报送商鼎分',
        by: '信用办',
        dueAt: null,
      };
    case 'not-accepted':
    case 'declined':
      return mayAppeal ? { text: '如不认同，可以申诉一次', by: '本人', dueAt: null } : null;
    case 'granted':
      return { text: '等待商鼎分系统确认', by: '商鼎分系统', dueAt: null };
    default:
      return null;
  }
}

/** An event in words. */
export const eventText = (action: string): string => {
  if (action === 'hand-on') return '转交有关部门';
  if (action === 'bulk') return '部门汇总报送并认定';
  return action in reportActionText ? reportActionText[action as ReportAction] : action;
};
