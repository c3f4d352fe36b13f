import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classes } from './classes';
import './card.scss';

interface Props {
  children: ReactNode;
  /** Room around the content; cells bring their own. */
  pad?: boolean;
  className?: string;
}

export function Card({ children, pad = false, className }: Props) {
  return <View className={classes('card', pad && 'card--pad', className)}>{children}</View>;
}
