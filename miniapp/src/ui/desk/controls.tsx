import type { ReactNode } from 'react';
import { classes } from '../classes';
import { Icon } from '../icon';
import type { IconName } from '../icon';

/*
 * Controls of the workbench. Its pages are for browsers alone, so they are the browser's own elements:
 * real buttons, fields and tables, which keyboards and screen readers know.
 */

interface ButtonProps {
  children?: ReactNode;
  onPress: () => void;
  kind?: 'primary' | 'danger' | 'quiet' | 'link';
  large?: boolean;
  icon?: IconName;
  /** The key that does the same. */
  shortcut?: string;
  /** What an icon alone is called. */
  label?: string;
  disabled?: boolean;
  busy?: boolean;
  title?: string;
}

export function DeskButton({
  children,
  onPress,
  kind,
  large = false,
  icon,
  shortcut,
  label,
  disabled = false,
  busy = false,
  title,
}: ButtonProps) {
  return (
    <button
      type="button"
      className={classes(
        'desk-button',
        kind !== undefined && `desk-button--${kind}`,
        large && 'desk-button--large',
        children === undefined && 'desk-button--icon',
      )}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      title={title ?? label}
      disabled={disabled || busy}
      onClick={onPress}
    >
      {icon !== undefined && <Icon name={icon} size="s" />}
      {children}
      {shortcut !== undefined && (
        <kbd className="desk-key" aria-hidden>
          {shortcut}
        </kbd>
      )}
    </button>
  );
}

interface FieldProps {
  label: string;
  fault?: string | undefined;
  children: ReactNode;
}

/** A control under its name, with what is wrong with it. */
export function DeskField({ label, fault, children }: FieldProps) {
  return (
    <label className="desk-field">
      <span>{label}</span>
      {children}
      {fault !== undefined && <em className="desk-fault">{fault}</em>}
    </label>
  );
}

interface SelectProps {
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
  label?: string;
}

export function DeskSelect({ value, options, onChange, label }: SelectProps) {
  return (
    <select
      className="desk-input"
      value={value}
      aria-label={label}
      onChange={(event) => onChange(event.target.value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

interface SegmentsProps<T extends string> {
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
  label: string;
}

/** A few choices beside each other, one of them in force. */
export function DeskSegments<T extends string>({ value, options, onChange, label }: SegmentsProps<T>) {
  return (
    <div className="desk-segments" role="tablist" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="tab"
          aria-selected={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}

/** A word with a ground of its own. */
export function DeskTag({
  children,
  kind,
}: {
  children: ReactNode;
  kind?: 'ok' | 'warn' | 'danger' | 'info' | 'line';
}) {
  return <span className={classes('desk-tag', kind !== undefined && `desk-tag--${kind}`)}>{children}</span>;
}

interface AlertProps {
  kind?: 'danger' | 'ok' | 'info';
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** Something to see before going on. */
export function DeskAlert({ kind, title, children, action }: AlertProps) {
  return (
    <div className={classes('desk-alert', kind !== undefined && `desk-alert--${kind}`)} role="status">
      <Icon name={kind === 'ok' ? 'check-circle' : 'alert'} size="s" />
      <div>
        <b>{title}</b>
        {children !== undefined && <p>{children}</p>}
      </div>
      {action}
    </div>
  );
}
