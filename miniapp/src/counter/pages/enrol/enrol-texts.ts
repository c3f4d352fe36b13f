export const enrolTexts = {
  title: '收银终端',
  enrolled: '本机已启用',
  live: '可以核销',
  toScan: '去核销',
  intro: '启用后，这台设备才能核销。启用码由网点负责人生成，只能用一次。',
  code: '启用码',
  codeHint: '10 位数字',
  name: '给这台设备起个名字',
  namePlaceholder: '例如 1 号柜台',
  nameHint: '会记在台账里，方便日后核对',
  enrol: '启用本机',
  demoCode: '取一个启用码（演示）',
  again: '重新启用本机',
  revokedHere: '本收银终端已停用，请用新的启用码重新启用。',
};

export const terminalsTexts = {
  head: '本网点的终端',
  newCode: '生成启用码',
  codeFor: '新的启用码',
  validUntil: (text: string) => `有效至 ${text}，只能用一次`,
  empty: { title: '还没有启用的终端', text: '生成一个启用码，在收银设备上输入' },
  never: '还没有使用过',
  seen: (text: string) => `最近使用：${text}`,
  revoked: '已停用',
  revoke: '停用',
  ask: {
    title: '停用这台终端',
    text: (name: string) => `“${name}”将立即不能核销，已有记录不受影响。要再用需重新启用。`,
    confirm: '停用',
  },
};
