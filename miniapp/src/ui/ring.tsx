import { Text, View } from '@tarojs/components';
import './ring.scss';

interface Props {
  left: number;
  total: number;
}

/** How many seconds are left of how many. */
export function Ring({ left, total }: Props) {
  const turn = Math.max(0, Math.min(1, left / total));
  return (
    <View
      className="ring"
      style={{ background: `conic-gradient(var(--code-green) ${turn}turn, var(--code-green-soft) 0)` }}
    >
      <View className="ring-hole">
        <Text className="num">{left}</Text>
      </View>
    </View>
  );
}
