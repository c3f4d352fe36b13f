/** Version of the product's own words; those that the office puts in their place have numbers. */
export const COMMITMENT_VERSION = '2026-11';

/** To whom every commitment is addressed where nothing else is configured (郑经信用办〔2024〕21号 五（二）). */
export const DEFAULT_OPERATOR = '郑州大数据发展有限公司';

/** Where the words of a template name the unit and the operator. */
export const UNIT_PLACE = '{单位}';
export const OPERATOR_PLACE = '{运营单位}';

export const SIGNER_ROLES = ['representative', 'agent'] as const;
export type SignerRole = (typeof SIGNER_ROLES)[number];

export const signerRoleText: Record<SignerRole, string> = {
  representative: '法定代表人',
  agent: '授权代理人',
};

/**
 * The commitment of 附件3 in the product's own words, one paragraph a line: that what is filled in is
 * true, that anybody may supervise, that the service is reported as it is, that it is kept as promised,
 * that the law is kept. The office may replace it by its official text.
 */
export const DEFAULT_COMMITMENT = [
  '“信易阅”场景服务承诺书',
  `${OPERATOR_PLACE}：`,
  `${UNIT_PLACE}自愿推行“信易阅”，向守信的个人和企业提供公告所列的优惠，并承诺：`,
  '一、提交的单位信息、优惠措施和图片真实、合法、有效，如有变化及时更新。',
  '二、接受政府、行业组织、社会公众和新闻媒体的监督，对投诉按时答复。',
  '三、按时、如实报告推行情况，台账不漏记、不虚记。',
  '四、按公告提供优惠，不设置公告之外的条件；发现不符的，立即改正。',
  '五、遵守法律法规，依法经营，保护读者的个人信息。',
  `承诺单位（盖章）：${UNIT_PLACE}`,
].join('\n');

/** What is wrong with a template, in words; null where nothing is. */
export function commitmentTemplateFault(template: string): string | null {
  if (!template.includes(UNIT_PLACE)) return `正文里要有 ${UNIT_PLACE}，签署时换成单位名称`;
  if (!template.includes(OPERATOR_PLACE)) return `正文里要有 ${OPERATOR_PLACE}，签署时换成运营单位名称`;
  return template.trim().split('\n').length < 3 ? '正文至少要有标题、致送单位和一段承诺' : null;
}

/** The text that is signed: one paragraph a line, the title first. */
export const commitmentText = (template: string, unit: string, operator: string): string =>
  template.trim().replaceAll(UNIT_PLACE, unit).replaceAll(OPERATOR_PLACE, operator);
