import type { TimeInputProps } from './time-input';
import './inputs.scss';

export type { TimeInputProps } from './time-input';

const HALF_HOURS = Array.from({ length: 49 }, (_, index) => {
  const hours = String(Math.floor(index / 2)).padStart(2, '0');
  return `${hours}:${index % 2 === 0 ? '00' : '30'}`;
});

/** A time of the day from a list: the browser's own field for it speaks the browser's language. */
export function TimeInput({ value, label, onChange }: TimeInputProps) {
  const times = HALF_HOURS.includes(value) ? HALF_HOURS : [...HALF_HOURS, value].sort();
  return (
    <div className="text-input">
      <select
        className="day-input num"
        value={value}
        aria-label={label}
        onChange={(event) => onChange(event.target.value)}
      >
        {times.map((time) => (
          <option key={time} value={time}>
            {time}
          </option>
        ))}
      </select>
    </div>
  );
}
