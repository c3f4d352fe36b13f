import Taro from '@tarojs/taro';

/** Width of the page in CSS pixels, and how many device pixels make one of them. */
export function screenPixels(): { width: number; ratio: number } {
  const { windowWidth, pixelRatio } = Taro.getWindowInfo();
  return { width: windowWidth, ratio: pixelRatio };
}
