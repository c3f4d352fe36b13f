import { Text, View } from '@tarojs/components';
import { Icon } from './icon';
import { Press } from './press';
import { Sheet } from './sheet';
import './list-sheet.scss';

interface Props<V extends string> {
  title: string;
  options: readonly { value: V; text: string; note?: string }[];
  value: V | null;
  onChange: (value: V) => void;
  onClose: () => void;
}

/** One of many, in a panel from below. */
export function ListSheet<V extends string>({ title, options, value, onChange, onClose }: Props<V>) {
  return (
    <Sheet title={title} onClose={onClose}>
      <View {...{ role: 'radiogroup', 'aria-label': title }}>
        {options.map((option) => (
          <Press
            key={option.value}
            className="list-sheet-row"
            role="radio"
            checked={option.value === value}
            onPress={() => {
              onChange(option.value);
              onClose();
            }}
          >
            <View className="grow">
              <Text className="list-sheet-text">{option.text}</Text>
              {option.note !== undefined && <Text className="list-sheet-note">{option.note}</Text>}
            </View>
            {option.value === value && (
              <View className="list-sheet-mark">
                <Icon name="check" bold />
              </View>
            )}
          </Press>
        ))}
      </View>
    </Sheet>
  );
}
