import { JSDOM } from 'jsdom';
import type * as GlassEasel from 'glass-easel';
import { TmplGroup } from 'glass-easel-template-compiler';
import type { Definition, MiniProgram, OpenPage, WxEvent } from './mini-program.ts';
import { packageFiles, readPackageFile } from './package-files.ts';

type Templates = Record<string, unknown>;

const browser = new JSDOM('<!doctype html><body></body>');
// glass-easel draws into the page of the browser it runs in
Object.assign(globalThis, { window: browser.window, document: browser.window.document });
const easel = (await import('glass-easel')) as unknown as { default?: typeof GlassEasel } & typeof GlassEasel;
const {
  ComponentSpace,
  Element,
  TextNode,
  Component,
  triggerEvent,
  addGlobalErrorListener,
  CurrentWindowBackendContext,
} = easel.default ?? easel;
const backend = new CurrentWindowBackendContext();

/**
 * The view half of WeChat: every template and script of the package, compiled by WeChat's own
 * compiler and drawn by WeChat's own component framework from the data of the page on top.
 */
export class View {
  readonly faults: string[] = [];
  private readonly program: MiniProgram;
  private readonly templates: Templates;
  private readonly screen = document.body.appendChild(document.createElement('div'));
  private drawn: { page: OpenPage; root: GlassEasel.GeneralComponent } | null = null;

  constructor(program: MiniProgram) {
    this.program = program;
    this.templates = compileAll();
    addGlobalErrorListener((error: unknown) => {
      this.faults.push((error as Error).stack ?? String(error));
      return false;
    });
  }

  /** Everything that can be read on the page, in its order. */
  words(): string {
    return textOf(this.element());
  }

  /** The element that has the class, null where there is none. */
  find(className: string): Drawn | null {
    const found = descendants(this.root()).find((node) => node.class.split(/\s+/).includes(className));
    return found ? this.drawnOf(found) : null;
  }

  /** What can be pressed under a name, now: its label or exactly its words, else among its words. */
  pressable(name: string): Drawn | null {
    const presses = descendants(this.root()).filter((node) => /\bpress\b/.test(node.class));
    const found =
      presses.find((node) => attribute(node, 'aria-label') === name || textOf(domOf(node)) === name) ??
      presses.find((node) => textOf(domOf(node)).includes(name));
    return found ? this.drawnOf(found) : null;
  }

  /** Waits until the page says it. */
  async says(word: string): Promise<void> {
    await until(
      () => this.words().includes(word),
      () => `“${word}” on ${this.program.page.route}:\n${this.words()}`,
    );
  }

  /** Presses what has a name, once it can be pressed. */
  async press(name: string): Promise<void> {
    await until(
      () => this.pressable(name)?.off === false,
      () => `“${name}” to press on ${this.program.page.route}:\n${this.words()}`,
    );
    this.pressable(name)?.tap();
  }

  /** Types into the field that has a label, as the keyboard tells each change. */
  async type(label: string, text: string): Promise<void> {
    await this.tell(label, 'input', { value: text, cursor: text.length });
  }

  /** Chooses on the wheels around what has a label. */
  async choose(label: string, value: string): Promise<void> {
    await this.tell(label, 'change', { value });
  }

  private async tell(label: string, type: string, detail: object): Promise<void> {
    const labelled = () => this.control(label);
    await until(
      () => labelled() !== undefined,
      () => `“${label}” to fill in on ${this.program.page.route}:\n${this.words()}`,
    );
    const field = labelled();
    if (field) triggerEvent(field, type, detail, { bubbles: true, composed: true, capturePhase: true });
  }

  /** WeChat's own control in the field that begins with these words. */
  private control(label: string): GlassEasel.Element | undefined {
    return descendants(this.root())
      .filter((node) => node.class.split(/\s+/).includes('field') && textOf(domOf(node)).startsWith(label))
      .flatMap(descendants)
      .find((node) => CONTROLS.includes(tagOf(node)));
  }

  private drawnOf(node: GlassEasel.Element): Drawn {
    return {
      words: textOf(domOf(node)),
      style: (domOf(node) as HTMLElement).getAttribute('style') ?? '',
      off: /\bis-off\b/.test(node.class),
      tap: () =>
        triggerEvent(node, 'tap', { x: 10, y: 10 }, { bubbles: true, composed: true, capturePhase: true }),
    };
  }

  private element(): globalThis.Element {
    return domOf(this.root());
  }

