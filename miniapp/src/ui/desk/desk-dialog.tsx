import { useEffect, useId, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { classes } from '../classes';
import { DeskButton } from './desk-button';
import './desk-dialog.scss';

const FOCUSABLE =
  'button:not(:disabled), [href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

interface Props {
  title: string;
  note?: ReactNode;
  onClose: () => void;
  /** Closing is not possible while something is being sent. */
  busy?: boolean;
  /** At the left of the last line. */
  foot?: ReactNode;
  /** The buttons; the last one names its effect. */
  actions?: ReactNode;
  /** A second column. */
  side?: ReactNode;
  size?: 'small' | 'wide' | 'full';
  /** With Ctrl and Enter. */
  onSubmit?: () => void;
  children?: ReactNode;
}

/** A question over the page. Focus stays inside and goes back where it was; Esc closes. */
export function DeskDialog({
  title,
  note,
  onClose,
  busy = false,
  foot,
  actions,
  side,
  size = 'small',
  onSubmit,
  children,
}: Props) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const before = document.activeElement;
    const first =
      box.current?.querySelector<HTMLElement>('[data-autofocus]') ??
      box.current?.querySelector<HTMLElement>(
        '.desk-dialog-main input, .desk-dialog-main select, .desk-dialog-main textarea',
      );
    (first ?? box.current)?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  function hear(event: KeyboardEvent<HTMLElement>): void {
    if (event.nativeEvent.isComposing) return;
    event.stopPropagation();
    if (event.key === 'Escape' && !busy) onClose();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !busy) onSubmit?.();
    if (event.key !== 'Tab' || !box.current) return;
    const all = [...box.current.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
      (each) => each.offsetParent !== null && each.tabIndex >= 0,
    );
    const [first, last] = [all[0], all[all.length - 1]];
    const at = document.activeElement;
    if (event.shiftKey && (at === first || at === box.current)) {
      event.preventDefault();
      last?.focus();
    } else if (!event.shiftKey && at === last) {
      event.preventDefault();
      first?.focus();
    }
  }

  return (
    <div className="desk-veil">
      <div
        ref={box}
        className={classes('desk-dialog', `desk-dialog--${size}`)}
        role="dialog"
        aria-modal
        aria-labelledby={id}
        tabIndex={-1}
        onKeyDown={hear}
      >
        <div className="desk-dialog-head">
          <div className="desk-grow">
            <h1 id={id}>{title}</h1>
            {note !== undefined && <p className="desk-note">{note}</p>}
          </div>
          <DeskButton kind="quiet" icon="x" label="关闭" disabled={busy} onPress={onClose} />
        </div>
        <div className={classes('desk-dialog-body', side !== undefined && 'desk-dialog-body--two')}>
          <div className="desk-dialog-main">{children}</div>
          {side !== undefined && <div className="desk-dialog-side">{side}</div>}
        </div>
        {(foot !== undefined || actions !== undefined) && (
          <div className="desk-dialog-foot">
            <div className="desk-grow desk-note">{foot}</div>
            <div className="desk-end">{actions}</div>
          </div>
        )}
      </div>
    </div>
  );
}
