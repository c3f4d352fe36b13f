import { Text, View } from '@tarojs/components';
import { classes } from './classes';
import { Press } from './press';
import './choice.scss';

interface Props<V extends string> {
  label: string;
  options: readonly { value: V; text: string }[];
  value: V | null;
  onChange: (value: V) => void;
}

/** One of a few, all in sight. */
export function Choice<V extends string>({ label, options, value, onChange }: Props<V>) {
  return (
    <View className="choice" {...{ role: 'radiogroup', 'aria-label': label }}>
      {options.map((option) => (
        <Press
          key={option.value}
          className={classes('choice-option', option.value === value && 'choice-option--on')}
          role="radio"
          checked={option.value === value}
          onPress={() => onChange(option.value)}
        >
          <Text>{option.text}</Text>
        </Press>
      ))}
    </View>
  );
}
