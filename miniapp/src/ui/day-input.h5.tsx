import { classes } from './classes';
import type { DayInputProps } from './day-input';
import './inputs.scss';

export type { DayInputProps } from './day-input';

/** A calendar day, by the browser's own field: its wheels on a phone, a calendar and keys at a desk. */
export function DayInput({ value, label, earliest, latest, onChange }: DayInputProps) {
  return (
    <div className="text-input day-box">
      <input
        className={classes('day-input num', value === '' && 'day-input--empty')}
        type="date"
        value={value}
        min={earliest}
        max={latest}
        aria-label={label}
        onChange={(event) => onChange(event.target.value)}
      />
      {value === '' && <span className="day-hint">请选择日期</span>}
    </div>
  );
}
