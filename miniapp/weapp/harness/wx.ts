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
    request: (call) => send(phone.server, call),
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
    getNetworkType: () => ({ networkType: 'wifi' }),
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
    onNetworkStatusChange: () => {},
    createSelectorQuery: () => selectorQuery(),
    nextTick: (work: () => void) => void setTimeout(work, 0),
  };
  const wx: Record<string, unknown> = {};
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

/** `wx.request` over HTTP to the real server: WeChat says JSON with every request and reads JSON answers. */
async function send(server: string, { url, method = 'GET', data, header }: Call): Promise<object> {
  const { pathname, search } = new URL(String(url));
  const body = data === undefined || method === 'GET' ? undefined : JSON.stringify(data);
  const call = request(server + pathname + search, {
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
