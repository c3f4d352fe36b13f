import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classes } from './classes';
import { Icon } from './icon';
import type { IconName } from './icon';
import { Press } from './press';
import './button.scss';

interface Props {
  children: ReactNode;
  onPress: () => void;
  kind?: 'primary' | 'tint' | 'plain' | 'danger';
  /** Shows that the press is being worked on; a second press does nothing. */
  busy?: boolean;
  disabled?: boolean;
  /** As wide as its place. */
  block?: boolean;
  slim?: boolean;
  icon?: IconName;
  className?: string;
  label?: string;
  attributes?: Record<string, string>;
}

export function Button({
  children,
  onPress,
  kind = 'primary',
  busy = false,
  disabled = false,
  block = false,
  slim = false,
  icon,
  className,
  label,
  attributes,
}: Props) {
  return (
    <Press
      className={classes(
        'button',
        `button--${kind}`,
        block && 'button--block',
        slim && 'button--slim',
        className,
      )}
      disabled={disabled || busy}
      label={label}
      {...(attributes ? { attributes } : {})}
      onPress={onPress}
    >
      {busy ? <View className="button-busy" /> : icon && <Icon name={icon} />}
      <Text>{children}</Text>
    </Press>
  );
}
