import Taro from '@tarojs/taro';

/** Bytes from the phone's own source of randomness; never Math.random. */
export async function randomBytes(length: number): Promise<Uint8Array> {
  const { randomValues } = await Taro.getRandomValues({ length });
  return new Uint8Array(randomValues);
}
