import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';

/** What a WeChat call is given: its values, and what to tell when it is done. */
interface Call {
  success?: (result: object) => void;
  fail?: (error: { errMsg: string }) => void;
  complete?: (result: object) => void;
  [value: string]: unknown;
}

/** The phone behind the mini-program, as far as a test looks at it or moves it. */
export interface PhoneState {
  /** Where the API stands; the mini-program's own address is only the host of its build. */
  server: string;
  storage: Map<string, unknown>;
  clipboard: string;
  brightness: number;
  awake: boolean;
  /** What WeChat's scanner reads when it is opened next; null: the person closes it. */
  scans: string | null;
  vibrations: number;
  /** Files by path: what the camera and the album gave for now, and what the app keeps for itself. */
  files: Map<string, Buffer>;
  /** What the camera or the album gives when it is opened next; null: the person closes it. */
  media: { path: string; fileType: 'image' | 'video'; durationS?: number }[] | null;
  /** Whether the phone has a network: without one every request fails. */
  connected: boolean;
  /** Told of each change of the network. */
  networkTold: ((change: { isConnected: boolean; networkType: string }) => void)[];
  /** Bytes of files that were sent to the server. */
  sentBytes: number;
  /** Names of WeChat's calls that were used. */
  used: Set<string>;
}

export interface Navigation {
  navigateTo: (url: string) => void;
  redirectTo: (url: string) => void;
  reLaunch: (url: string) => void;
  navigateBack: (delta: number) => void;
}

const WINDOW = {
  pixelRatio: 3,
  windowWidth: 390,
  windowHeight: 844,
  screenWidth: 390,
  screenHeight: 844,
  statusBarHeight: 47,
  screenTop: 0,
  safeArea: { left: 0, right: 390, top: 47, bottom: 810, width: 390, height: 763 },
};
const DEVICE = {
  brand: 'devtools',
  model: 'iPhone 14',
  system: 'iOS 16.0',
  platform: 'ios',
  benchmarkLevel: 40,
};
const APP = {
  SDKVersion: '3.6.0',
  version: '8.0.50',
  language: 'zh_CN',
  theme: 'light',
  fontSizeSetting: 16,
};
const RECT = { left: 0, top: 0, right: 390, bottom: 44, width: 390, height: 44 };

