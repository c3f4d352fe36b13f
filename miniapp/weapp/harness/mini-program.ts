import path from 'node:path';
import { createContext, runInContext } from 'node:vm';
import type { Context } from 'node:vm';
import { readAppJson, readPackageFile } from './package-files.ts';
import { createWx } from './wx.ts';
import type { PhoneState } from './wx.ts';

/** An event as WeChat hands it to a page's or component's handler. */
export interface WxEvent {
  type: string;
  timeStamp: number;
  detail: unknown;
  target: { id: string; dataset: Record<string, unknown> };
  currentTarget: { id: string; dataset: Record<string, unknown> };
}

type Handlers = Record<string, (...values: never[]) => unknown>;

/** What a file gave to `Page` or `Component`. */
export interface Definition {
  data?: Record<string, unknown>;
  properties?: Record<string, { type: { name: string }; value: unknown }>;
  options?: Record<string, unknown>;
  methods?: Handlers;
  [handler: string]: unknown;
}

/** An open page: its data as `setData` left it, and whoever draws it. */
export interface OpenPage {
  route: string;
  data: Record<string, unknown>;
  handle: (name: string, event: WxEvent) => void;
  /** Called after each `setData` with the paths that it set. */
  onData: ((patch: Record<string, unknown>) => void) | null;
}

interface PageInstance {
  [member: string]: unknown;
}

/**
 * The logic half of WeChat: the compiled mini-program in a world of its own that has WeChat's globals
 * and no others. Strings are never code there, as on a phone.
 */
export class MiniProgram {
  readonly phone: PhoneState;
  /** What went wrong inside: errors thrown by handlers and timers, and `console.error`. */
  readonly faults: string[] = [];
  readonly pages: OpenPage[] = [];
  readonly components = new Map<string, Definition>();
  private readonly context: Context;
  private readonly modules = new Map<string, { exports: unknown }>();
  private readonly definitions = new Map<string, Definition>();
  private readonly instances: PageInstance[] = [];
  private app: Definition = {};
  private loading = '';

  constructor(server: string) {
    this.phone = {
      server,
      storage: new Map(),
      clipboard: '',
      brightness: 0.4,
      awake: false,
      scans: null,
      files: new Map(),
      media: null,
      connected: true,
      networkTold: [],
      sentBytes: 0,
      vibrations: 0,
      used: new Set(),
    };
    const world = {};
    this.context = createContext(world, { codeGeneration: { strings: false, wasm: false } });
    this.furnish(world);
  }

  /** Starts it as WeChat does: the app, the component of all pages, then the first page. */
  launch(route = readAppJson().pages[0] ?? ''): void {
    const options = this.adopt({ path: route, query: {}, scene: 1001 });
    this.load('app');
    this.call(this.app, 'onLaunch', options);
    this.call(this.app, 'onShow', options);
    this.loading = 'comp';
    this.load('comp');
    this.open(`/${route}`);
  }

  /** Takes the phone's network away or gives it back. */
  connect(isConnected: boolean): void {
    this.phone.connected = isConnected;
    const change = this.adopt({ isConnected, networkType: isConnected ? 'wifi' : 'none' });
    for (const tell of this.phone.networkTold) this.guard(() => tell(change as never));
  }

  get page(): OpenPage {
    const top = this.pages[this.pages.length - 1];
    if (!top) throw new Error('No page is open');
    return top;
  }

