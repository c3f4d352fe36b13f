import type { ReactNode } from 'react';
import { classes } from '../classes';
import { DeskIcon } from './desk-icon';
import type { DeskIconName } from './desk-icon';
import './desk-parts.scss';

interface PanelProps {
  title?: ReactNode;
  /** At the right of the title. */
  end?: ReactNode;
  /** A line below, such as a sum or buttons. */
  foot?: ReactNode;
  footEnd?: ReactNode;
  /** Without space around the content: tables and lists. */
  flush?: boolean;
  grow?: boolean;
  label?: string;
  children?: ReactNode;
}

/** A sheet of paper on the desk. */
export function DeskPanel({
  title,
  end,
  foot,
  footEnd,
  flush = false,
  grow = false,
  label,
  children,
}: PanelProps) {
  return (
    <section className={classes('desk-panel', grow && 'desk-panel--grow')} aria-label={label}>
      {title !== undefined && (
        <div className="desk-panel-head">
          {typeof title === 'string' ? <h2>{title}</h2> : title}
          {end !== undefined && <div className="desk-end">{end}</div>}
        </div>
      )}
      <div className={classes('desk-panel-body', flush && 'desk-panel-body--flush')}>{children}</div>
      {(foot !== undefined || footEnd !== undefined) && (
        <div className="desk-panel-foot">
          {foot}
          {footEnd !== undefined && <div className="desk-end">{footEnd}</div>}
        </div>
      )}
    </section>
  );
}

export interface DeskTileContent {
  label: string;
  icon?: DeskIconName;
  tone?: 'ok' | 'warn' | 'danger';
  value: ReactNode;
  unit?: string;
  note?: string;
}

/** Few numbers that matter, side by side. */
export function DeskTiles({ tiles }: { tiles: readonly DeskTileContent[] }) {
  return (
    <div className="desk-tiles">
      {tiles.map(({ label, icon, tone, value, unit, note }) => (
        <div className="desk-tile" key={label}>
          <div className={classes('desk-tile-label', tone && `desk-${tone}`)}>
            {icon && <DeskIcon name={icon} size="s" />}
            {label}
          </div>
          <div className="desk-tile-value">
            {value}
            {unit !== undefined && <small>{unit}</small>}
          </div>
          <div className="desk-note desk-cut">{note}</div>
        </div>
      ))}
    </div>
  );
}

interface HeadProps {
  title: string;
  text?: ReactNode;
  /** The page's own buttons. */
  children?: ReactNode;
}

/** The first lines of a page. */
export function DeskHead({ title, text, children }: HeadProps) {
  return (
    <div className="desk-head">
      <div className="desk-grow">
        <h1>{title}</h1>
        {text !== undefined && <p className="desk-dim">{text}</p>}
      </div>
      {children}
    </div>
  );
}
