import { View } from '@tarojs/components';
import { classes } from './classes';
import './skeleton.scss';

interface Props {
  /** What will stand here. */
  shape?: 'line' | 'title' | 'card' | 'row' | 'square';
  /** How many, one under the other. */
  count?: number;
  /** On a deep ground. */
  deep?: boolean;
}

/** A place holder in the shape of what is being loaded. */
export function Skeleton({ shape = 'line', count = 1, deep = false }: Props) {
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <View
          key={index}
          className={classes('skeleton', `skeleton--${shape}`, deep && 'skeleton--deep')}
          aria-hidden
        />
      ))}
    </>
  );
}
