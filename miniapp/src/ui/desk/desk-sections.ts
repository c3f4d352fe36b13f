import type { Role } from '@benefit/shared/identity/role';
import type { PageName } from '../../platform/navigation';
import type { DeskIconName } from './desk-icon';

export interface DeskSection {
  page: PageName;
  title: string;
  icon: DeskIconName;
  /** Whose it is. */
  roles: readonly Role[];
  group?: string;
}

const MANAGER: readonly Role[] = ['manager'];
const RELIEF: readonly Role[] = ['department', 'office'];
/** Those who check venues and watch over them. */
const WATCHING: readonly Role[] = ['office', 'sponsor', 'operator'];

/** Pages of the workbench, in the order of the navigation. */
export const DESK_SECTIONS: readonly DeskSection[] = [
  { page: 'scan', title: '核销', icon: 'qr', roles: MANAGER, group: '柜台' },
  { page: 'returns', title: '还书退押', icon: 'swap', roles: MANAGER, group: '柜台' },
  { page: 'today', title: '今日记录', icon: 'clock', roles: MANAGER, group: '柜台' },
  { page: 'joining', title: '上线与公告', icon: 'gift', roles: MANAGER, group: '推行' },
  { page: 'applications', title: '企业申请', icon: 'doc', roles: MANAGER, group: '推行' },
  { page: 'book', title: '台账', icon: 'receipt', roles: MANAGER, group: '台账' },
  { page: 'staff', title: '工作人员', icon: 'users', roles: MANAGER, group: '本单位' },
  { page: 'deskTodo', title: '待办', icon: 'inbox', roles: RELIEF },
  { page: 'deskReview', title: '申报审核', icon: 'review', roles: RELIEF, group: '防汛救灾' },
  { page: 'deskBulk', title: '汇总报送', icon: 'upload', roles: RELIEF, group: '防汛救灾' },
  { page: 'deskCampaigns', title: '专项与加分', icon: 'flag', roles: RELIEF, group: '防汛救灾' },
  { page: 'deskVenues', title: '推行单位', icon: 'store', roles: WATCHING, group: '信易阅' },
  { page: 'deskSponsors', title: '推荐单位与承诺书', icon: 'building', roles: ['office'], group: '信易阅' },
  { page: 'deskSettings', title: '理由与时限', icon: 'scroll', roles: ['office'], group: '政策与模板' },
];
