import type { PageName } from '../../platform/navigation';
import type { DeskIconName } from './desk-icon';

export interface DeskSection {
  page: PageName;
  title: string;
  icon: DeskIconName;
  /** Whose it is. */
  role: 'department' | 'office' | 'both' | 'manager';
  group?: string;
}

/** Pages of the workbench, in the order of the navigation; those of both are of departments and offices. */
export const DESK_SECTIONS: readonly DeskSection[] = [
  { page: 'scan', title: '核销', icon: 'qr', role: 'manager', group: '柜台' },
  { page: 'returns', title: '还书退押', icon: 'swap', role: 'manager', group: '柜台' },
  { page: 'today', title: '今日记录', icon: 'clock', role: 'manager', group: '柜台' },
  { page: 'book', title: '台账', icon: 'receipt', role: 'manager', group: '台账' },
  { page: 'staff', title: '工作人员', icon: 'users', role: 'manager', group: '本单位' },
  { page: 'deskTodo', title: '待办', icon: 'inbox', role: 'both' },
  { page: 'deskReview', title: '申报审核', icon: 'review', role: 'both', group: '防汛救灾' },
  { page: 'deskBulk', title: '汇总报送', icon: 'upload', role: 'both', group: '防汛救灾' },
  { page: 'deskCampaigns', title: '专项与加分', icon: 'flag', role: 'both', group: '防汛救灾' },
  { page: 'deskVenues', title: '推行单位', icon: 'store', role: 'office', group: '信易阅' },
  { page: 'deskSettings', title: '理由与时限', icon: 'scroll', role: 'office', group: '政策与模板' },
];
