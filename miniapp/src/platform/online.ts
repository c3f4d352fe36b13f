import { create } from 'zustand';
import { onNetworkChange } from './network-changes';

interface Reach {
  connected: boolean;
  /** Whether the last call got an answer; a phone can be on a network that leads nowhere. */
  answered: boolean;
}

const useReach = create<Reach>(() => ({ connected: true, answered: true }));

onNetworkChange((connected) => useReach.setState({ connected, answered: connected }));

/** Told by every call. */
export function noteAnswer(answered: boolean): void {
  if (useReach.getState().answered !== answered) useReach.setState({ answered });
}

/** Whether the server can be reached, as far as is known. */
export function useOnline(): boolean {
  return useReach(({ connected, answered }) => connected && answered);
}

export function isOnline(): boolean {
  const { connected, answered } = useReach.getState();
  return connected && answered;
}

/** Whether the phone has a network at all, wherever it leads. */
export function isConnected(): boolean {
  return useReach.getState().connected;
}

/** Tells whenever the server can be reached again. */
export function onReachable(tell: () => void): void {
  useReach.subscribe((now, before) => {
    const is = now.connected && now.answered;
    if (is && !(before.connected && before.answered)) tell();
  });
}
