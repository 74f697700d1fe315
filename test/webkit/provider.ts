import { fileURLToPath } from 'node:url';
import { defineBrowserProvider, parseKeyDef } from '@vitest/browser';
import type { BrowserCommand, BrowserProvider, BrowserProviderOption, TestProject } from 'vitest/node';
import { type Session, startWebKit } from './driver.ts';
import { click, hover, keyboard, keyDown, keyUp } from './input.ts';

/** What Vitest's browser mode asks of a provider, as far as the component tests go: one window, keys, pointer. */
const createProvider = (project: TestProject): BrowserProvider => {
  let running: Promise<Session> | undefined;
  const session = async (): Promise<Session> => {
    if (!running) throw new Error('no page was opened in WebKitGTK');
    return running;
  };
  const register = <T extends unknown[]>(name: string, run: (...args: T) => Promise<unknown>) =>
    project.browser?.registerCommand(
      name as never,
      ((_context: unknown, ...args: T) => run(...args)) as BrowserCommand<never>,
    );
  // The frame of the tests has the size already; the window is larger than any of them.
  register('__vitest_viewport', async () => undefined);
  register('__vitest_cleanup', async () => (await session()).send('DELETE', '/actions'));
  register('__vitest_keyboard', async (text: string) => {
    const actions = parseKeyDef(text).flatMap(({ keyDef, releasePrevious, releaseSelf, repeat }) => {
      const key = keyDef.key ?? '';
      const down = Array.from({ length: releasePrevious ? 0 : repeat }, () => keyDown(key));
      return [...down, ...(releasePrevious || releaseSelf ? [keyUp(key)] : [])];
    });
    await keyboard(await session(), actions);
    return { unreleased: [] };
  });
  register('__vitest_hover', async (at: [number, number]) => hover(await session(), at));
  register('__vitest_click', async (at: [number, number]) => click(await session(), at));
  return {
    name: 'webkitgtk',
    supportsParallelism: false,
    initScripts: [fileURLToPath(new URL('./locators.ts', import.meta.url))],
    getCommandsContext: () => ({}),
    async openPage(_id, url) {
      running ??= startWebKit();
      const { send } = await running;
      await send('POST', '/window/rect', { x: 0, y: 0, width: 1450, height: 1150 });
      await send('POST', '/url', { url });
    },
    async close() {
      const open = running;
      running = undefined;
      await (await open)?.close();
    },
  };
};

/** Vitest's browser mode in an installed WebKitGTK, without a driver library. */
export const webkit = (): BrowserProviderOption =>
  defineBrowserProvider({ name: 'webkitgtk', supportedBrowser: ['webkit'], providerFactory: createProvider });
