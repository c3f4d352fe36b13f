import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classes } from '../ui/classes';
import { Icon } from '../ui/icon';
import { Press } from '../ui/press';
import './counter.scss';

interface PickProps {
  title: string;
  note?: string;
  chosen: boolean;
  disabled?: boolean;
  /** What stands at the end of the row, such as how many are left. */
  end?: ReactNode;
  onChoose: () => void;
}

/** One of several, as a card: one tap chooses, nothing is chosen beforehand. */
export function Pick({ title, note, chosen, disabled = false, end, onChoose }: PickProps) {
  return (
    <Press
      className={classes('pick', chosen && 'pick-on', disabled && 'pick-off')}
      role="radio"
      checked={chosen}
      disabled={disabled}
      onPress={onChoose}
    >
      <View className="pick-radio">{chosen && <Icon name="check" size="xs" />}</View>
      <View className="grow">
        <Text className="pick-title">{title}</Text>
        {note !== undefined && <Text className="pick-note">{note}</Text>}
      </View>
      {end}
    </Press>
  );
}
