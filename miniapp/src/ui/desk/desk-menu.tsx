import { useEffect, useRef, useState } from 'react';
import { DeskIcon } from './desk-icon';
import type { DeskIconName } from './desk-icon';
import { DeskButton } from './desk-button';
import './desk-dialog.scss';

export interface DeskMenuItem {
  text: string;
  note?: string;
  icon?: DeskIconName;
  onPress: () => void;
}

interface Props {
  label: string;
  icon?: DeskIconName;
  text?: string;
  kind?: 'plain' | 'quiet';
  /** Where it opens. */
  place?: 'below-left' | 'below-right' | 'above';
  busy?: boolean;
  disabled?: boolean;
  items: readonly DeskMenuItem[];
}

/** Few things to do, one press away. */
export function DeskMenu({
  label,
  icon = 'more',
  text,
  kind = 'quiet',
  place = 'below-right',
  busy = false,
  disabled = false,
  items,
}: Props) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const away = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    box.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [open]);

  return (
    <div
      className="desk-menu-place"
      ref={box}
      onKeyDown={(event) => {
        if (!open) return;
        const all = [...(box.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
        const at = all.findIndex((each) => each === document.activeElement);
        if (event.key === 'Escape') {
          event.stopPropagation();
          setOpen(false);
          box.current?.querySelector('button')?.focus();
        }
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        all[(at + (event.key === 'ArrowDown' ? 1 : -1) + all.length) % all.length]?.focus();
      }}
    >
      <DeskButton
        kind={kind}
        icon={icon}
        label={label}
        expanded={open}
        busy={busy}
        disabled={disabled}
        onPress={() => setOpen(!open)}
      >
        {text}
      </DeskButton>
      {open && (
        <div className={`desk-menu desk-menu--${place}`} role="menu" aria-label={label}>
          {items.map((item) => (
            <button
              key={item.text}
              type="button"
              role="menuitem"
              className="desk-menu-item"
              onClick={() => {
                setOpen(false);
                item.onPress();
              }}
            >
              {item.icon ? <DeskIcon name={item.icon} /> : <span />}
              <span className="desk-menu-text">
                {item.text}
                {item.note !== undefined && <small>{item.note}</small>}
              </span>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
