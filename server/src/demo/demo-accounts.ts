import type { GrantedRole } from '../identity/role-grant.entity.ts';
import type { StaffRole } from '@benefit/shared/venue/staff-contract';

/** An account that a visitor of the demonstration may take, and what it is good for. */
export interface DemoAccount {
  account: string;
  name: string;
  shows: string;
}

/** A citizen of the demonstration; all numbers are made up and valid by check digit. */
export interface DemoCitizen extends DemoAccount {
  person: DemoPerson | null;
}

export interface DemoPerson {
  name: string;
  number: string;
  city: string;
  /** On the scale of the city. */
  score: number;
}

export const DEMO_CITIZENS: readonly DemoCitizen[] = [
  {
    account: 'zhang',
    name: '张晓宁',
    shows: '市民，商鼎分 162，优惠最多',
    person: { name: '张晓宁', number: '410104198806121121', city: '郑州', score: 162 },
  },
  {
    account: 'li',
    name: '李文静',
    shows: '市民，商鼎分 128',
    person: { name: '李文静', number: '410105199303042481', city: '郑州', score: 128 },
  },
  {
    account: 'wang',
    name: '王建国',
    shows: '市民，商鼎分 104',
    person: { name: '王建国', number: '410103195909213176', city: '郑州', score: 104 },
  },
  {
    account: 'zhao',
    name: '赵志强',
    shows: '市民，商鼎分 96，暂不能享受，看如何说明',
    person: { name: '赵志强', number: '410102197901174558', city: '郑州', score: 96 },
  },
  {
    account: 'qian',
    name: '钱江月',
    shows: '杭州市民，互认城市，按基础档享受',
    person: { name: '钱江月', number: '330106199008085266', city: '杭州', score: 700 },
  },
  { account: 'sun', name: '新用户', shows: '还没有绑定身份，可以体验绑定', person: null },
];

/** The venues where the demonstration's staff work. */
export const DEMO_VENUES = { bookstore: '郑东书城（演示）', library: '经开区图书馆（演示）' } as const;

/** Departments that recognise deeds. */
export const DEMO_DEPARTMENTS = {
  emergency: '市应急管理局',
  health: '市卫生健康委员会',
  zone: '经开区应急管理局',
} as const;

export interface DemoStaff extends DemoAccount {
  at?: { venue: string; role: StaffRole };
  grant?: { role: GrantedRole; area: string | null; level: 'city' | 'county' | 'zone' | null };
}

export const DEMO_STAFF: readonly DemoStaff[] = [
  {
    account: 'cashier',
    name: '书城收银员',
    shows: '郑东书城收银台：扫码、核销、今日记录',
    at: { venue: DEMO_VENUES.bookstore, role: 'cashier' },
  },
  {
    account: 'manager',
    name: '书城负责人',
    shows: '郑东书城负责人：优惠和公告、台账、月报、工作人员',
    at: { venue: DEMO_VENUES.bookstore, role: 'manager' },
  },
  {
    account: 'cashier2',
    name: '图书馆收银员',
    shows: '经开区图书馆服务台',
    at: { venue: DEMO_VENUES.library, role: 'cashier' },
  },
  {
    account: 'manager2',
    name: '图书馆负责人',
    shows: '经开区图书馆负责人',
    at: { venue: DEMO_VENUES.library, role: 'manager' },
  },
  {
    account: 'sponsor',
    name: '明湖街道办事处',
    shows: '推荐单位：核对和推荐网点、答复读者、提出清退',
    grant: { role: 'sponsor', area: '明湖街道办事处', level: null },
  },
  {
    account: 'department',
    name: '市应急管理局',
    shows: '行业主管部门：受理和认定申报、汇总报送',
    grant: { role: 'department', area: DEMO_DEPARTMENTS.emergency, level: null },
  },
  {
    account: 'department2',
    name: '市应急管理局（另一人）',
    shows: '同一部门的另一人，两人同时办理时看得到谁先谁后',
    grant: { role: 'department', area: DEMO_DEPARTMENTS.emergency, level: null },
  },
  {
    account: 'office',
    name: '市信用办甲',
    shows: '市信用办：复核、专项与加分、网点上线',
    grant: { role: 'office', area: null, level: 'city' },
  },
  {
    account: 'office2',
    name: '市信用办乙',
    shows: '市信用办的另一人：复核和申诉须由没有经办过的人办理',
    grant: { role: 'office', area: null, level: 'city' },
  },
  {
    account: 'zone-office',
    name: '经开区信用办',
    shows: '经开区信用办：只看得到本区的申报和网点',
    grant: { role: 'office', area: '经开区', level: 'zone' },
  },
  {
    account: 'operator',
    name: '商鼎分运营单位',
    shows: '商鼎分运营单位：签收承诺书，看月报',
    grant: { role: 'operator', area: null, level: null },
  },
  {
    account: 'admin',
    name: '系统管理员',
    shows: '系统管理员',
    grant: { role: 'admin', area: null, level: null },
  },
];

/** Every account of the log-in page, citizens first. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [...DEMO_CITIZENS, ...DEMO_STAFF].map(
  ({ account, name, shows }) => ({
    account,
    name,
    shows,
  }),
);

/** Password of the demonstration's staff, for whoever wants to see the log-in form. */
export const DEMO_PASSWORD = 'xinyi-demo-2026';
