import type { VenueStatus } from '@benefit/shared/venue/venue-state-rules';
import type { DeskTone } from '../ui/desk/desk-tag';

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
