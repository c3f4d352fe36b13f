import Taro from '@tarojs/taro';

export interface UploadRequest {
  method: 'POST' | 'HEAD';
  url: string;
  headers: Record<string, string>;
  body: ArrayBuffer | null;
}

export interface UploadAnswer {
  status: number;
  /** By lower-case name. */
  headers: Record<string, string>;
  /** What stands in the body, as JSON where it is some. */
  body: unknown;
}

/** A slow phone network needs its time for a piece; what carries none is answered at once or not at all. */
const PIECE_TIMEOUT_MS = 90_000;
const TIMEOUT_MS = 20_000;

/** Sends one request of an upload; null where no answer came. */
export async function sendUpload({
  method,
  url,
  headers,
  body,
}: UploadRequest): Promise<UploadAnswer | null> {
  try {
    const answer = await Taro.request<unknown>({
      url,
      method,
      header: headers,
      timeout: body ? PIECE_TIMEOUT_MS : TIMEOUT_MS,
      // nothing, not even an empty object: WeChat would write JSON into it
      ...(body ? { data: body } : { data: '' }),
    });
    const header = Object.entries(answer.header as Record<string, unknown>);
    return {
      status: answer.statusCode,
      headers: Object.fromEntries(header.map(([name, value]) => [name.toLowerCase(), String(value)])),
      body: answer.data,
    };
  } catch {
    // Whatever WeChat rejects with, no answer arrived.
    return null;
  }
}
