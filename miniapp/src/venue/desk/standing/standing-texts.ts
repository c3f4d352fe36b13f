import type { OfficeStep } from '@benefit/shared/venue/standing-contract';
import type { VenueStatus } from '@benefit/shared/venue/venue-state-rules';
import type { DeskTone } from '../../../ui/desk/desk-tag';

export const standingTexts = {
  title: '推行单位',
  text: '本辖区推行“信易阅”的书店和图书馆。暂停后，收银台从下一次扫码起不再办理。',
  empty: '本辖区还没有推行单位',
  none: '还没有变更记录',
  history: '变更记录',
  book: '台账',
  changed: '这个网点刚有变化，您写的内容还在',
} as const;

export const STATUS_TONE: Record<VenueStatus, DeskTone> = {
  draft: 'plain',
  submitted: 'info',
  returned: 'warn',
  recommended: 'info',
  live: 'ok',
  suspended: 'warn',
  paused: 'plain',
  ended: 'plain',
  removed: 'danger',
};

/** What a step means for readers and for the venue. */
export const stepNote: Record<OfficeStep, string> = {
  suspend: '暂停期间，该网点不能办理任何信用优惠；台账照常保留。',
  lift: '恢复后，该网点从下一次扫码起可以办理信用优惠。',
};

export const stepDone: Record<OfficeStep, string> = {
  suspend: '已暂停优惠',
  lift: '已恢复优惠',
};
