import * as z from 'zod/mini';
import { FixableBy, REFUSALS } from './refusal.ts';

/**
 * Everything that can go wrong with a call, as RFC 9457 problems. The code is stable, the Chinese
 * title is what a person reads; `detail` says more where there is more to say.
 */
export const PROBLEMS = {
  'malformed-request': { status: 400, title: '请求内容无法识别' },
  'session-required': { status: 401, title: '请先登录' },
  'session-expired': { status: 401, title: '登录已过期，请重新登录' },
  'login-failed': { status: 401, title: '用户名或密码不正确' },
  'role-required': { status: 403, title: '您的账号没有此项权限' },
  'account-locked': { status: 403, title: '账号已停用，请联系管理员' },
  'demo-only': { status: 403, title: '此功能仅在演示环境提供' },
  'identity-not-proved': { status: 403, title: '身份信息未通过核验' },
  'terminal-required': { status: 403, title: '请先启用本收银终端' },
  'terminal-revoked': { status: 403, title: '本收银终端已停用，请联系网点负责人' },
  'not-found': { status: 404, title: '没有找到' },
  'identity-bound-elsewhere': { status: 409, title: '该证件已绑定其他账号' },
  'identity-already-bound': { status: 409, title: '您的账号已完成身份绑定' },
  'out-of-date': { status: 409, title: '内容已更新，请刷新后再试' },
  'venue-not-live': { status: 409, title: '本网点目前未开放信用优惠' },
  'benefit-not-offered': { status: 409, title: '本次不能使用这项优惠，请重新选择' },
  'quota-used-up': { status: 409, title: '本期次数已用完' },
  'benefit-not-now': { status: 409, title: '现在不在这项优惠的时间内' },
  'waivers-open': { status: 409, title: '还有没归还的，归还后再办理' },
  'already-returned': { status: 409, title: '这笔已经归还' },
  'nothing-to-return': { status: 409, title: '这项优惠没有要归还的' },
  'already-voided': { status: 409, title: '这笔记录已经冲销' },
  'already-refunded': { status: 409, title: '已经退过款，不能再冲销' },
  'nothing-to-refund': { status: 409, title: '这笔记录没有金额，不能退款' },
  'refund-too-much': { status: 409, title: '退款超过了还能退的金额' },
  'already-staff': { status: 409, title: '您已经是这家网点的工作人员' },
  'already-agent': { status: 409, title: '您已经是这家企业的法定代表人或经办人' },
  'too-many-agents': { status: 409, title: '经办人最多 20 位，请先移除不用的' },
  'licence-missing': { status: 403, title: '还没有上传营业执照' },
  'not-representative': { status: 403, title: '您不是这家企业登记的法定代表人' },
  'last-manager': { status: 409, title: '网点至少要有一位负责人' },
  'too-many-drafts': { status: 409, title: '正在填写的推行单位太多' },
  'too-many-complaints': { status: 409, title: '前面的反映还在等答复，答复后再反映' },
  'application-waiting': { status: 409, title: '已经申请过，正在等网点核实' },
  'change-pending': { status: 409, title: '上次公告的变更还没有起用' },
  'void-too-late': { status: 409, title: '已过可冲销的时间' },
  'not-allowed-now': { status: 409, title: '现在不能进行这项操作' },
  'evidence-missing': { status: 409, title: '还有材料没有传完' },
  'campaign-archived': { status: 409, title: '这个专项已经归档，不再接收申报' },
  'upload-conflict': { status: 409, title: '上传进度不一致，请继续上传' },
  'own-report': { status: 403, title: '不能办理自己的申报' },
  'took-part': { status: 403, title: '您办理过这件申报，须由其他人员办理' },
  'adult-required': { status: 403, title: '年满 18 周岁才能申报' },
  'link-expired': { status: 410, title: '链接已过期，请刷新页面' },
  'scan-expired': { status: 410, title: '本次扫码已超时，请重新扫码' },
  'body-too-large': { status: 413, title: '提交的内容太大' },
  'unsupported-media-type': { status: 415, title: '不支持这种内容格式' },
  'invalid-request': { status: 422, title: '填写的内容有误' },
  'invite-invalid': { status: 422, title: '邀请码无效，请让网点负责人重新生成' },
  'scan-invalid': { status: 422, title: '扫码凭据无效，请重新扫码' },
  'file-refused': { status: 422, title: '文件未通过检查' },
  'sheet-unreadable': { status: 422, title: '无法读取这份表格' },
  'idempotency-key-reused': { status: 422, title: '同一操作编号用于了不同内容' },
  'terminal-code-invalid': { status: 422, title: '启用码不正确或已使用' },
  'too-many-requests': { status: 429, title: '操作过于频繁，请稍后再试' },
  'internal-error': { status: 500, title: '系统出错了，已记录' },
  'storage-full': { status: 507, title: '系统存储空间不足，本次未保存' },
  'map-unavailable': { status: 502, title: '地图暂时打不开，请稍后再试' },
  unavailable: { status: 503, title: '系统暂时不可用，请稍后再试' },
  // What the pass and the till refuse: text, clause and remedy stand in REFUSALS.
  'not-bound': { status: 403, title: REFUSALS['not-bound'].text },
  'consent-missing': { status: 403, title: REFUSALS['consent-missing'].text },
  'score-below-minimum': { status: 403, title: REFUSALS['score-below-minimum'].text },
  'score-unavailable': { status: 403, title: REFUSALS['score-unavailable'].text },
  'city-not-recognised': { status: 403, title: REFUSALS['city-not-recognised'].text },
  'rating-below-minimum': { status: 403, title: REFUSALS['rating-below-minimum'].text },
  'rating-unavailable': { status: 403, title: REFUSALS['rating-unavailable'].text },
  'representative-consent-missing': { status: 403, title: REFUSALS['representative-consent-missing'].text },
  'representative-changed': { status: 403, title: REFUSALS['representative-changed'].text },
  'ask-representative': { status: 403, title: REFUSALS['ask-representative'].text },
  blocked: { status: 403, title: REFUSALS.blocked.text },
  'not-admitted': { status: 409, title: REFUSALS['not-admitted'].text },
  'already-used': { status: 409, title: REFUSALS['already-used'].text },
  revoked: { status: 409, title: REFUSALS.revoked.text },
  refused: { status: 409, title: REFUSALS.refused.text },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;
export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[];

/** The `type` of a problem: a name, resolvable in the API's own pages. */
export const problemType = (code: ProblemCode): string => `/api/docs/problems#${code}`;

/** One field that is wrong: where it stands in the body, a stable code, and what to do about it. */
export const FieldError = z.object({ path: z.string(), code: z.string(), text: z.string() });
export type FieldError = z.infer<typeof FieldError>;

/** An answer of kind `application/problem+json`. Members after `errors` stand only where they apply. */
export const ProblemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(PROBLEM_CODES),
  detail: z.string(),
  /** Number of the request, to quote when asking for help. */
  requestId: z.optional(z.string()),
  errors: z.optional(z.array(FieldError)),
  clause: z.optional(z.string()),
  fixableBy: z.optional(FixableBy),
  retry: z.optional(z.boolean()),
  availableAt: z.optional(z.string()),
  usedAt: z.optional(z.string()),
  venueName: z.optional(z.string()),
  /** With `out-of-date`: the version in force, and what changed since the caller's. */
  version: z.optional(z.int()),
  changes: z.optional(z.array(z.string())),
});
export type ProblemBody = z.infer<typeof ProblemBody>;