/** WeChat's `wx`: what it answers is in WeChat's own forms, and a call that is not here is missed by name. */
export function createWx(phone: PhoneState, go: Navigation, adopt: (value: object) => object): object {
  const missing = (key: string) => ({ errMsg: `getStorage:fail data not found: ${key}` });
  const calls: Record<string, (call: Call) => object | void | Promise<object | void>> = {
    request: (call) => send(phone, call),
    getStorage: ({ key }) => {
      if (!phone.storage.has(String(key))) throw missing(String(key));
      return { data: phone.storage.get(String(key)) };
    },
    setStorage: ({ key, data }) => void phone.storage.set(String(key), data),
    removeStorage: ({ key }) => void phone.storage.delete(String(key)),
    getRandomValues: ({ length }) => ({ randomValues: new Uint8Array(randomBytes(Number(length))).buffer }),
    setClipboardData: ({ data }) => void (phone.clipboard = String(data)),
    getScreenBrightness: () => ({ value: phone.brightness }),
    setScreenBrightness: ({ value }) => void (phone.brightness = Number(value)),
    setKeepScreenOn: ({ keepScreenOn }) => void (phone.awake = keepScreenOn === true),
    getNetworkType: () => ({ networkType: phone.connected ? 'wifi' : 'none' }),
    chooseMedia: ({ sourceType }) => {
      if (phone.media === null) throw { errMsg: 'chooseMedia:fail cancel' };
      return { type: 'mix', tempFiles: phone.media.map((item) => mediaOf(phone, item)), sourceType };
    },
    compressImage: ({ src }) => {
      const small = `${String(src)}.small.jpg`;
      phone.files.set(small, fileAt(phone, String(src)));
      return { tempFilePath: small };
    },
    getLocation: () => ({ latitude: 34.7312, longitude: 113.7456, accuracy: 20 }),
    vibrateShort: () => void phone.vibrations++,
    scanCode: () => {
      if (phone.scans === null) throw { errMsg: 'scanCode:fail cancel' };
      return { result: phone.scans, scanType: 'QR_CODE', charSet: 'UTF-8', path: '' };
    },
    navigateTo: ({ url }) => go.navigateTo(String(url)),
    redirectTo: ({ url }) => go.redirectTo(String(url)),
    reLaunch: ({ url }) => go.reLaunch(String(url)),
    navigateBack: ({ delta }) => go.navigateBack(Number(delta ?? 1)),
    setNavigationBarTitle: () => {},
    pageScrollTo: () => {},
  };
  const plain: Record<string, (...values: never[]) => unknown> = {
    getStorageSync: (key: string) => phone.storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void phone.storage.set(key, value),
    removeStorageSync: (key: string) => void phone.storage.delete(key),
    getWindowInfo: () => adopt(WINDOW),
    getDeviceInfo: () => adopt(DEVICE),
    getAppBaseInfo: () => adopt(APP),
    getSystemInfoSync: () => adopt({ ...WINDOW, ...DEVICE, ...APP }),
    getMenuButtonBoundingClientRect: () =>
      adopt({ left: 296, top: 51, right: 383, bottom: 83, width: 87, height: 32 }),
    getLaunchOptionsSync: () => adopt({ path: '', scene: 1001, query: {} }),
    getEnterOptionsSync: () => adopt({ path: '', scene: 1001, query: {} }),
    canIUse: () => false,
    onNetworkStatusChange: (tell: PhoneState['networkTold'][number]) => void phone.networkTold.push(tell),
    onAppShow: () => {},
    onAppHide: () => {},
    getFileSystemManager: () => fileSystem(phone, adopt),
    createSelectorQuery: () => selectorQuery(),
    nextTick: (work: () => void) => void setTimeout(work, 0),
  };
  const wx: Record<string, unknown> = { env: { USER_DATA_PATH } };
  for (const [name, work] of Object.entries(plain)) {
    wx[name] = (...values: never[]) => {
      phone.used.add(name);
      return work(...values);
    };
  }
  for (const [name, work] of Object.entries(calls)) {
    wx[name] = (call: Call = {}) => {
      phone.used.add(name);
      void answer(name, work, call, adopt);
      return name === 'request' ? adopt({ abort: () => {}, onHeadersReceived: () => {} }) : undefined;
    };
  }
  return wx;
}

/** Tells a call's end as WeChat does: later, and in `errMsg`'s words. */
async function answer(
  name: string,
  work: (call: Call) => object | void | Promise<object | void>,
  call: Call,
  adopt: (value: object) => object,
): Promise<void> {
  try {
    const result = adopt({ errMsg: `${name}:ok`, ...(await work(call)) });
    call.success?.(result);
    call.complete?.(result);
  } catch (error) {
    const failure = adopt(isFailure(error) ? error : { errMsg: `${name}:fail ${String(error)}` });
    call.fail?.(failure as { errMsg: string });
    call.complete?.(failure);
  }
}

const isFailure = (error: unknown): error is { errMsg: string } =>
  typeof error === 'object' && error !== null && 'errMsg' in error;

const USER_DATA_PATH = 'wxfile://usr';
/** What WeChat lets a mini-program keep. */
const USER_DATA_BYTES = 200 * 1024 * 1024;

function fileAt(phone: PhoneState, path: string): Buffer {
  const file = phone.files.get(path);
  if (!file) throw { errMsg: `fail no such file or directory, open '${path}'` };
  return file;
}

