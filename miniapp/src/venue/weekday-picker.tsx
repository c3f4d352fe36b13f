import type { Weekday } from '@benefit/shared/shanghai-time';
import { Text, View } from '@tarojs/components';
import { classes } from '../ui/classes';
import { Press } from '../ui/press';
import { WEEKDAYS } from './opening-spans';
import './weekday-picker.scss';

/** Days of the week, each pressed on or off. */
export function WeekdayPicker({
  chosen,
  onToggle,
}: {
  chosen: readonly Weekday[];
  onToggle: (day: Weekday) => void;
}) {
  return (
    <View className="weekdays">
      {WEEKDAYS.map(({ value, text }) => (
        <Press
          key={value}
          className={classes('weekday', chosen.includes(value) && 'weekday--on')}
          role="checkbox"
          checked={chosen.includes(value)}
          label={`周${text}`}
          onPress={() => onToggle(value)}
        >
          <Text>{text}</Text>
        </Press>
      ))}
    </View>
  );
}
