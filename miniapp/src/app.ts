import './platform/start';
import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { clickByKeys } from './platform/key-clicks';
import { startSession } from './platform/session';
import { useSystem } from './platform/system';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    clickByKeys();
    void startSession();
    void useSystem.getState().loadSystem();
  });
  return children;
}
