import './platform/start';
import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { clickByKeys } from './platform/key-clicks';
import { startSession } from './platform/session';
import { useSystem } from './platform/system';
import { startRelief } from './relief/start-relief';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    clickByKeys();
    void startSession();
    startRelief();
    void useSystem.getState().loadSystem();
  });
  return children;
}
