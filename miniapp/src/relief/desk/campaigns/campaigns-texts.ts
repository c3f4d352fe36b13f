import type { CampaignState } from '@benefit/shared/relief/campaign-contract';

export const campaignsTexts = {
  title: '专项与加分',
  newOne: '新设专项',
  noMoney: '按捐款金额给分的加分表不能保存',
  open: '申报在归档前一直开放（四 2）',
  grantNote:
    '发出后为“已报送”，商鼎分系统确认后为“已计入”。每件申报只发一次，中断后可接着发，重复点击不会多发。',
  notEnded: '专项宣布结束后才能发放加分（三）。现在看到的是按目前的复核结果试算。',
  replayed: '这是按过去某天重算的结果，只供核对。',
  readOnly: '加分表、办理部门和发放由市信用办设置，这里只供查看。',
  stillGranting: '发放还在进行，进度见下面的轮次',
} as const;

export const stateTexts: Record<CampaignState, { text: string; tone: 'ok' | 'gold' | 'line' }> = {
  active: { text: '进行中', tone: 'ok' },
  ended: { text: '已宣布结束', tone: 'gold' },
  archived: { text: '已归档', tone: 'line' },
};

/** The steps of a campaign's life, and how many of them are done. */
export const STEPS = ['进行', '宣布结束', '分轮加分', '归档'] as const;
export const stepOf = (status: CampaignState): number =>
  status === 'active' ? 0 : status === 'ended' ? 2 : STEPS.length;

/** 1,142 */
export const count = (number: number): string => number.toLocaleString('zh-CN');
