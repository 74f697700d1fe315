import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import type { Collector } from '../../collector/collector.ts';
import type { View } from './views.ts';

/** What a page is played from: nothing of it comes from outside this process. */
export interface Props {
  /** Origin of the site, and the address that its collector is mounted at. */
  readonly site: string;
  readonly mount: string;
  readonly collector: Pick<Collector, 'fetch'>;
  /** SHA-256, hex, of each built file, by name. */
  readonly code: ReadonlyMap<string, string>;
}

/** One visitor's first visit to a page of the site that holds nothing but Témoin. */
export interface Stage {
  readonly context: BrowserContext;
  readonly page: Page;
  /** The digest that the page itself gives of the notice that this layer shows. Rejects where Témoin has a problem. */
  shown(layer: 1 | 2): Promise<string>;
  /** Names of the built files that the page has asked for so far. */
  files(): readonly string[];
  /** Ends the visit. Rejects where the page asked for anything but its own files, all of which was refused. */
  close(): Promise<void>;
}

const PATIENCE = 20_000;

/** The two facts that are waited for, handed to us as they are told. */
const EARS = `for (const name of ['notice:shown', 'problem'])
  addEventListener('temoin:' + name, ({ detail }) => temoinTold(name, { ...detail, error: String(detail.error) }));`;

type Detail = {
  readonly layer: 1 | 2;
  readonly notice: string;
  readonly code: string;
  readonly error: string;
};

const documentOf = (language: string, { site, mount }: Props): string => {
  // Without it a script from another origin is opaque, and imports nothing beside itself.
  const other = new URL(mount).origin === site ? '' : ' crossorigin';
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${new URL(site).host}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,"><script src="${mount}/temoin.${language}.js" defer${other}></script></head>
<body></body></html>`;
};

const answerFrom = async ({ collector }: Props, route: Route): Promise<Parameters<Route['fulfill']>[0]> => {
  const request = route.request();
  const headers = new Headers(request.headers());
  // What is handed to the browser in this way is not unpacked by it.
  headers.delete('accept-encoding');
  const answer = await collector.fetch(new Request(request.url(), { headers }));
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: Buffer.from(await answer.arrayBuffer()),
  };
};

/** Opens the page, off line: its document and Témoin's files come from this process, everything else is refused. */
export const openStage = async (
  browser: Browser,
  props: Props,
  language: string,
  { width, height, scheme }: View,
): Promise<Stage> => {
  const { site, mount, code } = props;
  const address = `${site}/`;
  const asked = new Set<string>();
  const strangers: string[] = [];
  const shown = new Map<number, string>();
  let problem: string | undefined;
  let hear = (): void => {};

  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: language,
    timezoneId: 'UTC',
    offline: true,
    serviceWorkers: 'block',
  });
  await context.route('**/*', async (route) => {
    const request = route.request();
    const url = request.url();
    const name = url.slice(mount.length + 1);
    if (request.method() === 'GET' && url === address)
      return route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: documentOf(language, props),
      });
    if (request.method() === 'GET' && url === `${mount}/${name}` && code.has(name)) {
      asked.add(name);
      return route.fulfill(await answerFrom(props, route));
    }
    strangers.push(`${request.method()} ${url}`);
    return route.abort('blockedbyclient');
  });
  const page = await context.newPage();
  await page.exposeFunction('temoinTold', (name: string, detail: Detail) => {
    if (name === 'problem') problem ??= `${detail.code}: ${detail.error}`;
    else shown.set(detail.layer, detail.notice);
    hear();
  });
  await page.addInitScript({ content: EARS });
  await page.goto(address);

  return {
    context,
    page,
    shown: (layer) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(
          () => reject(new Error(`layer ${layer} in “${language}” was not shown in ${PATIENCE / 1000} s`)),
          PATIENCE,
        );
        hear = () => {
          const digest = shown.get(layer);
          if (digest === undefined && problem === undefined) return;
          clearTimeout(late);
          hear = () => {};
          if (digest === undefined)
            reject(new Error(`layer ${layer} in “${language}” is not shown: ${problem}`));
          else resolve(digest);
        };
        hear();
      }),
    files: () => [...asked].sort(),
    async close() {
      await context.close();
      if (strangers.length)
        throw new Error(`the page asked for more than Témoin’s own files: ${strangers.join(', ')}`);
    },
  };
};
