import type { ReportState } from '@benefit/shared/relief/report-state-rules';
import type { DeskIconName } from '../../../ui/desk/desk-icon';

interface GroupText {
  title: string;
  note: string;
  icon: DeskIconName;
}

/** What waits in a state, as the desk names the work. */
export const groupTexts: Partial<Record<ReportState, GroupText>> = {
  submitted: { title: '待受理', note: '本人或单位新提交的申报，看材料是否齐全', icon: 'inbox' },
  accepted: { title: '待认定', note: '已受理，等主管部门认定', icon: 'review' },
  recognised: { title: '申报复核', note: '部门已认定，等信用办核对', icon: 'shield' },
  appealed: { title: '申诉', note: '由未参与过的人办理', icon: 'chat' },
};

export const todoTexts = {
  title: '待办',
  headOf: (total: number, overdue: number) =>
    total === 0
      ? '今天没有待办'
      : overdue === 0
        ? `今天有 ${total} 件待办`
        : `今天有 ${total} 件待办，${overdue} 件已超时限`,
  rule: '时限按工作日计算，退回补正期间暂停',
  mine: (count: number) => `只看我的 ${count} 件`,
  start: '从最急的开始办',
  groups: '待办分组',
  overdue: '已超时限',
  dueSoon: '今明到期',
  quick: '常用',
  all: '全部',
  unassigned: { title: '转办待分派', note: '类别、区县都对不上部门的申报', icon: 'swap' },
  emptyTitle: '没有待办的申报',
  emptyText: '有新申报时会出现在这里，数字每分钟更新一次。',
} as const;

export const LEGEND = [
  { key: 'early', text: '尚早' },
  { key: 'late', text: '过半' },
  { key: 'dueSoon', text: '今明到期' },
  { key: 'overdue', text: '已超时限' },
] as const;
