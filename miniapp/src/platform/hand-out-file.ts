import { API_PREFIX } from '@benefit/shared/endpoint';
import { getMe } from '@benefit/shared/identity/identity-contract';
import Taro from '@tarojs/taro';
import { apiOrigin } from './api-address';
import { call } from './call';
import type { Failure } from './call';
import { currentTokens } from './session-tokens';

/**
 * Fetches a file with the session and opens it, from where WeChat hands it on. Never rejects.
 *
 * @param path below the API's prefix, with its query
 * @param name with the ending that says what it is
 */
export async function handOutFile(
  path: string,
  name: string,
): Promise<{ ok: true } | { ok: false; failure: Failure }> {
  // an ordinary call renews a session that has run out
  const me = await call(getMe);
  if (!me.ok) return me;
  try {
    const tokens = await currentTokens();
    const { statusCode, tempFilePath } = await Taro.downloadFile({
      url: apiOrigin + API_PREFIX + path,
      header: { authorization: `Bearer ${tokens?.accessToken ?? ''}` },
    });
    if (statusCode !== 200) {
      return { ok: false, failure: { kind: 'unexpected', detail: `${path}: status ${statusCode}` } };
    }
    if (name.endsWith('.png')) await Taro.previewImage({ urls: [tempFilePath] });
    else {
      const fileType = name.endsWith('.pdf') ? 'pdf' : 'xlsx';
      await Taro.openDocument({ filePath: tempFilePath, fileType, showMenu: true });
    }
    return { ok: true };
  } catch {
    // WeChat rejects with its own words where no answer arrives or the line breaks
    return { ok: false, failure: { kind: 'offline' } };
  }
}
