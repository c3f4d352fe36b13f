import Taro from '@tarojs/taro';

/** Tells whenever the app comes to the front again, and whenever it goes. */
export function onAppVisit({ shown, hidden }: { shown: () => void; hidden: () => void }): void {
  Taro.onAppShow(shown);
  Taro.onAppHide(hidden);
}
