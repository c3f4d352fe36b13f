import Taro from '@tarojs/taro';

/** Plain values that are no secret: kept across starts, readable by anybody who holds the unlocked phone. */
export function readValue(key: string): string | null {
  const value: unknown = Taro.getStorageSync(key);
  return typeof value === 'string' && value !== '' ? value : null;
}

export function writeValue(key: string, text: string): void {
  Taro.setStorageSync(key, text);
}

export function removeValue(key: string): void {
  Taro.removeStorageSync(key);
}
