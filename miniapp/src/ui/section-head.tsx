import { Text, View } from '@tarojs/components';
import { Icon } from './icon';
import { Press } from './press';
import './section-head.scss';

interface Props {
  title: string;
  /** What stands at the right; with `onPress` it leads on. */
  aside?: string;
  onPress?: () => void;
}

export function SectionHead({ title, aside, onPress }: Props) {
  return (
    <View className="section-head">
      <Text className="section-head-title">{title}</Text>
      {aside !== undefined && onPress && (
        <Press className="section-head-aside" onPress={onPress}>
          <Text className="num">{aside}</Text>
          <Icon name="chevron" size="xs" />
        </Press>
      )}
      {aside !== undefined && !onPress && <Text className="section-head-aside num">{aside}</Text>}
    </View>
  );
}
