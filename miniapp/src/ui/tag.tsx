import { Text } from '@tarojs/components';
import { classes } from './classes';
import './tag.scss';

interface Props {
  children: string;
  tone?: 'plain' | 'ok' | 'warn' | 'info' | 'danger' | 'gold';
}

/** A state in words; the colour only helps. */
export function Tag({ children, tone = 'plain' }: Props) {
  return <Text className={classes('tag', tone !== 'plain' && `tag--${tone}`)}>{children}</Text>;
}
