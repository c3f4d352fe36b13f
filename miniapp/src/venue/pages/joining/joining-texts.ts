import type { JoiningStep } from '@benefit/shared/venue/joining-rules';
import type { VenueAction, VenueStatus } from '@benefit/shared/venue/venue-state-rules';

export const joiningTexts = {
  title: '上线与公告',
  none: '您还没有负责的网点',
  noneText: '书店、图书馆可以在这里申请成为“信易阅”推行单位。',
  begin: '开始填写',
  steps: '五步材料',
  filled: '已填好',
  left: (count: number) => `还有 ${count} 项`,
  locked: '现在不能改',
  saved: (time: string) => `${time} 已自动保存`,
  saving: '正在保存…',
  saveFailed: '还没有保存',
  retry: '再存一次',
  takeTheirs: '载入别处保存的内容',
  submit: '提交推荐单位核对',
  notYet: (count: number) => `还有 ${count} 项要补充，补齐后提交`,
  publish: '发布变更',
  unpublished: '有还没发布的修改',
  unpublishedText: '发布后，变多的优惠立即执行，变少的按公告期起用。',
  takeBack: '还没有起用，可以撤回',
  takeBackNote: '变多的优惠照常执行，另发一份公告',
  takeBackShort: '撤回',
  lessFrom: (day: string) => `其中变少的优惠 ${day} 起执行，此前按原公告`,
  announced: (number: string, day: string) => `公告 ${number}，${day} 发布`,
  poster: '海报',
  posters: [
    { text: 'A4 PDF', size: 'A4', format: 'pdf' },
    { text: 'A3 PDF', size: 'A3', format: 'pdf' },
    { text: '图片', size: 'A4', format: 'png' },
  ],
  standing: '网点状态',
  history: '变更记录',
  removal: '清退',
  stateTitle: '陈述意见',
  statePlaceholder: '说明情况和整改措施',
  stateSend: '提交陈述',
  stated: '我们的陈述',
  reason: '原因',
  until: '暂停到哪一天',
  sameReason: '相邻级别优惠相同的理由',
  sameReasonHint: '如：打印机只有一台，各级别次数相同',
  add: '添加优惠',
  copy: (from: string) => `照“${from}”填写`,
  preview: '公告预览',
  next: '下一步',
  back: '回到总览',
} as const;

export const statusNote: Record<VenueStatus, string> = {
  draft: '填好五步后提交，由推荐单位核对、信用办上线。随填随存，可以分几次填。',
  submitted: '已提交，等推荐单位核对。核对期间不能修改。',
  returned: '按下面的意见补正后再提交。',
  recommended: '推荐单位已核对，等信用办上线。',
  live: '正在推行。修改优惠、公告和上线材料后，发布才生效。',
  suspended: '信用办已暂停本网点的信用优惠，请联系信用办。',
  paused: '暂停营业期间不办理信用优惠。',
  ended: '已结束推行。台账照常保留。',
  removed: '已被清退。台账照常保留，没还的书可以照常归还。',
};

export const stepHint: Record<JoiningStep, string> = {
  unit: '名称、统一社会信用代码、负责人和推荐单位',
  benefits: '给每个级别的优惠，级别高的不少于级别低的',
  announcement: '推行期限和公告期，公告由系统按优惠写好',
  commitment: '签署承诺书，上传盖章扫描件',
  listing: '地址、电话、营业时间和图片，公开给读者看',
};

/** Steps of its own that a manager may take besides handing in. */
export const OWN_STEPS: Partial<Record<VenueAction, { title: string; note: string; done: string }>> = {
  pause: { title: '暂停营业', note: '到期自动恢复，也可以提前恢复', done: '已暂停' },
  resume: { title: '恢复营业', note: '马上恢复办理信用优惠', done: '已恢复' },
  end: { title: '结束推行', note: '结束后不能恢复，台账照常保留', done: '已结束推行' },
};

/** The words for when a benefit can be had. */
export const benefitTimeTexts = {
  when: '优惠时间',
  any: '营业时间都可以',
  some: '限定时间',
  weekdays: '星期几',
  weekdaysHint: '不选就是每天',
  hours: '几点到几点',
  wholeDay: '全天',
  someHours: '限定时段',
  from: '优惠开始时间',
  to: '优惠结束时间',
  dates: '日期（选填）',
  datesHint: '限定日期的优惠是额外的：每个级别还要有一项不限日期的（四 2、四 3）',
  firstDay: '优惠第一天',
  lastDay: '优惠最后一天',
};
