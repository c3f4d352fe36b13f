import type { ReportState } from '@benefit/shared/relief/report-state-rules';

type Tone = 'plain' | 'ok' | 'warn' | 'info' | 'danger' | 'gold';

/** The colour of a state; the words beside it say it. */
export const STATE_TONE: Record<ReportState, Tone> = {
  draft: 'plain',
  submitted: 'info',
  accepted: 'info',
  'not-accepted': 'danger',
  returned: 'warn',
  recognised: 'ok',
  declined: 'danger',
  appealed: 'info',
  confirmed: 'ok',
  granted: 'ok',
  credited: 'gold',
  rejected: 'danger',
  withdrawn: 'plain',
};
