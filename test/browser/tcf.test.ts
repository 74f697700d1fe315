import { TCString } from '@iabtechlabtcf/core';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { act, CONFIGURATION, factsOf, heard, startBrowser } from './site.ts';
import { bundled, CMP } from './tcf-site.ts';
import { type Visit, visiting } from './visit.ts';

let browser: Browser;
let cmp: Buffer;
let modules: Buffer;
beforeAll(async () => {
  browser = await startBrowser();
  modules = Buffer.from(await bundled(MODULES));
  cmp = Buffer.from(await bundled(`${CMP} loadCmp();`));
});
afterAll(() => browser.close());

const TCF = { cmpId: 7, cmpVersion: 2, vendorListVersion: 178, publisherCC: 'FR' };
/** Nothing in line, no frame with an address, no text that becomes code. */
const STRICT = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
};
/** A vendor's tag in the head, before all of Témoin but the queue: one listener that throws, one that reads. */
const READER = `
  window.read = [];
  __tcfapi('addEventListener', 2, () => { throw new Error('a listener’s own fault'); });
  __tcfapi('addEventListener', 2, (data, success) => read.push([data, success]));
  __tcfapi('ping', 2, (pong) => { window.before = pong; });`;
/** A site that takes Témoin from its modules. */
const MODULES = `
  import fr from '../locales/fr.json';
  import { createBanner } from '../src/banner/index.ts';
  import { createTemoin } from '../src/index.ts';
  const configuration = ${JSON.stringify({ ...CONFIGURATION, tcf: TCF })};
  createTemoin(
    { ...configuration, site: location.origin },
    { texts: fr, language: 'fr', banner: createBanner },
  );`;
