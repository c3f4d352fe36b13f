import Taro from '@tarojs/taro';

/**
 * Bytes from the phone's own source of randomness; never Math.random. By callbacks: Taro hands this
 * call on as it is, and old clients answer no promise.
 */
export function randomBytes(length: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    void Taro.getRandomValues({
      length,
      success: ({ randomValues }) => resolve(new Uint8Array(randomValues)),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  });
}
