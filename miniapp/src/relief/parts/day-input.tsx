import { Picker, Text, View } from '@tarojs/components';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import './inputs.scss';

export interface DayInputProps {
  /** `yyyy-mm-dd`; empty while none is chosen. */
  value: string;
  label: string;
  /** The last day that can be chosen. */
  latest: string;
  onChange: (day: string) => void;
}

/** A calendar day, by WeChat's own wheels. */
export function DayInput({ value, label, latest, onChange }: DayInputProps) {
  return (
    <Picker
      mode="date"
      value={value || latest}
      end={latest}
      onChange={({ detail }) => onChange(detail.value)}
    >
      <View className="text-input pick-box press" {...{ role: 'button', 'aria-label': label }}>
        <Text className={classes('grow num', value === '' && 'text-input-placeholder')}>
          {value === '' ? '请选择日期' : value}
        </Text>
        <Icon name="chevron-down" size="s" />
      </View>
    </Picker>
  );
}
