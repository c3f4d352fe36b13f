import { Text, Textarea, View } from '@tarojs/components';
import './inputs.scss';

interface Props {
  value: string;
  label: string;
  placeholder: string;
  maxLength: number;
  onChange: (text: string) => void;
}

/** Several lines of text, with what of the room is used. */
export function TextArea({ value, label, placeholder, maxLength, onChange }: Props) {
  return (
    <View className="text-input text-area">
      <Textarea
        className="text-area-box"
        value={value}
        maxlength={maxLength}
        placeholder={placeholder}
        placeholderClass="text-input-placeholder"
        // over the page's own elements otherwise
        disableDefaultPadding
        showConfirmBar={false}
        {...{ 'aria-label': label }}
        onInput={(event) => onChange(event.detail.value)}
      />
      <Text className="text-area-count num">
        {value.length} / {maxLength}
      </Text>
    </View>
  );
}