  /** Opens a page above the present one, as `wx.navigateTo` and a shared link do. */
  open(url: string): void {
    const [address = '', query = ''] = url.replace(/^\//, '').split('?');
    const below = this.instances[this.instances.length - 1];
    if (below) this.call(below, 'onHide');
    const root = readAppJson().subPackages.find((sub) => address.startsWith(`${sub.root}/`));
    if (!root && !readAppJson().pages.includes(address)) throw new Error(`No page ${address}`);
    if (!this.definitions.has(address)) {
      this.loading = address;
      this.load(address);
    }
    const definition = this.definitions.get(address);
    if (!definition) throw new Error(`${address} defines no page`);
    const pairs = query === '' ? [] : query.split('&').map((pair) => pair.split('='));
    const params = Object.fromEntries(pairs.map(([name, value]) => [name, decodeURIComponent(value ?? '')]));
    const instance = this.instantiate(address, definition);
    this.call(instance, 'onLoad', this.adopt(params));
    this.call(instance, 'onShow');
    this.call(instance, 'onReady');
  }

  private instantiate(route: string, definition: Definition): PageInstance {
    const instance: PageInstance = Object.create(definition) as PageInstance;
    const data = JSON.parse(JSON.stringify(definition.data ?? {})) as Record<string, unknown>;
    const page: OpenPage = {
      route,
      data,
      handle: (name, event) => this.call(instance, name, event),
      onData: null,
    };
    instance['route'] = route;
    instance['__route__'] = route;
    instance['data'] = data;
    instance['setData'] = (patch: Record<string, unknown>, done?: () => void) => {
      // WeChat sends JSON between its halves: what is no JSON does not arrive
      const sent = JSON.parse(JSON.stringify(patch)) as Record<string, unknown>;
      for (const [at, value] of Object.entries(sent)) setAt(data, at, value);
      page.onData?.(sent);
      if (done) setTimeout(() => this.guard(done), 0);
    };
    this.pages.push(page);
    this.instances.push(instance);
    return instance;
  }

  private close(): void {
    this.pages.pop();
    const instance = this.instances.pop();
    if (instance) this.call(instance, 'onUnload');
  }

  private readonly navigation = {
    navigateTo: (url: string) => this.open(url),
    redirectTo: (url: string) => {
      this.close();
      this.open(url);
    },
    reLaunch: (url: string) => {
      while (this.instances.length > 0) this.close();
      this.open(url);
    },
    navigateBack: (delta: number) => {
      for (let turn = 0; turn < delta && this.instances.length > 1; turn++) this.close();
      const top = this.instances[this.instances.length - 1];
      if (top) this.call(top, 'onShow');
    },
  };

  private furnish(world: Record<string, unknown>): void {
    const complain = (...words: unknown[]) => void this.faults.push(words.map(String).join(' '));
    const quiet = () => {};
    const wx = createWx(this.phone, this.navigation, (value) => this.adopt(value));
    Object.assign(world, {
      wx,
      App: (definition: Definition) => (this.app = definition),
      Page: (definition: Definition) => void this.definitions.set(this.loading, definition),
      Component: (definition: Definition) => void this.components.set(this.loading, definition),
      Behavior: (definition: object) => definition,
      getApp: () => this.app,
      getCurrentPages: () => [...this.instances],
      console: { log: quiet, info: quiet, debug: quiet, warn: quiet, error: complain },
      setTimeout: this.timer(setTimeout),
      setInterval: this.timer(setInterval),
      clearTimeout: (id: NodeJS.Timeout) => clearTimeout(id),
      clearInterval: (id: NodeJS.Timeout) => clearInterval(id),
    });
  }

  private timer(start: (work: () => void, ms?: number) => NodeJS.Timeout) {
    // a timer of a mini-program that a test left behind must not keep the run alive
    return (work: (...values: unknown[]) => void, ms?: number, ...values: unknown[]) =>
      start(() => this.guard(() => work(...values)), ms).unref();
  }

  /** Runs a CommonJS file of the package, once. */
  private load(name: string): unknown {
    const file = name.endsWith('.js') ? name : `${name}.js`;
    const known = this.modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    this.modules.set(file, module);
    const wrapped = `(function (require, module, exports) {${readPackageFile(file)}\n})`;
    const run = runInContext(wrapped, this.context, { filename: file }) as (...values: unknown[]) => void;
    run((next: string) => this.load(path.posix.join(path.posix.dirname(file), next)), module, module.exports);
    return module.exports;
  }

  /** Makes a value of that world, so that its arrays and objects are what the code there expects. */
  private adopt(value: object): object {
    const copy = runInContext('(text) => JSON.parse(text)', this.context) as (text: string) => object;
    const adopted = copy(JSON.stringify(value));
    // functions and bytes are no JSON and cross as they are
    for (const [name, member] of Object.entries(value)) {
      if (typeof member === 'function' || member instanceof ArrayBuffer) Reflect.set(adopted, name, member);
    }
    return adopted;
  }

  private call(on: object, name: string, ...values: unknown[]): void {
    const work: unknown = Reflect.get(on, name);
    if (typeof work === 'function') this.guard(() => Reflect.apply(work, on, values) as unknown);
  }

  private guard(work: () => unknown): void {
    try {
      work();
    } catch (error) {
      this.faults.push((error as Error).stack ?? String(error));
    }
  }
}

/** Sets the place that a path such as `root.cn.[0].cl` names. */
export function setAt(data: Record<string, unknown>, at: string, value: unknown): void {
  const keys = at
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((key) => key !== '');
  let place = data as Record<string, unknown>;
  for (const key of keys.slice(0, -1)) place = (place[key] ??= {}) as Record<string, unknown>;
  const last = keys[keys.length - 1];
  if (last !== undefined) place[last] = value;
}
