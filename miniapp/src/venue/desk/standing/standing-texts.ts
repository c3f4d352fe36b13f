import type { VenueAction, VenueStatus } from '@benefit/shared/venue/venue-state-rules';

export const standingTexts = {
  title: '推行单位',
  text: '推行“信易阅”的书店和图书馆：核对、上线、暂停和清退，台账照常保留。',
  empty: '还没有推行单位',
  all: '全部状态',
  none: '还没有变更记录',
  history: '变更记录',
  material: '上线材料',
  noMaterial: '这个网点没有在这里填写材料',
  book: '台账',
  changed: '这个网点刚有变化，您写的内容还在',
  reason: '原因（必填，写入变更记录）',
  note: '说明（可不填）',
  checks: '逐项核对（五（一））',
  check: '年度核对',
  checkNote: '发现问题的不要记录，请暂停核实或提出清退。',
  yearly: '年度核对',
  checkedOn: (day: string, by: string) => `${day} ${by}核对，没有发现问题`,
  neverChecked: '上线以来还没有核对过',
  checkNext: (day: string) => `下次应在 ${day} 起核对`,
  checkSoon: '即将到期',
  checkDue: '已到期',
  lists: '失信名单、红榜还没有接入，请另行查询后核对。',
  standing: '信用评价',
  notRegistered: '登记库里没有这个代码，请核对',
  notRated: '暂无评价',
  rated: (rating: string, day: string) => `${rating}（${day} 评价）`,
  registeredAs: (name: string) => `登记名称：${name}`,
  steps: '要补正的步骤',
  ground: '清退理由（五（一））',
  removalReason: '情况和证据（必填，网点看得到）',
  hearingUntil: '陈述期最后一天',
  propose: '提出清退',
  decide: '作出决定',
  decision: '决定',
  decisionReason: '决定的理由',
  acknowledge: '签收承诺书',
  acknowledged: '已签收承诺书',
  complaints: '读者反映（没给我优惠）',
  noComplaints: '近来没有反映',
  honour: (given: number, upheld: number) =>
    `近一年核销 ${given} 次，属实的反映 ${upheld} 条；不公开，不排名`,
  due: (when: string) => `待答复，最晚 ${when}`,
  found: (upheld: boolean) => (upheld ? '属实' : '不属实'),
  answer: '答复读者：核实情况和处理结果',
  sendAnswer: '答复',
  answered: '已答复',
  copy: '下载承诺书',
  seal: '盖章扫描件',
  pictures: '单位图片',
} as const;

/** What a step means for readers and for the venue. */
export const stepNote: Partial<Record<VenueAction, string>> = {
  recommend: '推荐后由所在区信用办上线。',
  return: '网点只能修改您选择的步骤，补正后重新提交。',
  'go-live': '上线后公告立即发布，读者可以享受公告里的优惠。',
  suspend: '暂停期间，该网点不能办理任何信用优惠；台账照常保留。',
  lift: '恢复后，该网点从下一次扫码起可以办理信用优惠。',
  remove: '清退后不再办理信用优惠，公告和上线材料撤下，台账照常保留。',
};

export const stepDone: Partial<Record<VenueAction, string>> = {
  recommend: '已推荐',
  return: '已退回补正',
  'go-live': '已上线',
  suspend: '已暂停优惠',
  lift: '已恢复优惠',
  remove: '已清退',
};

/** States in the order in which they call for something. */
export const FILTERS: readonly VenueStatus[] = [
  'submitted',
  'returned',
  'recommended',
  'live',
  'suspended',
  'paused',
  'ended',
  'removed',
];
