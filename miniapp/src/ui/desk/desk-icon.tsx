import { classes } from '../classes';
import { DESK_ICON_SHAPES } from './desk-icon-shapes';
import type { DeskIconName } from './desk-icon-shapes';
import './desk-parts.scss';

export type { DeskIconName } from './desk-icon-shapes';

interface Props {
  name: DeskIconName;
  size?: 's' | 'm' | 'l';
}

/** A line icon in the colour of the text around it. It says nothing that words beside it do not say. */
export function DeskIcon({ name, size = 'm' }: Props) {
  return (
    <svg
      className={classes('desk-icon', size !== 'm' && `desk-icon--${size}`)}
      viewBox="0 0 20 20"
      aria-hidden
      // Shapes of our own, written in the source.
      dangerouslySetInnerHTML={{ __html: DESK_ICON_SHAPES[name] }}
    />
  );
}
