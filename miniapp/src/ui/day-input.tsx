import { Picker, Text, View } from '@tarojs/components';
import { classes } from './classes';
import { Icon } from './icon';
import './inputs.scss';

export interface DayInputProps {
  /** `yyyy-mm-dd`; empty while none is chosen. */
  value: string;
  label: string;
  /** The first and the last day that can be chosen. */
  earliest?: string;
  latest?: string;
  onChange: (day: string) => void;
}

/** A calendar day, by WeChat's own wheels. */
export function DayInput({ value, label, earliest, latest, onChange }: DayInputProps) {
  return (
    <Picker
      mode="date"
      value={value || (latest ?? earliest ?? '')}
      {...(earliest === undefined ? {} : { start: earliest })}
      {...(latest === undefined ? {} : { end: latest })}
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
