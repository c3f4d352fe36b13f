import { useId } from 'react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { classes } from '../classes';
import { DeskKey } from './desk-button';
import { DeskIcon } from './desk-icon';
import './desk-parts.scss';

interface FieldProps {
  label: string;
  /** What is wrong, under the field. */
  error?: string | undefined;
  hint?: string | undefined;
  children: ReactNode;
}

/** A labelled place in a form; the label belongs to the first control inside. */
export function DeskField({ label, error, hint, children }: FieldProps) {
  return (
    <label className={classes('desk-field', error !== undefined && 'desk-field--bad')}>
      <span className="desk-field-label">{label}</span>
      {children}
      {error !== undefined && (
        <span className="desk-field-error" role="alert">
          {error}
        </span>
      )}
      {error === undefined && hint !== undefined && <span className="desk-field-hint">{hint}</span>}
    </label>
  );
}

interface InputProps {
  value: string;
  onChange: (text: string) => void;
  /** What it is called, where no field around it says so. */
  label?: string;
  placeholder?: string;
  type?: 'text' | 'number' | 'date' | 'datetime-local' | 'search' | 'password';
  maxLength?: number;
  min?: string;
  max?: string;
  step?: string;
  disabled?: boolean;
  bad?: boolean;
  large?: boolean;
  onEnter?: () => void;
  inputRef?: Ref<HTMLInputElement>;
}

export function DeskInput({
  value,
  onChange,
  label,
  type = 'text',
  bad = false,
  large = false,
  onEnter,
  inputRef,
  ...rest
}: InputProps) {
  return (
    <input
      {...rest}
      ref={inputRef}
      className={classes('desk-input', bad && 'desk-input--bad', large && 'desk-input--large')}
      type={type}
      value={value}
      aria-label={label}
      aria-invalid={bad || undefined}
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter?.();
      }}
    />
  );
}

interface AreaProps {
  value: string;
  onChange: (text: string) => void;
  label?: string;
  placeholder?: string;
  maxLength?: number;
  rows?: number;
  bad?: boolean;
  disabled?: boolean;
}

export function DeskArea({ value, onChange, label, bad = false, rows = 3, ...rest }: AreaProps) {
  return (
    <textarea
      {...rest}
      rows={rows}
      className={classes('desk-input', 'desk-input--area', bad && 'desk-input--bad')}
      value={value}
      aria-label={label}
      aria-invalid={bad || undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export interface DeskOption<V extends string = string> {
  value: V;
  label: string;
}

interface SelectProps<V extends string> {
  value: V;
  onChange: (value: V) => void;
  options: readonly DeskOption<V>[];
  label?: string;
  disabled?: boolean;
  large?: boolean;
  /** Words before the choice, inside the control: 依据. */
  lead?: string;
  /** A filter that is set. */
  on?: boolean;
}

/** A choice among few; the browser's own list, which keyboards and screen readers know. */
export function DeskSelect<V extends string>({
  value,
  onChange,
  options,
  label,
  disabled,
  large = false,
  lead,
  on = false,
}: SelectProps<V>) {
  return (
    <span className={classes('desk-select', large && 'desk-select--large', on && 'desk-select--on')}>
      {lead !== undefined && <span className="desk-select-lead">{lead}</span>}
      <select
        className="desk-select-list"
        value={value}
        aria-label={label}
        disabled={disabled}
        // What can be chosen is what was given.
        onChange={(event) => onChange(event.target.value as V)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <DeskIcon name="down" size="s" />
    </span>
  );
}

interface CheckProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** What it is called, where the words beside it do not say it. */
  label?: string;
  disabled?: boolean;
  children?: ReactNode;
  radio?: boolean;
}

export function DeskCheck({ checked, onChange, label, disabled, children, radio = false }: CheckProps) {
  const id = useId();
  return (
    <span className="desk-check">
      <input
        id={id}
        className="desk-check-box"
        type={radio ? 'radio' : 'checkbox'}
        checked={checked}
        disabled={disabled}
        aria-label={label}
        onChange={(event) => onChange(event.target.checked)}
      />
      {children !== undefined && (
        <label className="desk-check-label" htmlFor={id}>
          {children}
        </label>
      )}
    </span>
  );
}

interface SearchProps {
  value: string;
  onChange: (text: string) => void;
  onEnter?: () => void;
  label: string;
  placeholder: string;
  keyHint?: string;
  inputRef?: Ref<HTMLInputElement>;
  onKey?: (event: KeyboardEvent<HTMLInputElement>) => void;
}

export function DeskSearch({
  value,
  onChange,
  onEnter,
  label,
  placeholder,
  keyHint,
  inputRef,
  onKey,
}: SearchProps) {
  return (
    <label className="desk-search">
      <DeskIcon name="search" />
      <input
        ref={inputRef}
        className="desk-search-input"
        type="search"
        value={value}
        aria-label={label}
        placeholder={placeholder}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          onKey?.(event);
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter?.();
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      {keyHint !== undefined && value === '' && <DeskKey>{keyHint}</DeskKey>}
    </label>
  );
}
