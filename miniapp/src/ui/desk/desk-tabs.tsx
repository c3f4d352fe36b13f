import type { KeyboardEvent } from 'react';
import './desk-parts.scss';

export interface DeskTab<V extends string> {
  value: V;
  label: string;
  count?: number | undefined;
}

interface Props<V extends string> {
  label: string;
  tabs: readonly DeskTab<V>[];
  on: V;
  onChange: (value: V) => void;
  /** Lines under words, or a strip of buttons. */
  look?: 'lines' | 'strip';
}

/** Views of the same thing, one at a time; arrow keys go along. */
export function DeskTabs<V extends string>({ label, tabs, on, onChange, look = 'lines' }: Props<V>) {
  function go(event: KeyboardEvent<HTMLElement>): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = tabs.findIndex(({ value }) => value === on);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    onChange(next.value);
    const index = tabs.indexOf(next);
    event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')[index]?.focus();
  }
  return (
    <div
      className={look === 'lines' ? 'desk-tabs' : 'desk-strip'}
      role="tablist"
      aria-label={label}
      onKeyDown={go}
    >
      {tabs.map(({ value, label: words, count }) => (
        <button
          key={value}
          type="button"
          role="tab"
          className={look === 'lines' ? 'desk-tabs-tab' : 'desk-strip-tab'}
          aria-selected={value === on}
          tabIndex={value === on ? 0 : -1}
          onClick={() => onChange(value)}
        >
          {words}
          {count !== undefined && <span className="num">{count}</span>}
        </button>
      ))}
    </div>
  );
}
