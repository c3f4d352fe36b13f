import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classes } from './classes';
import { Icon } from './icon';
import { Press } from './press';
import './checkbox.scss';

interface Props {
  checked: boolean;
  label: string;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}

export function Checkbox({ checked, label, onChange, children }: Props) {
  return (
    <Press
      className="checkbox"
      role="checkbox"
      checked={checked}
      label={label}
      onPress={() => onChange(!checked)}
    >
      <View className={classes('checkbox-box', checked && 'checkbox-box--on')}>
        {checked && <Icon name="check" size="xs" bold />}
      </View>
      <View className="grow">{children}</View>
    </Press>
  );
}
