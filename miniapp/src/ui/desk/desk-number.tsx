import { useState } from 'react';
import type { ReactNode } from 'react';
import { DeskInput } from './desk-field';
import './desk-parts.scss';

interface Props {
  label: string;
  value: number;
  onChange: (value: number) => void;
  min: number;
  max: number;
  /** Words before and after. */
  lead?: ReactNode;
  unit?: string;
  bad?: boolean;
  disabled?: boolean;
}

/**
 * A small whole number between its words. What is being typed may be empty or out of bounds for a
 * moment; only what is within them is handed on, and leaving the field shows what counts.
 */
export function DeskNumber({
  label,
  value,
  onChange,
  min,
  max,
  lead,
  unit,
  bad = false,
  disabled = false,
}: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <span className="desk-number" onBlur={() => setTyped(null)}>
      {lead}
      <DeskInput
        type="number"
        label={label}
        min={String(min)}
        max={String(max)}
        step="1"
        bad={bad}
        disabled={disabled}
        value={typed ?? String(value)}
        onChange={(text) => {
          setTyped(text);
          const number = Number(text);
          if (text !== '' && Number.isInteger(number) && number >= min && number <= max) onChange(number);
        }}
      />
      {unit}
    </span>
  );
}
