import { Text, View } from '@tarojs/components';
import { Button } from './button';
import { Icon } from './icon';
import type { IconName } from './icon';
import './empty-state.scss';

interface Props {
  icon: IconName;
  /** What it is that is not there. */
  title: string;
  text?: string;
  /** The one thing to do. */
  action?: { text: string; onPress: () => void };
}

export function EmptyState({ icon, title, text, action }: Props) {
  return (
    <View className="empty-state">
      <View className="empty-state-mark">
        <Icon name={icon} size="xl" />
      </View>
      <Text className="empty-state-title">{title}</Text>
      {text !== undefined && <Text className="empty-state-text">{text}</Text>}
      {action && (
        <Button kind="tint" slim onPress={action.onPress}>
          {action.text}
        </Button>
      )}
    </View>
  );
}
