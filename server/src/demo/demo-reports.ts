import type { CategoryCode } from '@benefit/shared/relief/category-rules';
import type { ReportDistrict } from '@benefit/shared/relief/district-rules';
import type { Decision } from '@benefit/shared/relief/report-state-rules';
import type { CategoryValues } from '@benefit/shared/relief/report-contract';
import type { SceneName } from './demo-scenes.ts';

/** A photo of a demonstration report: what it shows and when it says it was taken (Asia/Shanghai). */
export interface DemoPhoto {
  scene: SceneName;
  fileName: string;
  takenAt: string;
  /** Quality of the JPEG: the same scene at another quality is a look-alike. */
  quality?: number;
}

/** What officers did to it, in order; none leaves it submitted. */
export interface DemoStep {
  decision: Decision;
  by: 'department' | 'department2' | 'office' | 'office2';
  reason?: string;
  clause?: string;
  items?: { item: string; text: string }[];
}

export interface DemoReport {
  /** Account of a demonstration reader. */
  account: string;
  categoryCode: CategoryCode;
  fields: CategoryValues;
  deed: string;
  startedOn: string;
  endedOn: string;
  district: ReportDistrict;
  place: string;
  witness: string;
  photos: readonly DemoPhoto[];
  steps: readonly DemoStep[];
}

const accept: DemoStep = { decision: 'accept', by: 'department' };
const recognise: DemoStep = { decision: 'recognise', by: 'department' };

