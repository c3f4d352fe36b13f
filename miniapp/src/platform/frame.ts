import Taro from '@tarojs/taro';

export interface Frame {
  /** Height of the phone's status bar above the page, px. */
  statusBarPx: number;
  /** What WeChat's own capsule button takes from the right of the navigation bar, px. */
  capsulePx: number;
}

let frame: Frame | undefined;

/** What the phone and WeChat draw over the page. */
export function frameOfPhone(): Frame {
  if (!frame) {
    const { statusBarHeight = 0, windowWidth } = Taro.getWindowInfo();
    frame = {
      statusBarPx: statusBarHeight,
      capsulePx: windowWidth - Taro.getMenuButtonBoundingClientRect().left,
    };
  }
  return frame;
}
