import Taro from '@tarojs/taro';

/** What came of a press on 扫码. */
export type ScannedCode =
  { kind: 'read'; text: string } | { kind: 'closed' } | { kind: 'failed'; detail: string };

/** WeChat brings its own scanner, full screen, with torch and zoom. */
export const hasOwnScanner = true;

/** Opens WeChat's scanner. The album is left out, so that a screenshot sent by another cannot be scanned. */
export async function scanCode(): Promise<ScannedCode> {
  try {
    const { result } = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] });
    return { kind: 'read', text: result };
  } catch (error) {
    const detail = messageOf(error);
    return detail.includes('cancel') ? { kind: 'closed' } : { kind: 'failed', detail };
  }
}

/** WeChat rejects with `{ errMsg }`, which is no Error. */
function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'errMsg' in error) return String(error.errMsg);
  return String(error);
}
