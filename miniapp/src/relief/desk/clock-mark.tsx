import type { QueueItem } from '@benefit/shared/relief/review-contract';
import { classes } from '../../ui/classes';
import { DeskIcon } from '../../ui/desk/desk-icon';
import { clockText, longClockText } from './clock-text';
import './clock-mark.scss';

/** How far the limit has run, in words; the colour only helps. */
export function ClockMark({ clock, long = false }: { clock: QueueItem['clock']; long?: boolean }) {
  const { text, tone } = long ? longClockText(clock) : clockText(clock);
  if (text === '') return null;
  return (
    <span className={classes('clock-mark', tone !== 'calm' && `clock-mark--${tone}`)}>
      <DeskIcon name={clock.paused ? 'pause' : 'clock'} size="s" />
      {text}
    </span>
  );
}
