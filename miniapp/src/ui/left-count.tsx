import { Text, View } from '@tarojs/components';
import './left-count.scss';

/** How many times are left, large. */
export function LeftCount({ left }: { left: number }) {
  return (
    <View className="left-count num">
      <Text>剩 </Text>
      <Text className="left-count-number">{left}</Text>
      <Text> 次</Text>
    </View>
  );
}
