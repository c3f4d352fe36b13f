import { View } from '@tarojs/components';
import { classes } from './classes';
import './switch.scss';

/** Shows on or off; the row around it is what is pressed. */
export function Switch({ on }: { on: boolean }) {
  return (
    <View className={classes('switch', on && 'switch--on')}>
      <View className="switch-knob" />
    </View>
  );
}
