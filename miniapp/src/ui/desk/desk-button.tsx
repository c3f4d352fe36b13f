import type { ReactNode } from 'react';
import { classes } from '../classes';
import { DeskIcon } from './desk-icon';
import type { DeskIconName } from './desk-icon';
import './desk-parts.scss';

interface Props {
  /** Its words; without them it is an icon with a `label`. */
  children?: ReactNode;
  onPress: () => void;
  kind?: 'plain' | 'primary' | 'danger' | 'quiet' | 'link';
  icon?: DeskIconName;
  /** The key that does the same. */
  keyHint?: string;
  /** What it is called, where its own words do not say it. */
  label?: string;
  /** Shows that the press is being worked on; a second press does nothing. */
  busy?: boolean;
  disabled?: boolean;
  large?: boolean;
  expanded?: boolean;
  /** Says why it is disabled, or what it does, under the mouse. */
  title?: string;
}

/** A real button at the height of the desk's controls. */
export function DeskButton({
  children,
  onPress,
  kind = 'plain',
  icon,
  keyHint,
  label,
  busy = false,
  disabled = false,
  large = false,
  expanded,
  title,
}: Props) {
  return (
    <button
      type="button"
      className={classes(
        'desk-button',
        kind !== 'plain' && `desk-button--${kind}`,
        large && 'desk-button--large',
        children === undefined && 'desk-button--icon',
      )}
      disabled={disabled || busy}
      aria-label={label}
      aria-busy={busy || undefined}
      aria-expanded={expanded}
      title={title ?? (children === undefined ? label : undefined)}
      onClick={onPress}
    >
      {busy ? <span className="desk-busy" aria-hidden /> : icon && <DeskIcon name={icon} />}
      {children !== undefined && <span className="desk-button-text">{children}</span>}
      {keyHint !== undefined && <DeskKey>{keyHint}</DeskKey>}
    </button>
  );
}

/** A key of the keyboard, drawn; not read out. */
export function DeskKey({ children }: { children: string }) {
  return (
    <kbd className="desk-kbd" aria-hidden>
      {children}
    </kbd>
  );
}
