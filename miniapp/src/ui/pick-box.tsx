import { Text } from '@tarojs/components';
import { classes } from './classes';
import { Icon } from './icon';
import { Press } from './press';
import './inputs.scss';

interface Props {
  /** What is chosen; empty while nothing is. */
  text: string;
  label: string;
  placeholder: string;
  onPress: () => void;
}

/** Shows what was chosen from a list and opens it. */
export function PickBox({ text, label, placeholder, onPress }: Props) {
  return (
    <Press className="text-input pick-box" label={`${label}：${text || placeholder}`} onPress={onPress}>
      <Text className={classes('grow', text === '' && 'text-input-placeholder')}>{text || placeholder}</Text>
      <Icon name="chevron-down" size="s" />
    </Press>
  );
}