function mediaOf(
  phone: PhoneState,
  { path, fileType, durationS = 0 }: NonNullable<PhoneState['media']>[number],
) {
  const size = fileAt(phone, path).length;
  return {
    tempFilePath: path,
    size,
    fileType,
    duration: durationS,
    width: 0,
    height: 0,
    thumbTempFilePath: '',
  };
}

/** WeChat's files, in memory: it copies, reads parts and refuses what is more than its quota. */
function fileSystem(phone: PhoneState, adopt: (value: object) => object): object {
  const calls: Record<string, (call: Call) => object | void> = {
    mkdir: () => {},
    access: ({ path }) => void fileAt(phone, String(path)),
    copyFile: ({ srcPath, destPath }) => {
      const file = fileAt(phone, String(srcPath));
      const kept = [...phone.files].filter(([path]) => path.startsWith(USER_DATA_PATH));
      if (kept.reduce((sum, [, { length }]) => sum + length, file.length) > USER_DATA_BYTES) {
        throw { errMsg: 'copyFile:fail the maximum size of the file storage limit is exceeded' };
      }
      phone.files.set(String(destPath), file);
    },
    readFile: ({ filePath, position = 0, length }) => {
      const start = Number(position);
      const part = fileAt(phone, String(filePath)).subarray(start, start + Number(length ?? Infinity));
      return { data: new Uint8Array(part).buffer };
    },
    unlink: ({ filePath }) => {
      fileAt(phone, String(filePath));
      phone.files.delete(String(filePath));
    },
    readdir: ({ dirPath }) => {
      const folder = `${String(dirPath)}/`;
      const inside = [...phone.files.keys()].filter((path) => path.startsWith(folder));
      return { files: inside.map((path) => path.slice(folder.length)) };
    },
  };
  return Object.fromEntries(
    Object.entries(calls).map(([name, work]) => [
      name,
      (call: Call) => {
        phone.used.add(`FileSystemManager.${name}`);
        void answer(name, work, call, adopt);
      },
    ]),
  );
}

/** `wx.request` over HTTP to the real server: WeChat says JSON with every request and reads JSON answers. */
async function send(phone: PhoneState, { url, method = 'GET', data, header }: Call): Promise<object> {
  if (!phone.connected) throw { errMsg: 'request:fail' };
  const { pathname, search } = new URL(String(url));
  const body = bodyOf(method, data);
  if (body instanceof Buffer) phone.sentBytes += body.length;
  const call = request(phone.server + pathname + search, {
    method: String(method),
    headers: { 'content-type': 'application/json', ...(header as Record<string, string>) },
  });
  call.end(body);
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  let text = '';
  response.setEncoding('utf8');
  for await (const chunk of response) text += chunk as string;
  const json = (response.headers['content-type'] ?? '').includes('json');
  return { statusCode: response.statusCode, header: response.headers, data: json ? JSON.parse(text) : text };
}

/** Bytes and text go as they are, everything else as JSON; a GET and a HEAD have no body. */
function bodyOf(method: unknown, data: unknown): Buffer | string | undefined {
  if (data === undefined || method === 'GET' || method === 'HEAD') return undefined;
  if (data instanceof ArrayBuffer) return Buffer.from(data);
  return typeof data === 'string' ? data : JSON.stringify(data);
}

/** Rectangles of a real size, whatever is asked for. */
function selectorQuery(): object {
  const asked: unknown[] = [];
  const told: ((rect: object) => void)[] = [];
  const ask = (tell?: (rect: object) => void) => {
    asked.push(RECT);
    if (tell) told.push(tell);
    return query;
  };
  const query = {
    in: () => query,
    select: () => query,
    selectAll: () => query,
    selectViewport: () => query,
    boundingClientRect: ask,
    scrollOffset: ask,
    fields: (_: object, tell?: (rect: object) => void) => ask(tell),
    node: ask,
    exec: (done?: (rects: unknown[]) => void) => {
      setTimeout(() => {
        for (const tell of told) tell(RECT);
        done?.(asked);
      }, 0);
    },
  };
  return query;
}