/** Reports that make the officers' pages look alive: made-up people, drawn photos. */
export const DEMO_REPORTS: readonly DemoReport[] = [
  {
    account: 'reader-1',
    categoryCode: 'victim-aid',
    fields: { hours: 26 },
    deed: '随社区转移三户老人，连夜发放饮用水、药品，协助消杀两个楼院。',
    startedOn: '2026-07-18',
    endedOn: '2026-07-20',
    district: '金水区',
    place: '文祥路与顺河街路口',
    witness: '王霞，社区网格长',
    photos: [
      { scene: 'boat', fileName: '路口转移群众.jpg', takenAt: '2026-07-16T17:42:00' },
      { scene: 'boxes', fileName: '发放物资.jpg', takenAt: '2026-07-19T09:15:00' },
      { scene: 'letter', fileName: '社区证明.jpg', takenAt: '2026-07-21T10:02:00' },
    ],
    steps: [accept],
  },
  {
    account: 'reader-2',
    categoryCode: 'frontline',
    fields: { hours: 34 },
    deed: '驾驶冲锋舟转移被困群众，三天共转移 41 人。',
    startedOn: '2026-07-18',
    endedOn: '2026-07-20',
    district: '金水区',
    place: '顺河街沿线',
    witness: '李强，救援队队长',
    photos: [{ scene: 'boat', fileName: '冲锋舟.jpg', takenAt: '2026-07-19T17:41:00', quality: 62 }],
    steps: [accept, recognise],
  },
  {
    account: 'reader-3',
    categoryCode: 'public-order',
    fields: { hours: 40 },
    deed: '小区物资登记与分发，夜间巡查地下车库和低洼路段。',
    startedOn: '2026-07-18',
    endedOn: '2026-07-24',
    district: '惠济区',
    place: '江山路街道',
    witness: '赵敏，楼栋长',
    photos: [{ scene: 'patrol', fileName: '夜间巡查.jpg', takenAt: '2026-07-20T22:30:00' }],
    steps: [],
  },
  {
    account: 'reader-4',
    categoryCode: 'donation',
    fields: {
      recipient: '市红十字会（演示）',
      goods: '编织袋 2000 条，矿泉水 300 箱',
      receiptNumber: 'HSZ-2026-0718-033',
      donatedOn: '2026-07-22',
    },
    deed: '个人捐赠编织袋和矿泉水，送到管城区安置点。',
    startedOn: '2026-07-22',
    endedOn: '2026-07-22',
    district: '管城区',
    place: '管城区安置点',
    witness: '',
    photos: [{ scene: 'letter', fileName: '捐赠凭证.jpg', takenAt: '2026-07-22T15:20:00' }],
    steps: [],
  },
  {
    account: 'reader-5',
    categoryCode: 'frontline',
    fields: { hours: 48 },
    deed: '京广路隧道口搬运沙袋，值守排涝泵。',
    startedOn: '2026-07-18',
    endedOn: '2026-07-21',
    district: '二七区',
    place: '京广路隧道北口',
    witness: '孙伟，街道应急队',
    photos: [
      { scene: 'sandbags', fileName: '沙袋.jpg', takenAt: '2026-07-19T08:11:00' },
      { scene: 'pump', fileName: '排涝泵.jpg', takenAt: '2026-07-19T14:40:00' },
    ],
    steps: [],
  },
  {
    account: 'reader-6',
    categoryCode: 'rear-support',
    fields: { letterUnit: '上街区安置点（演示）', letterNumber: '第 12 号', hours: 36 },
    deed: '安置点信息统计与家属联络，整理每日名册。',
    startedOn: '2026-07-19',
    endedOn: '2026-07-25',
    district: '上街区',
    place: '上街区安置点',
    witness: '刘洋，安置点负责人',
    photos: [{ scene: 'letter', fileName: '单位证明.jpg', takenAt: '2026-07-26T09:00:00' }],
    steps: [
      accept,
      {
        decision: 'return',
        by: 'department',
        reason: '看不清证明上的印章，请重拍一张，补好后接着办。',
        clause: '郑信用办〔2021〕23号 四 3',
        items: [{ item: 'evidence', text: '请重拍单位证明，印章要清楚' }],
      },
    ],
  },
  {
    account: 'reader-7',
    categoryCode: 'victim-aid',
    fields: { hours: 20 },
    deed: '在安置点消毒消杀，测温登记。',
    startedOn: '2026-07-21',
    endedOn: '2026-07-23',
    district: '中原区',
    place: '中原区体育馆安置点',
    witness: '周洁，护士长',
    photos: [{ scene: 'spraying', fileName: '消杀.jpg', takenAt: '2026-07-22T07:50:00' }],
    steps: [accept, recognise, { decision: 'confirm', by: 'office' }],
  },
  {
    account: 'reader-8',
    categoryCode: 'public-order',
    fields: { hours: 12 },
    deed: '路口疏导车辆，劝返涉水行人。',
    startedOn: '2026-07-18',
    endedOn: '2026-07-19',
    district: '郑东新区',
    place: '商都路与心怡路口',
    witness: '',
    photos: [{ scene: 'patrol', fileName: '路口.jpg', takenAt: '2026-07-18T20:05:00', quality: 70 }],
    steps: [
      accept,
      {
        decision: 'decline',
        by: 'department',
        reason: '材料看不出本人参与疏导，暂不能认定。可补充证明后申诉。',
        clause: '郑信用办〔2021〕23号 一 3',
      },
    ],
  },
  {
    account: 'reader-9',
    categoryCode: 'frontline',
    fields: { hours: 30 },
    deed: '随救援队到新乡卫辉转移群众。',
    startedOn: '2026-07-23',
    endedOn: '2026-07-26',
    district: '市外',
    place: '新乡市卫辉市城区',
    witness: '救援队值班员',
    photos: [{ scene: 'pump', fileName: '卫辉排涝.jpg', takenAt: '2026-07-24T11:25:00', quality: 75 }],
    steps: [accept, recognise],
  },
  {
    account: 'reader-10',
    categoryCode: 'commendation',
    fields: {
      authority: '市防汛抗旱指挥部（演示）',
      level: 'city',
      certificateNumber: '郑汛表〔2026〕第 088 号',
    },
    deed: '被评为全市防汛救灾先进个人。',
    startedOn: '2026-07-18',
    endedOn: '2026-08-01',
    district: '经开区',
    place: '经开区',
    witness: '',
    photos: [{ scene: 'letter', fileName: '表彰证书.jpg', takenAt: '2026-08-20T16:00:00', quality: 88 }],
    steps: [accept, recognise],
  },
  {
    account: 'reader-11',
    categoryCode: 'emergency-production',
    fields: { unit: '中原水泵厂（演示）', creditCode: '91410100MA9KDEM0XE', post: '厂长' },
    deed: '组织三班倒赶制排涝泵 120 台，按时交付。',
    startedOn: '2026-07-20',
    endedOn: '2026-07-28',
    district: '高新区',
    place: '高新区科学大道',
    witness: '市工信局联络员',
    photos: [{ scene: 'pump', fileName: '交付.jpg', takenAt: '2026-07-28T18:10:00' }],
    steps: [accept],
  },
];
