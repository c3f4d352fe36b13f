import { Text, View } from '@tarojs/components';
import { replaceAll } from '../platform/navigation';
import { classes } from './classes';
import { Icon } from './icon';
import { Press } from './press';
import './tab-bar.scss';

const TABS = [
  { name: 'home', icon: 'home', text: '首页' },
  { name: 'venues', icon: 'shop', text: '优惠网点' },
  { name: 'me', icon: 'me', text: '我的' },
] as const;

export type TabName = (typeof TABS)[number]['name'];

export function TabBar({ on }: { on: TabName }) {
  return (
    <View className="tab-bar" ariaRole="navigation">
      {TABS.map(({ name, icon, text }) => (
        <Press
          key={name}
          className={classes('tab-bar-tab', name === on && 'tab-bar-tab--on')}
          role="link"
          onPress={() => {
            if (name !== on) replaceAll(name);
          }}
        >
          <Icon name={icon} bold={name === on} />
          <Text>{text}</Text>
        </Press>
      ))}
    </View>
  );
}
