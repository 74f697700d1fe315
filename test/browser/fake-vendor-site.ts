import type { Browser, BrowserContext, Page } from 'playwright';
import type { VendorFacts } from '../../src/adapters/recorders/vendor-facts.ts';
import type { Tracker } from '../../src/purpose/purpose.ts';
import { matches } from '../../src/withdrawal/matches.ts';
import { type Fake, fakeScript, type Mode } from '../fixtures/fakes/fake.ts';
import { act, heard, listen, type Site, startSite } from './site.ts';

/** What the site's configuration says of the invented recorder, of which nothing is known. */
const NAMED: Readonly<Record<string, readonly Tracker[]>> = {
  clairvio: [
    { name: 'clv_*', store: 'cookie' },
    { name: 'clv_*', store: 'localStorage' },
  ],
};

/**
 * How the fake comes into the page: by Témoin's own tag, by a plain one that `guard.js` catches, or by whatever the
 * site's own head has, with that script before it or without.
 */
export type Way = 'own tag' | 'tag manager' | { readonly head: string; readonly guarded: boolean };

const tagOf = ({ script, key = '' }: Fake): string =>
  script.source
    .replace(/^\^|\$$/g, '')
    .replace(/\\d\+|\[[^\]]*\]\+|\\w\+/, key)
    .replaceAll('\\', '');

const configurationOf = (facts: VendorFacts, fake: Fake, way: Way) => ({
  recipients: [
    { name: facts.provider.name, role: facts.reuse ? 'joint-controller' : 'processor', country: 'FR' },
  ],
  purposes: [
    {
      id: 'replay.experience',
      recorder: facts.id,
      limitation: { L1: { rate: 1, why: 'every visit of a test is watched' } },
      alternative: { why: 'a test', equivalent: 'a test', owner: 'nobody' },
      trackers: NAMED[facts.id] ?? [],
    },
  ],
  vendors: {
    [facts.id]: {
      ...(way === 'own tag' && { id: fake.key }),
      ...(facts.hosts.length === 0 && { hosts: ['*.clairvio.test'] }),
    },
  },
});

const page = (body: string, head: string) =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Boutique</title>${head}
<script src="/temoin/temoin.fr.js" defer></script></head><body><h1>Boutique</h1>${body}</body></html>`;

export interface FakeSite extends Pick<Site, 'origin' | 'close'> {
  visit(mode?: Mode): Promise<FakeVisit>;
}

/** One visitor who meets one fake. */
export interface FakeVisit {
  readonly context: BrowserContext;
  readonly tab: Page;
  /** Requests and sockets that left for somewhere else than the site. */
  readonly left: string[];
  /** Why pages were loaded anew. */
  readonly reloads: string[];
  agree(): Promise<void>;
  /** Returns what was tried after it: requests and sockets that left all the same, so far. */
  withdraw(): Promise<() => string[]>;
  busy(): Promise<void>;
  /** What is on the terminal, as `<store>:<name>`. */
  terminal(): Promise<string[]>;
  close(): Promise<void>;
}

export const fakeSite = async (
  browser: Browser,
  facts: VendorFacts,
  fake: Fake,
  way: Way,
  /** What its host serves. */
  script = (mode: Mode) => fakeScript(fake, mode),
): Promise<FakeSite> => {
  const configuration = configurationOf(facts, fake, way);
  const guard = `<script type="application/json" data-temoin-config>${JSON.stringify(configuration)}</script>
<script src="/temoin/guard.js"></script>`;
  const tag = () =>
    `<script>const put = document.createElement('script'); put.async = true; put.src = ${JSON.stringify(tagOf(fake))}; document.head.append(put);</script>`;
  const headOf = () => {
    if (way === 'own tag') return '';
    return way === 'tag manager' ? guard + tag() : `${way.guarded ? guard : ''}${way.head}`;
  };
  const head = headOf();
  const site = await startSite({
    configuration,
    pages: {
      '/': page('<input id="name"><a id="next" href="/second">Suite</a>', head),
      '/second': page('<p>Seconde</p>', head),
    },
  });
  return {
    origin: site.origin,
    close: site.close,
    async visit(mode = 'plain') {
      const context = await browser.newContext();
      const left: string[] = [];
      const reloads: string[] = [];
      await context.clock.install();
      await context.exposeFunction('toldWhy', (why: string) => reloads.push(why));
      await context.addInitScript(() =>
        addEventListener('temoin:page:reloading', (event) =>
          (window as unknown as { toldWhy(why: string): void }).toldWhy((event as CustomEvent).detail.why),
        ),
      );
      await listen(context);
      await context.route(
        (url) => url.origin !== site.origin,
        (route) => {
          const address = route.request().url();
          left.push(address);
          return fake.script.test(address)
            ? route.fulfill({ contentType: 'text/javascript', body: script(mode) })
            : route.fulfill({ status: 204, headers: { 'access-control-allow-origin': '*' } });
        },
      );
      await context.routeWebSocket(/^wss:/, (socket) => void left.push(socket.url()));
      await context.addCookies((fake.refusal ?? []).map((name) => ({ name, value: '1', url: site.origin })));
      const tab = await context.newPage();
      await tab.goto(site.origin);
      await heard(tab, 'notice:shown');
      return {
        ...{ context, tab, left, reloads },
        async agree() {
          await act(tab, 'accept-all');
          await heard(tab, 'capture:started');
        },
        async withdraw() {
          const from = left.length;
          // By the page's own call: a click would be seen, and sent, before it is heard.
          const at = await tab.evaluate(() => {
            void (window as unknown as { temoin: { withdraw(): unknown } }).temoin.withdraw();
            return Date.now();
          });
          const when = (address: string) => Number(/[?&]at=(\d+)$/.exec(address)?.[1] ?? Infinity);
          return () => left.slice(from).filter((address) => when(address) > at);
        },
        async busy() {
          await tab.mouse.click(30, 30);
          await tab.mouse.move(90, 90);
          await tab.evaluate(() => document.body.append(document.createElement('p')));
          await tab.clock.runFor(1500);
        },
        async terminal() {
          const cookies = (await context.cookies()).map(({ name }) => `cookie:${name}`);
          const stored = await tab.evaluate(() =>
            [...Object.keys(localStorage).map((name) => `localStorage:${name}`)].concat(
              Object.keys(sessionStorage).map((name) => `sessionStorage:${name}`),
            ),
          );
          return [...cookies, ...stored].sort();
        },
        close: () => context.close(),
      };
    },
  };
};

/** What a withdrawal owes of what is on the terminal: all that fits and is not kept. */
export const owing = (facts: VendorFacts, terminal: readonly string[]): string[] => {
  const trackers = [...facts.trackers, ...(NAMED[facts.id] ?? [])];
  const fits = (entry: string, keep: boolean) =>
    trackers.some(({ store, name, keep: kept }) => !kept !== keep && matches(`${store}:${name}`, entry));
  return terminal.filter((entry) => fits(entry, false) && !fits(entry, true));
};
