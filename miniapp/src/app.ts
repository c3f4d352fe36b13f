import './platform/start';
import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { startSession } from './platform/session';
import { useSystem } from './platform/system';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    void startSession();
    void useSystem.getState().loadSystem();
  });
  return children;
}
