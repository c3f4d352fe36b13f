import type { ReportHint } from '@benefit/shared/relief/report-contract';
import type { Decision, ReportState } from '@benefit/shared/relief/report-state-rules';
import type { DeskIconName } from '../../../ui/desk/desk-icon';

/** A decision as a button names it, by the state it is taken in where that changes the words. */
export function decisionText(decision: Decision, status: ReportState): string {
  if (status === 'appealed') return decision === 'accept' ? '支持申诉，重新受理' : '维持不予认定';
  return DECISION_TEXT[decision];
}

const DECISION_TEXT: Record<Decision, string> = {
  accept: '受理',
  'not-accept': '不予受理',
  return: '退回补正',
  recognise: '认定',
  decline: '不予认定',
  confirm: '复核通过',
  'send-back': '退回部门',
};

/** What was done, for the line at the foot of the page. */
export const doneText: Record<Decision, string> = {
  accept: '已受理',
  'not-accept': '已不予受理',
  return: '已退回补正',
  recognise: '已认定',
  decline: '已不予认定',
  confirm: '已复核通过',
  'send-back': '已退回部门',
};

/** A state as a tab of the queue names it. */
export const tabText: Partial<Record<ReportState, string>> = {
  submitted: '待受理',
  accepted: '已受理',
  returned: '已退回',
  recognised: '待复核',
  appealed: '申诉',
  confirmed: '已复核',
};

export const hintTexts: Record<ReportHint['code'], { text: string; icon: DeskIconName }> = {
  'same-deed': { text: '疑似重复', icon: 'twins' },
  'same-receipt': { text: '凭证号重复', icon: 'receipt' },
  'similar-photo': { text: '照片相似', icon: 'twins' },
  'same-file': { text: '文件相同', icon: 'twins' },
  'taken-outside': { text: '拍摄时间', icon: 'warn' },
  'far-away': { text: '拍摄位置', icon: 'warn' },
  edited: { text: '修图痕迹', icon: 'warn' },
};

/** Why nothing can be decided now, by state. */
export const waitingText: Partial<Record<ReportState, string>> = {
  submitted: '等主管部门受理',
  accepted: '等主管部门认定',
  returned: '等本人补正，时限暂停',
  recognised: '部门已认定，等信用办复核',
  appealed: '申诉由信用办办理',
  'not-accepted': '已不予受理，本人可申诉一次',
  declined: '已不予认定',
  confirmed: '已复核，专项结束后报送',
  granted: '已报送商鼎分',
  credited: '已计入商鼎分',
  rejected: '商鼎分系统未采纳',
  withdrawn: '本人已撤回',
};

export const reviewTexts = {
  title: '申报审核',
  search: '姓名、编号或证件号',
  searchLabel: '搜索申报',
  all: '全部',
  allCampaigns: '全部专项',
  allDistricts: '全部区县',
  allCategories: '全部类别',
  anyAge: '不限时限',
  overdue: '已超时限',
  dueSoon: '今明到期',
  mine: '只看我在办的',
  unassigned: '只看待分派的',
  more: '更多筛选：类别、时限、只看我的',
  emptyTitle: '这里没有申报',
  emptyText: '换一个状态，或清除筛选再看。',
  clear: '清除筛选',
  none: '从左边选一件开始',
  noneText: 'J、K 上下移动，A 通过，R 退回，D 不予',
  words: '附言，本人能看到（可不填）',
  basis: '依据',
  hours: '核定时长',
  exportXlsx: '导出 XLSX',
  exportCsv: '导出 CSV',
} as const;

/** 3.8 MB, 12 KB. */
export function bytesText(bytes: number): string {
  if (bytes >= 1024 * 1024) return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  return `${Math.max(1, Math.round(bytes / 1024))} KB`;
}

/** 1.2 公里, 380 米. */
export const metresText = (metres: number): string =>
  metres >= 1000 ? `${(metres / 1000).toFixed(1)} 公里` : `${metres} 米`;

/** 0:38. */
export const secondsText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, '0')}`;
