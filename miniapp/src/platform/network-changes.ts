import Taro from '@tarojs/taro';

/** Tells now and from now on whether the phone has a network. */
export function onNetworkChange(tell: (connected: boolean) => void): void {
  Taro.onNetworkStatusChange(({ isConnected }) => tell(isConnected));
  void Taro.getNetworkType({ success: ({ networkType }) => tell(networkType !== 'none') });
}
