import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classes } from './classes';
import { Icon } from './icon';
import type { IconName } from './icon';
import { Press } from './press';
import './cell.scss';

export interface CellProps {
  title: ReactNode;
  note?: ReactNode;
  icon?: IconName;
  iconTone?: 'green' | 'warn' | 'gold' | 'plain' | 'info';
  /** What stands at the right. */
  end?: ReactNode;
  /** Struck through, as what was taken back. */
  struck?: boolean;
  onPress?: () => void;
  className?: string;
}

/** One row of a card. It leads on where it can be pressed. */
export function Cell({
  title,
  note,
  icon,
  iconTone = 'green',
  end,
  struck = false,
  onPress,
  className,
}: CellProps) {
  const row = (
    <>
      {icon && (
        <View className={classes('cell-dot', `cell-dot--${iconTone}`)}>
          <Icon name={icon} />
        </View>
      )}
      <View className="grow">
        <View className={classes('cell-title', struck && 'cell-title--struck')}>{title}</View>
        {note !== undefined && <View className="cell-note num">{note}</View>}
      </View>
      {end !== undefined && (
        <View className="cell-end num">{typeof end === 'string' ? <Text>{end}</Text> : end}</View>
      )}
      {onPress && (
        <View className="cell-chevron">
          <Icon name="chevron" size="s" />
        </View>
      )}
    </>
  );
  const name = classes('cell', icon && 'cell--iconed', className);
  return onPress ? (
    <Press className={name} onPress={onPress}>
      {row}
    </Press>
  ) : (
    <View className={name}>{row}</View>
  );
}
