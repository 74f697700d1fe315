import type { BrowserContext, Page } from 'playwright';
import { browserName } from '../firefox.ts';
import { startWebKit } from '../webkit/driver.ts';
import { click, keyboard, keyDown, keyUp } from '../webkit/input.ts';
import { startBrowser } from './site.ts';

/** A tab of any of the three browsers: what a visitor does, and one question to the page. */
export interface Tab {
  goto(url: string): Promise<void>;
  /** The value of an expression, or of its promise, as JSON. */
  ask<T>(expression: string): Promise<T>;
  /** Clicks the middle of what an expression finds, wherever its shadow root is. */
  click(expression: string): Promise<void>;
  press(key: 'Tab' | 'Enter' | 'Escape' | ' '): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  toFront(): Promise<void>;
}

export interface AnyBrowser {
  open(): Promise<Tab>;
  /** Forgets cookies and tabs. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

const MIDDLE = (expression: string) => `(() => {
  const element = ${expression};
  element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
})()`;

const playwrightTab = (page: Page): Tab => ({
  goto: async (url) => void (await page.goto(url)),
  ask: (expression) => page.evaluate(expression),
  async click(expression) {
    const [x, y] = await page.evaluate<[number, number]>(MIDDLE(expression));
    await page.mouse.click(x, y);
  },
  press: (key) => page.keyboard.press(key),
  resize: (width, height) => page.setViewportSize({ width, height }),
  toFront: () => page.bringToFront(),
});

const startPlaywright = async (): Promise<AnyBrowser> => {
  const browser = await startBrowser();
  let context: BrowserContext | undefined;
  return {
    async open() {
      context ??= await browser.newContext();
      return playwrightTab(await context.newPage());
    },
    async forget() {
      await context?.close();
      context = undefined;
    },
    close: () => browser.close(),
  };
};

const startWebDriver = async (): Promise<AnyBrowser> => {
  const session = await startWebKit();
  const { send } = session;
  const first = await send<string>('GET', '/window');
  let current = first;
  const at = async (handle: string) => {
    if (current !== handle) await send('POST', '/window', { handle });
    current = handle;
  };
  const ask = async <T>(handle: string, expression: string): Promise<T> => {
    await at(handle);
    const script = `const done = arguments[0];
      Promise.resolve(${expression}).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value, error } = await send<{ value: T; error?: string }>('POST', '/execute/async', {
      script,
      args: [],
    });
    if (error) throw new Error(error);
    return value;
  };
  const size = async (handle: string, width: number, height: number) => {
    await at(handle);
    await send('POST', '/window/rect', { x: 0, y: 0, width, height });
  };
  /**
   * Without a window manager it now and then draws nothing after a change, until its window has another size. (A
   * second tab lies behind the first, and is never drawn.)
   */
  const drawn = async (handle: string) => {
    if (handle !== first) return;
    for (let tries = 0; tries < 10; tries += 1) {
      const frames =
        'requestAnimationFrame(() => requestAnimationFrame(() => done(true))), setTimeout(done, 500)';
      if (await ask(handle, `new Promise((done) => { ${frames} })`)) return;
      const { width, height } = await send<{ width: number; height: number }>('GET', '/window/rect');
      await size(handle, width + 1, height);
      await size(handle, width, height);
    }
    throw new Error('The window is not drawn');
  };
  const tabOf = (handle: string): Tab => ({
    async goto(url) {
      await at(handle);
      await send('POST', '/url', { url });
      await drawn(handle);
    },
    ask: (expression) => ask(handle, expression),
    async click(expression) {
      await click(session, await ask(handle, MIDDLE(expression)));
    },
    async press(key) {
      await at(handle);
      await keyboard(session, [keyDown(key), keyUp(key)]);
    },
    async resize(width, height) {
      await size(handle, width, height);
      await drawn(handle);
    },
    toFront: () => at(handle),
  });
  let used = false;
  return {
    async open() {
      if (used) return tabOf((await send<{ handle: string }>('POST', '/window/new', { type: 'tab' })).handle);
      used = true;
      return tabOf(first);
    },
    async forget() {
      for (const handle of await send<string[]>('GET', '/window/handles'))
        if (handle !== first) {
          await at(handle);
          await send('DELETE', '/window');
        }
      await at(first);
      // Cookies know no port: those of one test's site would be the next one's.
      await send('DELETE', '/cookie');
      await send('POST', '/url', { url: 'about:blank' });
      used = false;
    },
    close: session.close,
  };
};

/** The browser of this project, be it driven by Playwright or by WebDriver. */
export const startAnyBrowser = (): Promise<AnyBrowser> =>
  browserName === 'webkit' ? startWebDriver() : startPlaywright();
