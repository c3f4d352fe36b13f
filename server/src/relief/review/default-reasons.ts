import { RELIEF_BASIS } from '@benefit/shared/relief/category-rules';
import type { Decision } from '@benefit/shared/relief/report-state-rules';

interface DefaultReason {
  /** Fixed, so that two servers starting at once write the same rows. */
  id: string;
  decision: Decision;
  title: string;
  text: string;
  clause: string | null;
}

const TEXTS: Omit<DefaultReason, 'id'>[] = [
  {
    decision: 'not-accept',
    title: '不在认定范围',
    text: '您申报的事项不属于本次专项认定的情形，因此不予受理。如对范围有疑问，可以提出申诉。',
    clause: `${RELIEF_BASIS} 一`,
  },
  {
    decision: 'not-accept',
    title: '不符合本人上传的条件',
    text: '本人上传须年满 18 周岁、具有完全民事行为能力并常住郑州。申报信息与其中一项不符，可以请所在单位的行业主管部门汇总报送。',
    clause: `${RELIEF_BASIS} 四 2`,
  },
  {
    decision: 'not-accept',
    title: '同一事项已申报',
    text: '同一件事已在您的另一件申报中办理，本件不再重复受理，不影响另一件的结果。',
    clause: `${RELIEF_BASIS} 四 1`,
  },
  {
    decision: 'decline',
    title: '材料不能证明由本人完成',
    text: '现有材料不能证明所述事项由您本人完成，因此不予认定。如有新的材料，可以在申诉时说明。',
    clause: `${RELIEF_BASIS} 四 1`,
  },
  {
    decision: 'decline',
    title: '时间或地点核对不符',
    text: '经与组织单位核对，申报的时间或地点与记录不一致，因此不予认定。',
    clause: `${RELIEF_BASIS} 四 1`,
  },
  {
    decision: 'decline',
    title: '接收单位查无记录',
    text: '接收单位没有查到这笔捐赠的记录，因此不予认定。如凭证号填写有误，可以申诉并更正。',
    clause: `${RELIEF_BASIS} 一 5`,
  },
  {
    decision: 'return',
    title: '缺少单位或社区证明',
    text: '请补充一份所在单位或社区出具的证明，写明您做了什么、从哪天到哪天，并加盖公章。',
    clause: `${RELIEF_BASIS} 四 3`,
  },
  {
    decision: 'return',
    title: '照片看不清',
    text: '照片看不清人物或现场，请换一张清晰的，或补一张能看出地点的。',
    clause: `${RELIEF_BASIS} 四 2`,
  },
  {
    decision: 'return',
    title: '事项写得不够具体',
    text: '请把做了什么、和谁一起、大约多长时间写具体一些，几句话就可以。',
    clause: `${RELIEF_BASIS} 四 3`,
  },
  {
    decision: 'return',
    title: '拍摄时间与申报不一致',
    text: '照片的拍摄时间不在申报的起止日期内，请核对日期，或说明原因。',
    clause: `${RELIEF_BASIS} 四 2`,
  },
  {
    decision: 'send-back',
    title: '认定依据不足',
    text: '现有材料不足以支持认定，请部门核实后重新办理。',
    clause: null,
  },
  {
    decision: 'send-back',
    title: '时长需重新核定',
    text: '核定的时长与材料显示的起止时间不一致，请部门重新核定。',
    clause: null,
  },
  {
    decision: 'send-back',
    title: '与其他申报疑似重复',
    text: '材料与另一件申报相同或相似，请部门核对两件后重新办理。',
    clause: null,
  },
  {
    decision: 'recognise',
    title: '情况属实',
    text: '材料齐全，经核对情况属实，予以认定。感谢您的付出。',
    clause: null,
  },
];

/** Words of our own that an installation starts with; the office writes its official wording over them. */
export const DEFAULT_REASONS: readonly DefaultReason[] = TEXTS.map((reason, index) => ({
  id: `01J00000000000000000REAS${String(index).padStart(2, '0')}`,
  ...reason,
}));
