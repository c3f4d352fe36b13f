import { useEffect } from 'react';
import { create } from 'zustand';
import { classes } from '../classes';
import { DeskIcon } from './desk-icon';
import './desk-dialog.scss';

interface Toast {
  id: number;
  text: string;
  tone: 'ok' | 'danger';
}

const SHOWN_MS = 6_000;

const useToasts = create<{ toasts: Toast[]; last: number }>(() => ({ toasts: [], last: 0 }));

/** Says a result at the foot of the page, for some seconds. */
export function toast(text: string, tone: 'ok' | 'danger' = 'ok'): void {
  useToasts.setState(({ toasts, last }) => ({
    toasts: [...toasts.slice(-2), { id: last + 1, text, tone }],
    last: last + 1,
  }));
}

export function DeskToasts() {
  const toasts = useToasts((state) => state.toasts);
  return (
    <div className="desk-toasts" role="status" aria-live="polite">
      {toasts.map((each) => (
        <ToastLine key={each.id} toast={each} />
      ))}
    </div>
  );
}

function ToastLine({ toast: { id, text, tone } }: { toast: Toast }) {
  useEffect(() => {
    const end = setTimeout(
      () => useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((each) => each.id !== id) })),
      SHOWN_MS,
    );
    return () => clearTimeout(end);
  }, [id]);
  return (
    <div className={classes('desk-toast', tone === 'danger' && 'desk-toast--danger')}>
      <DeskIcon name={tone === 'ok' ? 'check' : 'warn'} />
      {text}
    </div>
  );
}
