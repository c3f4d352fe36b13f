import Taro from '@tarojs/taro';

/** WeChat rejects with `{ errMsg }` where there is nothing under the key. */
export async function readSecret(key: string): Promise<string | null> {
  try {
    const { data } = await Taro.getStorage<string>({ key, encrypt: true });
    return data;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Encrypted by WeChat with a key of the phone, user and mini-program. */
export async function writeSecret(key: string, text: string): Promise<void> {
  await Taro.setStorage({ key, data: text, encrypt: true });
}

export async function removeSecret(key: string): Promise<void> {
  await Taro.removeStorage({ key });
}

function isMissing(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'errMsg' in error && /not found/.test(String(error.errMsg))
  );
}
