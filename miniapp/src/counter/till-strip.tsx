import { Text, View } from '@tarojs/components';
import './counter.scss';

interface TillStripProps {
  venueName: string;
  terminalName: string;
  /** Redemptions of the day; null while they are not known. */
  count: number | null;
  online: boolean;
  onToday: () => void;
}

/** Where this till stands and how its day goes. */
export function TillStrip({ venueName, terminalName, count, online, onToday }: TillStripProps) {
  return (
    <View className="till-strip">
      <View className={online ? 'till-live' : 'till-live till-live-off'} />
      <Text className="till-place">{`${venueName}，${terminalName}`}</Text>
      <Text className="till-count" onClick={onToday}>
        {count === null ? '今日记录' : `今天 ${count} 笔`}
      </Text>
    </View>
  );
}
