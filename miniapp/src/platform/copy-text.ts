import Taro from '@tarojs/taro';

/** Puts a text on the phone's clipboard. */
export async function copyText(text: string): Promise<void> {
  await Taro.setClipboardData({ data: text });
}
