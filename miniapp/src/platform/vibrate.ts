import Taro from '@tarojs/taro';

/** How often the phone shakes, and how hard. */
export type Shake = readonly ('light' | 'medium' | 'heavy')[];

const GAP_MS = 140;

/** A phone without a motor, or with vibration off, rejects: the sound and the colour say the same. */
export function vibrate(shake: Shake): void {
  shake.forEach((type, index) => {
    setTimeout(
      () => void Taro.vibrateShort({ type, fail: () => undefined }).catch(() => undefined),
      index * GAP_MS,
    );
  });
}
