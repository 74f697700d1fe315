import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page } from 'playwright';
import type { Cmp, CmpAdapter, CmpFacts } from '../../src/adapters/cmp/cmp.ts';
import type { Clock } from '../../src/platform/clock.ts';
import type { CmpPage, CmpRig } from '../contracts/cmp-kit.ts';
import type { RealCmp } from '../fixtures/real-cmps/real-cmp.ts';

interface Beside {
  readonly temoinBeside: { readonly adapter: CmpAdapter; readonly clock: Clock };
  cmp?: Cmp;
  heard: number;
  unwatch?: () => void;
}

const source = join(import.meta.dirname, '../../src');

/** The adapter alone, without the rest of Témoin, as one script. */
const bundled = async (id: string): Promise<string> => {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { cmp as adapter } from './adapters/cmp/${id}.ts'; export { clock } from './platform/clock.ts';`,
      resolveDir: source,
      loader: 'ts',
    },
    bundle: true,
    format: 'iife',
    globalName: 'temoinBeside',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
};

export const ORIGIN = 'http://boutique.test';
const PAGE =
  '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Boutique</title><h1>Boutique</h1></html>';

const inPage = (context: BrowserContext, real: RealCmp, script: string): (() => Promise<CmpPage>) => {
  const open = async (): Promise<CmpPage> => {
    const tab: Page = await context.newPage();
    // Time is let pass instead of waited for.
    await tab.clock.install();
    await tab.goto(ORIGIN);
    const asked = new Set<unknown>();
    tab.on('request', (request) => asked.add(request));
    for (const end of ['requestfinished', 'requestfailed'] as const)
      tab.on(end as 'requestfinished', (request) => asked.delete(request));
    const settle = async () => {
      // What it loads of its own accord arrives in between.
      for (let steps = 0; steps < 10; steps += 1) {
        while (asked.size > 0) await tab.waitForEvent('requestfinished');
        await tab.clock.runFor(500);
      }
    };
    const handle = () => tab.evaluateHandle(() => (window as unknown as Beside).cmp as Cmp);
    return {
      async load() {
        if (real.style) await tab.addStyleTag({ url: real.style });
        for (const each of real.scripts)
          await tab.addScriptTag('src' in each ? { url: each.src } : { content: each.code });
        while (asked.size > 0) await tab.waitForEvent('requestfinished');
      },
      async connect() {
        await tab.addScriptTag({ content: script });
        await tab.evaluate(
          (keys) => {
            const page = window as unknown as Beside & Window & typeof globalThis;
            const { adapter, clock } = page.temoinBeside;
            page.heard = 0;
            void adapter.connect({ page, clock, keys }).then((cmp) => {
              page.cmp = cmp;
              page.unwatch = cmp.watch(() => {
                page.heard += 1;
              });
            });
          },
          [real.key, real.other],
        );
      },
      settle,
      connected: () => tab.evaluate(() => (window as unknown as Beside).cmp !== undefined),
      ask: async (run, given) => (await handle()).evaluate(run as never, given) as never,
      heard: () => tab.evaluate(() => (window as unknown as Beside).heard),
      unwatch: () => tab.evaluate(() => (window as unknown as Beside).unwatch?.()),
      answer: (yes) => real.answer(tab, yes),
      ...(real.leave && { close: () => real.leave?.(tab) as Promise<void> }),
      opened: () => real.dialog(tab).isVisible(),
      async next() {
        await tab.close();
        return open();
      },
    };
  };
  return open;
};

export interface Real extends Omit<CmpRig, 'facts' | 'key' | 'other' | 'page' | 'hostile'> {
  readonly real: RealCmp;
  readonly facts: CmpFacts;
}

/** A rig for the kit with the CMP's own code in a real Chromium, each in a browser context of its own. */
export const realRig = async (
  browser: Browser,
  { real, facts, ...rig }: Real,
  opened: BrowserContext[],
): Promise<CmpRig> => {
  const context = await browser.newContext();
  opened.push(context);
  await context.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    const file = pathname.startsWith('/cmp/') ? real.file(pathname) : undefined;
    if (file) return route.fulfill({ contentType: file.type, body: file.body });
    return pathname === '/'
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: PAGE })
      : route.fulfill({ status: 404, body: '' });
  });
  const page = inPage(context, real, await bundled(real.id));
  return { ...rig, facts, key: real.key, other: real.other, page };
};
