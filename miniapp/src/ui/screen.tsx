import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useElderMode } from '../platform/elder-mode';
import { frameOfPhone } from '../platform/frame';
import { back as goBack } from '../platform/navigation';
import { useOnline } from '../platform/online';
import { useDemo } from '../platform/system';
import { Banner } from './banner';
import { classes } from './classes';
import { Icon } from './icon';
import { Press } from './press';
import { TabBar } from './tab-bar';
import type { TabName } from './tab-bar';
import './screen.scss';

interface Props {
  title: string;
  /** A way back at the left of the title. */
  back?: boolean;
  /** The bar of tabs, on this tab. */
  tab?: TabName;
  /** On a deep ground, as the pass. */
  deep?: boolean;
  /** The title as a name at the left, without a way back. */
  brand?: boolean;
  /** Under the thumb, always in sight. */
  dock?: ReactNode;
  /** What still works without a network. */
  offlineText?: string;
  /** From edge to edge. */
  flush?: boolean;
  children: ReactNode;
}

/** Every page stands in one: navigation bar, state of mode and network, content, dock, tabs. */
export function Screen({
  title,
  back = false,
  tab,
  deep = false,
  brand = false,
  dock,
  offlineText = '显示的是上次的内容',
  flush = false,
  children,
}: Props) {
  const elder = useElderMode((mode) => mode.elder);
  const online = useOnline();
  const demo = useDemo();
  const { statusBarPx, capsulePx } = frameOfPhone();
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title });
  }, [title]);

  return (
    <View className={classes('screen', elder && 'elder', deep && 'screen--deep')}>
      <View className="screen-top" style={{ paddingTop: `${statusBarPx}px` }}>
        <View className="screen-nav" style={{ paddingRight: `${capsulePx}px` }}>
          {back && (
            <Press className="screen-back" label="返回" onPress={goBack}>
              <Icon name="back" />
            </Press>
          )}
          <Text className={brand ? 'screen-brand' : 'screen-title'}>{title}</Text>
        </View>
        {demo && <Banner flush tone="warn" icon="beaker" title="演示环境" text="人物和数据都是虚构的" />}
        {!online && <Banner flush tone="info" icon="cloud" title="当前无网络" text={offlineText} />}
      </View>
      <View className={classes('screen-body', flush && 'screen-body--flush')}>{children}</View>
      {(dock !== undefined || tab) && (
        <View className="screen-bottom">
          {dock !== undefined && dock !== null && (
            <View className={classes('screen-dock', !tab && 'screen-dock--last')}>{dock}</View>
          )}
          {tab && <TabBar on={tab} />}
        </View>
      )}
    </View>
  );
}
