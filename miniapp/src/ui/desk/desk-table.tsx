import type { ReactNode } from 'react';
import { classes } from '../classes';
import './desk-parts.scss';

export interface DeskColumn<T> {
  key: string;
  title: ReactNode;
  /** As CSS: `104px` never, tokens or percent; the first without a width takes the rest. */
  width?: string;
  align?: 'right' | 'center';
  cell: (row: T) => ReactNode;
  /** Tells how the cell stands: a failed check shows in its place. */
  tone?: (row: T) => 'bad' | 'hold' | undefined;
  wrap?: boolean;
}

interface Props<T> {
  label: string;
  columns: readonly DeskColumn<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string;
  dense?: boolean;
  /** Rows of two lines. */
  tall?: boolean;
  isOn?: (row: T) => boolean;
  onPress?: (row: T) => void;
  empty?: ReactNode;
}

export function DeskTable<T>({
  label,
  columns,
  rows,
  keyOf,
  dense = false,
  tall = false,
  isOn,
  onPress,
  empty,
}: Props<T>) {
  return (
    <table
      className={classes('desk-table', dense && 'desk-table--dense', tall && 'desk-table--tall')}
      aria-label={label}
    >
      <colgroup>
        {columns.map(({ key, width }) => (
          <col key={key} {...(width === undefined ? {} : { style: { width } })} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ key, title, align }) => (
            <th key={key} scope="col" className={align && `desk-${align}`}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={keyOf(row)}
            className={classes(isOn?.(row) && 'is-on', onPress && 'is-pressable')}
            onClick={onPress && (() => onPress(row))}
          >
            {columns.map(({ key, align, cell, tone, wrap }) => (
              <td key={key} className={classes(align && `desk-${align}`, wrap && 'desk-wrap', tone?.(row))}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
        {rows.length === 0 && empty !== undefined && (
          <tr>
            <td colSpan={columns.length} className="desk-wrap">
              {empty}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
