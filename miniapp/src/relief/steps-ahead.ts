import type { ReportState } from '@benefit/shared/relief/report-state-rules';

const AFTER_END = '专项结束后';

/** What still comes on the straight way to the score, in plain words; the first is what is next. */
export function stepsAhead(status: ReportState): { text: string; when?: string }[] {
  const grant = { text: '报送商鼎分', when: AFTER_END };
  const confirm = { text: '信用办复核' };
  const recognise = { text: '部门认定' };
  switch (status) {
    case 'draft':
    case 'returned':
      return [{ text: '本人提交' }, { text: '部门受理' }, recognise, confirm, grant].slice(
        status === 'returned' ? 1 : 0,
      );
    case 'submitted':
      return [{ text: '部门受理' }, recognise, confirm, grant];
    case 'accepted':
      return [recognise, confirm, grant];
    case 'recognised':
      return [confirm, grant];
    case 'appealed':
      return [{ text: '信用办办理申诉' }];
    case 'confirmed':
      return [grant];
    case 'granted':
      return [{ text: '计入商鼎分' }];
    default:
      return [];
  }
}

const MINUTE_MS = 60_000;

/** How long is left to a deadline, in two units at most: 2 天 9 小时, 45 分钟; null once it is over. */
export function leftUntil(dueMs: number, nowMs: number): { number: number; unit: string }[] | null {
  const minutes = Math.floor((dueMs - nowMs) / MINUTE_MS);
  if (dueMs <= nowMs) return null;
  const days = Math.floor(minutes / (24 * 60));
  const hours = Math.floor(minutes / 60) % 24;
  if (days > 0) return [part(days, '天'), ...(hours > 0 ? [part(hours, '小时')] : [])];
  const rest = minutes % 60;
  if (hours > 0) return [part(hours, '小时'), ...(rest > 0 ? [part(rest, '分钟')] : [])];
  return [part(Math.max(1, rest), '分钟')];
}

const part = (number: number, unit: string) => ({ number, unit });
