import { useDidShow } from '@tarojs/taro';
import { useRef, useState } from 'react';
import { useElderMode } from '../../../platform/elder-mode';
import { open, replaceAll } from '../../../platform/navigation';
import { useSession } from '../../../platform/session';
import { useSignedIn } from '../../../platform/use-signed-in';

export function useMe() {
  const me = useSignedIn();
  const { meFailure, reloadMe, logout } = useSession();
  const { elder, setElder } = useElderMode();
  const [leaving, setLeaving] = useState<'no' | 'asking' | 'sending'>('no');
  const isLeaving = useRef(false);
  useDidShow(() => {
    if (useSession.getState().phase === 'signed-in') void reloadMe();
  });

  async function leave(): Promise<void> {
    if (isLeaving.current) return;
    isLeaving.current = true;
    setLeaving('sending');
    await logout();
    replaceAll('welcome');
  }

  return {
    me,
    failure: meFailure,
    elder,
    leaving,
    onRetry: () => void reloadMe(),
    onElder: () => setElder(!elder),
    onPage: open,
    onLeave: () => setLeaving('asking'),
    onStay: () => {
      if (!isLeaving.current) setLeaving('no');
    },
    onConfirmLeave: () => void leave(),
  };
}