const PAGE = (...scripts: string[]) =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>t</title>${scripts
    .map((src) => `<script src="${src}"></script>`)
    .join('')}<script src="/temoin/temoin.fr.js" defer></script></head><body><h1>t</h1></body></html>`;
const site = (configuration: object = { tcf: TCF }) => ({
  configuration: configuration as Record<string, unknown>,
  headers: STRICT,
  pages: {
    '/': PAGE('/temoin/tcf-stub.js', '/reader.js'),
    '/bare': PAGE('/temoin/tcf-stub.js'),
    '/late': PAGE(),
    '/theirs': PAGE('/cmp.js'),
    '/modules': PAGE('/temoin/tcf-stub.js', '/reader.js').replace('/temoin/temoin.fr.js', '/modules.js'),
  },
  file: (path: string) => {
    const body = { '/reader.js': Buffer.from(READER), '/cmp.js': cmp, '/modules.js': modules }[path];
    return body && { type: 'text/javascript', body };
  },
});

type Data = { eventStatus: string; tcString: string; gdprApplies: boolean };
/** What the vendor's tag was told: each time the event, and the custom purposes by the IAB's own reading of the string. */
const told = async (tab: Page): Promise<unknown[]> => {
  const read = await tab.evaluate(() => (window as unknown as { read: [Data, boolean][] }).read);
  return read.map(([{ eventStatus, tcString, gdprApplies }, success]) => {
    const model = TCString.decode(tcString);
    const customs = Array.from({ length: Number(model.numCustomPurposes) }, (_, index) =>
      model.publisherCustomConsents.has(index + 1) ? 1 : 0,
    );
    expect([success, gdprApplies, model.cmpId, model.cmpVersion]).toEqual([true, true, 7, 2]);
    expect([model.vendorListVersion, model.publisherCountryCode, model.consentLanguage]).toEqual([
      178,
      'FR',
      'FR',
    ]);
    for (const vector of [model.purposeConsents, model.publisherConsents, model.vendorConsents])
      expect(vector.size).toBe(0);
    return `${eventStatus} ${customs.join('')}`.trim();
  });
};
const says = (tab: Page, ...what: string[]) =>
  expect.poll(() => told(tab), { timeout: 15_000 }).toEqual(what);
const pong = (tab: Page) =>
  tab.evaluate(
    () =>
      new Promise<Record<string, unknown>>((resolve) =>
        (window as unknown as { __tcfapi(...given: unknown[]): void }).__tcfapi('ping', 2, resolve),
      ),
  );
const problems = async (tab: Page) =>
  (await factsOf(tab))
    .filter(([name]) => name === 'problem')
    .map(([, { code, during }]) => `${code} ${during}`);
const warning = (visit: Visit, about = /__tcfapi/) => {
  const words: string[] = [];
  visit.context.on('console', (message) => {
    if (about.test(message.text())) words.push(message.text());
  });
  return words;
};

it('tells who has waited since the head of the page each act once: question, yes, second thoughts, no, own choice', () =>
  visiting(browser, site(), async (visit) => {
    const violations = warning(visit, /Content[- ]Security[- ]Policy|Trusted/i);
    const tab = await visit.open();
    await says(tab, 'cmpuishown');
    expect(await tab.evaluate(() => '__tcfapiLocator' in frames)).toBe(true);
    expect(await tab.evaluate(() => (window as unknown as { before: object }).before)).toMatchObject({
      cmpStatus: 'stub',
      gdprApplies: true,
    });
    expect(await pong(tab)).toMatchObject({ cmpId: 7, displayStatus: 'visible', gvlVersion: 178 });
    const said = ['cmpuishown'];
    const next = (...words: string[]) => says(tab, ...said, ...words).then(() => said.push(...words));
    await act(tab, 'accept-all');
    await next('useractioncomplete 111');
    // Who asks for the dialog gets the second layer, which is closed without an answer.
    await tab.evaluate(() =>
      (window as unknown as { __tcfapi(...given: unknown[]): void }).__tcfapi(
        'displayConsentUi',
        2,
        () => {},
      ),
    );
    await tab.locator('dialog input[name=audience]').waitFor();
    await next('cmpuishown 111');
    await tab.keyboard.press('Escape');
    await next('useractioncomplete 111');
    await act(tab, 'withdraw');
    await next('useractioncomplete 000');
    await tab.reload();
    await says(tab, 'tcloaded 000');
    expect(await pong(tab)).toMatchObject({ cmpStatus: 'loaded', displayStatus: 'disabled' });
    await tab.locator('[data-act="open"]:visible').click();
    await tab.locator('dialog input[name=audience]').check();
    await act(tab, 'save');
    await says(tab, 'tcloaded 000', 'cmpuishown 000', 'useractioncomplete 001');
    await tab.reload();
    await says(tab, 'tcloaded 001');
    expect([await problems(tab), violations]).toEqual([[], []]);
  }));

it('tells another tab of a refusal, and of the yes after it', () =>
  visiting(browser, site(), async (visit) => {
    const [one, other] = [await visit.open(), await visit.open()];
    for (const tab of [one, other]) await says(tab, 'cmpuishown');
    await one.bringToFront();
    await act(one, 'refuse-all');
    for (const tab of [one, other]) await says(tab, 'cmpuishown', 'useractioncomplete 000');
    // Its answer may bring back the cookie of the refusal.
    await heard(one, 'proof:delivered');
    await one.evaluate(() =>
      (window as unknown as { temoin: { choose(wishes: object): void } }).temoin.choose({ audience: true }),
    );
    for (const tab of [one, other])
      await says(tab, 'cmpuishown', 'useractioncomplete 000', 'useractioncomplete 001');
  }));

it('leaves a CMP that is there alone, says so once, and asks all the same', () =>
  visiting(browser, site(), async (visit) => {
    const words = warning(visit);
    const tab = await visit.open('/theirs');
    await heard(tab, 'notice:shown');
    await expect.poll(() => problems(tab)).toEqual(['tcf tcf']);
    expect(words).toEqual([expect.stringMatching('Another CMP is in this page')]);
    await act(tab, 'refuse-all');
    await heard(tab, 'consent:refused', 3);
    expect(await pong(tab)).toMatchObject({ cmpId: 880 });
  }));

it('is halted by a CMP that comes after it, which takes back what was said', () =>
  visiting(browser, site(), async (visit) => {
    const words = warning(visit);
    const tab = await visit.open();
    await says(tab, 'cmpuishown');
    await act(tab, 'accept-all');
    await says(tab, 'cmpuishown', 'useractioncomplete 111');
    await tab.evaluate(() => {
      Object.assign(window, {
        __tcfapi: (_command: string, _version: number, done: (pong: object) => void) => done({ cmpId: 880 }),
      });
    });
    await act(tab, 'withdraw');
    await says(tab, 'cmpuishown', 'useractioncomplete 111', 'useractioncomplete');
    expect(await problems(tab)).toEqual(['tcf say']);
    expect(words).toEqual([expect.stringMatching('Another CMP has come after it')]);
  }));

it('is not there without a CMP id, though the queue’s script is, and fetches nothing', () =>
  visiting(browser, site({}), async (visit) => {
    const words = warning(visit);
    const tab = await visit.open('/bare');
    await heard(tab, 'notice:shown');
    await act(tab, 'accept-all');
    await heard(tab, 'consent:granted', 3);
    expect(await tab.evaluate(() => ['__tcfapi' in window, '__tcfapiLocator' in frames])).toEqual([
      false,
      false,
    ]);
    expect(visit.site.seen.filter(({ path }) => /\/tcf\.js/.test(path))).toEqual([]);
    expect(words).toEqual([expect.stringMatching('tcf.cmpId: undefined')]);
  }));

it('is there without the queue’s script as well, once the chunk is', () =>
  visiting(browser, site(), async (visit) => {
    const tab = await visit.open('/late');
    await heard(tab, 'notice:shown');
    await expect.poll(() => tab.evaluate(() => '__tcfapiLocator' in frames)).toBe(true);
    await tab.evaluate(READER);
    await says(tab, 'cmpuishown');
    await act(tab, 'refuse-all');
    await says(tab, 'cmpuishown', 'useractioncomplete 000');
  }));

it('is the same from the modules', () =>
  visiting(browser, site(), async (visit) => {
    const tab = await visit.open('/modules');
    await says(tab, 'cmpuishown');
    await act(tab, 'accept-all');
    await says(tab, 'cmpuishown', 'useractioncomplete 111');
    await act(tab, 'withdraw');
    await says(tab, 'cmpuishown', 'useractioncomplete 111', 'useractioncomplete 000');
    await heard(tab, 'proof:delivered', 2);
    expect((await problems(tab)).filter((each) => /tcf/.test(each))).toEqual([]);
  }));
