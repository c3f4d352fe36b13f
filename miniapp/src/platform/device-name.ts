import Taro from '@tarojs/taro';

/** What the list of phones calls this one. */
export function deviceName(): string {
  const { brand, model } = Taro.getDeviceInfo();
  return `${brand} ${model}`.slice(0, 40);
}
