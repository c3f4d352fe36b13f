import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classes } from './classes';
import { Icon } from './icon';
import type { IconName } from './icon';
import './banner.scss';

interface Props {
  tone?: 'info' | 'warn' | 'ok' | 'danger';
  icon?: IconName;
  title: string;
  text?: string;
  /** From edge to edge instead of as a card. */
  flush?: boolean;
  children?: ReactNode;
}

/** One line of state, one line of what follows from it. */
export function Banner({ tone = 'info', icon, title, text, flush = false, children }: Props) {
  return (
    <View className={classes('banner', `banner--${tone}`, flush && 'banner--flush')} ariaRole="status">
      {icon && <Icon name={icon} size="s" />}
      <View className="grow">
        <Text className="banner-title">{title}</Text>
        {text !== undefined && text !== '' && <Text className="banner-text">{text}</Text>}
        {children}
      </View>
    </View>
  );
}
