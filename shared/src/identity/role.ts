/**
 * What an account may be, besides signed in. Roles of a venue, a sponsor, a department or an
 * office hold within one area or venue; see `Membership` on the server.
 */
export const ROLES = [
  'citizen',
  'cashier',
  'manager',
  'sponsor',
  'department',
  'office',
  'operator',
  'admin',
] as const;
export type Role = (typeof ROLES)[number];

/** Names of the roles on screens. */
export const roleText: Record<Role, string> = {
  citizen: '市民',
  cashier: '收银员',
  manager: '网点负责人',
  sponsor: '推荐单位',
  department: '行业主管部门',
  office: '信用办',
  operator: '商鼎分运营单位',
  admin: '系统管理员',
};
