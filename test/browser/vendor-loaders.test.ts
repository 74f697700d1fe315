import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VendorFacts } from '../../src/adapters/recorders/vendor-facts.ts';
import { allVendors } from '../../tools/vendor-docs.mjs';
import type { Fake } from '../fixtures/fakes/fake.ts';
import { FAKES } from '../fixtures/fakes/index.ts';
import { thorough } from '../thorough.ts';
import { fakeSite, owing } from './fake-vendor-site.ts';
import { startBrowser } from './site.ts';
import { bundled } from './tcf-site.ts';

interface Loader {
  /** The package as it is on npm. */
  readonly name: string;
  /** What of it is used. */
  readonly used: string;
  /** What the site's own code does: an expression that begins, and gives what is registered. */
  readonly begins: string;
  /** What it fetches: the recorder itself is not on npm, and a fake stands for it. */
  readonly fetches: RegExp;
  /** Where the fake has to begin otherwise than behind Témoin's own tag. */
  readonly run?: Fake['run'];
  /** The recorder's real code, where npm has that too. */
  readonly code?: () => string;
}

/** Clarity's tag: its code, and the start that a project's settings are. */
const clarityTag = (): string => {
  const code = readFileSync(
    createRequire(import.meta.url).resolve('clarity-js/build/clarity.min.js'),
    'utf8',
  );
  const upload = 'https://e.clarity.ms/collect';
  return `${code};clarity('start', { projectId: 'boutique1', upload: '${upload}', track: true, delay: 100 });`;
};

const LOADERS: Readonly<Record<string, Loader>> = {
  clarity: {
    name: '@microsoft/clarity',
    used: '{ default: Clarity }',
    begins: "(Clarity.init('boutique1'), window.clarity)",
    fetches: /^https:\/\/www\.clarity\.ms\/tag\/boutique1\?ref=npm$/,
    code: clarityTag,
  },
  hotjar: {
    name: '@hotjar/browser',
    used: '{ default: hotjar }',
    begins: '(hotjar.init(1234567, 6), window.hj)',
    fetches: /^https:\/\/static\.hotjar\.com\/c\/hotjar-1234567\.js\?sv=6$/,
  },
  fullstory: {
    name: '@fullstory/browser',
    used: '{ init, FullStory }',
    begins: "(init({ orgId: 'o-1ABC2D-na1' }), FullStory)",
    fetches: /^https:\/\/edge\.fullstory\.com\/s\/fs\.js\?org=o-1ABC2D-na1$/,
  },
  logrocket: {
    name: 'logrocket',
    used: '{ default: LogRocket }',
    begins: "(LogRocket.init('acme/shop'), LogRocket)",
    fetches: /^https:\/\/cdn\.logr-in\.com\/logger-1\.min\.js$/,
    run({ put, begin }) {
      const construct = () => {
        begin();
        // Whatever its loader asks of the logger is done.
        return new Proxy({}, { get: () => () => undefined });
      };
      put('_LRLogger', new Proxy(class {}, { construct }));
    },
  },
  smartlook: {
    name: 'smartlook-client',
    used: '{ default: smartlook }',
    begins: "(smartlook.init('0123456789abcdef0123456789abcdef01234567'), window.smartlook)",
    fetches: /^https:\/\/web-sdk\.smartlook\.com\/recorder\.js$/,
  },
  contentsquare: {
    name: '@contentsquare/tag-sdk',
    used: '{ injectContentsquareScript }',
    begins:
      "(window._uxa = window._uxa || [], injectContentsquareScript({ clientId: 'f6f72d509axzd' }), window._uxa)",
    fetches: /^https:\/\/t\.contentsquare\.net\/uxa\/f6f72d509axzd\.js$/,
  },
  mouseflow: {
    name: 'react-mouseflow',
    used: '{ mouseflow }',
    begins: "mouseflow.initialize('0a1b2c3d-0000-4000-8000-000000000000')",
    fetches: /^https?:\/\/cdn\.mouseflow\.com\/projects\/0a1b2c3d-0000-4000-8000-000000000000\.js$/,
  },
  inspectlet: {
    name: 'inspectlet-es',
    used: '{ install }',
    begins: '(install(123456789), window.__insp)',
    fetches: /^http:\/\/cdn\.inspectlet\.com\/inspectlet\.js\?wid=123456789&r=\d+$/,
  },
};

interface Way {
  readonly where: string;
  readonly guarded: boolean;
  readonly code: (id: string, loader: Loader) => string;
}

const WAYS: readonly Way[] = [
  {
    where: 'is imported and begins after it, as in the recipe',
    guarded: false,
    code: (id, { name, used, begins }) => `window.temoinRecorders = {
  ${id}: async () => {
    const ${used} = await import('${name}');
    return ${begins};
  },
};`,
  },
  {
    where: 'begins before anybody was asked',
    guarded: true,
    code: (_, { name, used, begins }) => `import * as all from '${name}';
const ${used} = all;
${begins};`,
  },
];

/** Thoroughly each in both ways; otherwise one that loads the page anew and one that is stopped. */
const SEEN = Object.entries(LOADERS).filter(([id]) => thorough || ['logrocket', 'fullstory'].includes(id));

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

const all: readonly VendorFacts[] = await allVendors();
const fakes: ReadonlyMap<string, Fake> = new Map(FAKES.map((fake) => [fake.id, fake]));

describe.each(SEEN)('the real loader of %s, before its recorder or a fake of that', (id, loader) => {
  const { fetches, run } = loader;
  const nobody: Fake = { id, script: fetches, sends: [], cookies: [], run: () => undefined };
  it.each(WAYS)(
    `fetches and leaves nothing before the yes nor after the no where it $where`,
    async ({ guarded, code }) => {
      const facts = all.find((each) => each.id === id) as VendorFacts;
      const known = fakes.get(id) ?? nobody;
      const fake = { ...known, script: fetches, run: run ?? known.run };
      const bundle = await bundled(code(id, loader));
      const head = `<script>${bundle.replaceAll('</script', '<\\/script')}</script>`;
      const site = await fakeSite(browser, facts, fake, { head, guarded }, loader.code);
      const visit = await site.visit();
      const recorded = () => visit.left.filter((to) => !fetches.test(to));
      try {
        await visit.busy();
        await visit.tab.clock.runFor(20_000);
        expect(visit.left).toEqual([]);
        expect(owing(facts, await visit.terminal())).toEqual([]);
        await visit.agree();
        await visit.busy();
        await expect.poll(() => visit.left.filter((to) => fetches.test(to))).toHaveLength(1);
        await visit.busy();
        await expect.poll(() => recorded().length).toBeGreaterThan(1);
        expect(owing(facts, await visit.terminal())).not.toEqual([]);
        await visit.tab.clock.runFor(2000);
        const reloaded = visit.tab.waitForEvent('domcontentloaded', { timeout: 6_000 });
        const tried = await visit.withdraw();
        if (facts.stops === 'reload') await reloaded;
        else void reloaded.catch(() => {});
        await visit.busy();
        await visit.tab.clock.runFor(60_000);
        await visit.busy();
        await expect.poll(async () => owing(facts, await visit.terminal())).toEqual([]);
        expect(tried()).toEqual([]);
      } finally {
        await visit.close();
        await site.close();
      }
    },
  );
});