  /** The page on top as it is drawn; drawn anew when another page is on top. */
  private root(): GlassEasel.GeneralComponent {
    const { page } = this.program;
    if (this.drawn?.page !== page) this.drawn = { page, root: this.draw(page) };
    return this.drawn.root;
  }

  private draw(page: OpenPage): GlassEasel.GeneralComponent {
    const space = new ComponentSpace();
    const comp = this.program.components.get('comp');
    if (!comp) throw new Error('The package has no component for deep pages');
    space.defineComponent({
      is: 'comp',
      using: { comp: '/comp' },
      template: this.template('comp'),
      properties: propertiesOf(comp),
      options: { virtualHost: comp.options?.['virtualHost'] === true },
      methods: this.methodsFor(page),
    } as never);
    const definition = space.defineComponent({
      is: page.route,
      using: { comp: '/comp' },
      template: this.template(page.route),
      data: JSON.parse(JSON.stringify(page.data)) as Record<string, unknown>,
      methods: this.methodsFor(page),
    } as never);
    const root = Component.createWithContext('page', definition.general(), backend);
    const place = document.createElement('div');
    this.screen.replaceChildren(place);
    Element.replaceDocumentElement(root, this.screen as never, place as never);
    page.onData = (patch) => root.setData(JSON.parse(JSON.stringify(patch)) as Record<string, unknown>);
    return root as GlassEasel.GeneralComponent;
  }

  private template(path: string) {
    return { content: this.templates[path], groupList: this.templates };
  }

  private methodsFor(page: OpenPage) {
    return { eh: (event: EaselEvent) => page.handle('eh', toWxEvent(event)) };
  }
}

/** Elements that a person fills in. */
const CONTROLS = ['input', 'textarea', 'picker'];

const PATIENCE_MS = 15_000;
const LOOK_EVERY_MS = 20;

/** Looks until a condition holds. @throws Error that says what was waited for, after fifteen seconds */
export async function until(holds: () => boolean, wanted: () => string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${wanted()}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** An element on the page, as a test sees it. */
export interface Drawn {
  words: string;
  style: string;
  off: boolean;
  tap: () => void;
}

interface EaselEvent {
  type: string;
  timestamp: number;
  detail: unknown;
  target: GlassEasel.Element;
  currentTarget: GlassEasel.Element;
}

const toWxEvent = ({ type, timestamp, detail, target, currentTarget }: EaselEvent): WxEvent => ({
  type,
  timeStamp: timestamp,
  detail,
  target: { id: target.id, dataset: { ...target.dataset } },
  currentTarget: { id: currentTarget.id, dataset: { ...currentTarget.dataset } },
});

function compileAll(): Templates {
  const group = new TmplGroup();
  for (const file of packageFiles()) {
    if (file.endsWith('.wxs')) group.addScript(file.slice(0, -4), readPackageFile(file));
    // glass-easel knows the colon form alone
    if (file.endsWith('.wxml')) {
      const wxml = readPackageFile(file).replace(/\b(bind|catch)([a-z]+)=/g, '$1:$2=');
      group.addTmpl(file.slice(0, -5), wxml);
    }
  }
  const source = group.getTmplGenObjectGroups();
  group.free();
  return new Function(`return ${source}`)() as Templates;
}

/** Types come from the mini-program's world and are told by their names. */
function propertiesOf({ properties = {} }: Definition) {
  const types: Record<string, unknown> = { Object, String, Number, Boolean, Array };
  return Object.fromEntries(
    Object.entries(properties).map(([name, { type, value }]) => [name, { type: types[type.name], value }]),
  );
}

const domOf = (node: GlassEasel.Element): globalThis.Element =>
  node.getBackendElement() as unknown as globalThis.Element;

/** Of nodes that are drawn; virtual ones have none. */
const tagOf = (node: GlassEasel.Element): string =>
  (domOf(node) as globalThis.Element | null)?.tagName?.toLowerCase().replace(/^wx-/, '') ?? '';

const attribute = (node: GlassEasel.Element, name: string): string | null =>
  domOf(node).getAttribute?.(name) ?? null;

const textOf = (element: globalThis.Element): string => element.textContent ?? '';

/** All elements below a node, components' own included. */
function descendants(node: GlassEasel.Element): GlassEasel.Element[] {
  const own = Component.isComponent(node) ? [node.getShadowRoot() as unknown as GlassEasel.Element] : [];
  const below = [...own, ...node.childNodes].filter(
    (child): child is GlassEasel.Element => child !== null && !(child instanceof TextNode),
  );
  return below.flatMap((child) => [child, ...descendants(child)]);
}
