import { Text, View } from '@tarojs/components';
import { classes } from '../../../ui/classes';
import { Icon } from '../../../ui/icon';
import { Press } from '../../../ui/press';

interface Props {
  title: string;
  end?: string;
  isUnfolded: boolean;
  onPress: () => void;
}

/** A row of a card that unfolds what stands under it. */
export function FoldRow({ title, end, isUnfolded, onPress }: Props) {
  return (
    <Press
      className="cell"
      label={title}
      attributes={{ 'aria-expanded': String(isUnfolded) }}
      onPress={onPress}
    >
      <Text className="grow cell-title">{title}</Text>
      {end !== undefined && <Text className="cell-end num">{end}</Text>}
      <View className={classes('venue-turn', isUnfolded && 'venue-turn--up')}>
        <Icon name="chevron-down" size="s" />
      </View>
    </Press>
  );
}
