import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright';
import demo from '../../demo/frameworks/temoin.json' with { type: 'json' };
import { buildPages, buildServers, DEMO } from './framework-build.ts';
import { listen, type Site, startSite } from './site.ts';

/** The demo's pages of every framework, below the framework's name, on a site with a real collector. */
export interface FrameworkSite extends Site {
  /** A visitor's first tab; what its console complains of is in `complaints`. */
  visit(browser: Browser): Promise<Visitor>;
  /** How often the script that waits for a yes was fetched. */
  readonly audience: () => number;
}

export interface Visitor {
  readonly context: BrowserContext;
  readonly complaints: string[];
  open(path: string): Promise<Page>;
}

const script = (body: Buffer | string) => ({ type: 'text/javascript', body: Buffer.from(body) });

const written = (name: string) =>
  ['index', 'panier'].map((page): [string, string] => [
    `/${name}${page === 'index' ? '' : `/${page}`}`,
    readFileSync(join(DEMO, name, `${page}.html`), 'utf8'),
  ]);

/** The strictest policy that a page with a frame of its own site can have. */
export const STRICT =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'";

export const frameworkSite = async (policy?: string): Promise<FrameworkSite> => {
  const modules = await buildPages({
    'react/client': 'react/client.jsx',
    'react/document': 'react/document-client.jsx',
    'vue/client': 'vue/client.js',
    'svelte/client': 'svelte/client.js',
    'svelte/runtime': 'svelte',
    'turbo/client': 'turbo/client.js',
    'swup/client': 'swup/client.js',
  });
  // With its own copy of everything, as where a module was loaded anew.
  const again = await buildPages({ again: 'start-consent.js' });
  const servers = await buildServers({
    react: 'react/server.jsx',
    document: 'react/document-server.jsx',
    vue: 'vue/server.js',
    svelte: 'svelte/server.js',
    astro: 'astro/index.astro',
    'astro-panier': 'astro/panier.astro',
  });
  const files = new Map([
    ...[...modules].map(([path, body]): [string, ReturnType<typeof script>] => [`/${path}`, script(body)]),
    ...[...again].map(([path, body]): [string, ReturnType<typeof script>] => [
      `/again/${path}`,
      script(body),
    ]),
    ['/audience.js', script('window.audience = (window.audience ?? 0) + 1')],
    ['/site.css', { type: 'text/css', body: readFileSync(join(DEMO, 'astro/public/site.css')) }],
    ...['/favicon.ico', '/quiet'].map((path): [string, ReturnType<typeof script>] => [path, script('')]),
  ]);
  const pages: Record<string, string> = {
    ...Object.fromEntries(['html', 'turbo', 'swup'].flatMap(written)),
    '/document': await servers.document('/document'),
    '/astro': await servers.astro('/astro'),
    '/astro/panier': await servers['astro-panier']('/astro/panier'),
    '/map': '<!doctype html><html lang="fr"><title>Plan</title>',
  };
  for (const name of ['react', 'vue', 'svelte'] as const)
    for (const path of [`/${name}`, `/${name}/panier`]) pages[path] = await servers[name](path);
  const { site: _, ...told } = demo;
  // Nothing else than what the demo's own file says: the notices are to be the same.
  const configuration = { recipients: [], routes: [], exclude: [], httpOnlyTrackers: [], ...told };
  const site = await startSite({
    configuration,
    pages,
    ...(policy && { headers: { 'content-security-policy': policy } }),
    file: (path) => files.get(path.split('?')[0] as string),
  });
  return Object.assign(site, {
    audience: () => site.seen.filter(({ path }) => path === '/audience.js').length,
    async visit(browser: Browser): Promise<Visitor> {
      site.seen.length = 0;
      const context = await browser.newContext();
      await listen(context);
      const complaints: string[] = [];
      context.on('console', (message) => {
        if (/^(warning|error)$/.test(message.type())) complaints.push(message.text());
      });
      context.on('weberror', (error) => {
        // Chromium's, where a page is left so fast that its style sheet had not asked for a transition yet; and the icon
        // that Firefox asks for of itself, and may not have under a strict policy.
        if (!/ViewTransition opt-in disabled|favicon\.ico/.test(`${error.error()}`))
          complaints.push(`${error.error()}`);
      });
      return {
        context,
        complaints,
        async open(path) {
          const tab = await context.newPage();
          await tab.goto(site.origin + path);
          return tab;
        },
      };
    },
  });
};

/** How many banners and controls there are, those that no longer work (copies without a shadow root) counted too. */
export const counted = (tab: Page): Promise<readonly [banners: number, controls: number]> =>
  tab.evaluate(() => [
    document.querySelectorAll('temoin-banner').length,
    document.querySelectorAll('temoin-control').length,
  ]);
