import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { classes } from '../classes';
import { DeskButton } from './controls';

interface Props {
  title: string;
  note?: string;
  wide?: boolean;
  onClose: () => void;
  /** What Ctrl and Enter do. */
  onSubmit?: () => void;
  children: ReactNode;
  foot: ReactNode;
}

const FOCUSABLE = 'button:not(:disabled), input:not(:disabled), select, textarea, [tabindex="0"]';

/** A dialog over the page: the keyboard stays inside, Esc closes, and the place before gets its focus back. */
export function DeskDialog({ title, note, wide = false, onClose, onSubmit, children, foot }: Props) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.querySelector<HTMLElement>('[data-first], textarea, input, select')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit?.();
    if (event.key === 'Tab') keepInside(event, panel.current);
  }

  return (
    <div className="desk-veil" role="presentation" onKeyDown={onKeyDown}>
      <div
        ref={panel}
        className={classes('desk-dialog', wide && 'desk-dialog--wide')}
        role="dialog"
        aria-modal="true"
        aria-label={title}
      >
        <div className="desk-dialog__head">
          <div className="grow">
            <h2>{title}</h2>
            {note !== undefined && <p className="note">{note}</p>}
          </div>
          <DeskButton kind="quiet" icon="close" label="关闭" onPress={onClose} />
        </div>
        <div className="desk-dialog__body">{children}</div>
        <div className="desk-dialog__foot">{foot}</div>
      </div>
    </div>
  );
}

function keepInside(event: KeyboardEvent, panel: HTMLElement | null): void {
  const places = [...(panel?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
  const [first, last] = [places[0], places[places.length - 1]];
  if (first === undefined || last === undefined) return;
  const active = document.activeElement;
  if (event.shiftKey && active === first) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && active === last) {
    event.preventDefault();
    first.focus();
  }
}
