import type { ReactNode } from 'react';
import { classes } from '../classes';
import { DeskIcon } from './desk-icon';
import type { DeskIconName } from './desk-icon';
import './desk-parts.scss';

export type DeskTone = 'plain' | 'ok' | 'warn' | 'danger' | 'info' | 'gold' | 'line';

interface TagProps {
  children: ReactNode;
  tone?: DeskTone;
  icon?: DeskIconName;
}

/** A state in words; the colour only helps. */
export function DeskTag({ children, tone = 'plain', icon }: TagProps) {
  return (
    <span className={classes('desk-tag', tone !== 'plain' && `desk-tag--${tone}`)}>
      {icon && <DeskIcon name={icon} size="s" />}
      {children}
    </span>
  );
}

/** How many, beside a title. */
export function DeskCount({ children, hot = false }: { children: number; hot?: boolean }) {
  return (
    <span className={classes('desk-count', hot && 'desk-count--hot')}>
      {children.toLocaleString('zh-CN')}
    </span>
  );
}

interface AlertProps {
  tone?: 'warn' | 'ok' | 'danger' | 'info';
  title: string;
  text?: string | undefined;
  children?: ReactNode;
}

const ALERT_ICON: Record<NonNullable<AlertProps['tone']>, DeskIconName> = {
  warn: 'warn',
  ok: 'check',
  danger: 'warn',
  info: 'help',
};

/** What is the case, in one line, and what follows from it. */
export function DeskAlert({ tone = 'warn', title, text, children }: AlertProps) {
  return (
    <div
      className={classes('desk-alert', `desk-alert--${tone}`)}
      role={tone === 'danger' ? 'alert' : 'status'}
    >
      <DeskIcon name={ALERT_ICON[tone]} />
      <div className="desk-grow">
        <b>{title}</b>
        {text !== undefined && text !== '' && <p>{text}</p>}
        {children}
      </div>
    </div>
  );
}
