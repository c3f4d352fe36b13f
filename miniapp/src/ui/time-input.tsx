import { Picker, Text, View } from '@tarojs/components';
import './inputs.scss';

export interface TimeInputProps {
  /** `09:00` to `24:00`. */
  value: string;
  label: string;
  onChange: (time: string) => void;
}

/** A time of the day, by WeChat's own wheels. */
export function TimeInput({ value, label, onChange }: TimeInputProps) {
  return (
    <Picker mode="time" value={value} onChange={({ detail }) => onChange(String(detail.value))}>
      <View className="text-input press" {...{ role: 'button', 'aria-label': label }}>
        <Text className="num">{value}</Text>
      </View>
    </Picker>
  );
}
