import type { DayInputProps } from './day-input';
import './inputs.scss';

export type { DayInputProps } from './day-input';

/** A calendar day, by the browser's own field: its wheels on a phone, a calendar and keys at a desk. */
export function DayInput({ value, label, latest, onChange }: DayInputProps) {
  return (
    <div className="text-input">
      <input
        className="day-input num"
        type="date"
        value={value}
        max={latest}
        aria-label={label}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
