import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HOSTS } from '../../src/adapters/recorders/guard/hosts.ts';
import { type GuardSite, type Rigged, settled, startGuardBrowser, startGuardSite } from './guard-site.ts';

const CLARITY = [...(HOSTS['clarity'] ?? [])];

let browser: Browser;
let site: GuardSite;
beforeAll(async () => {
  browser = await startGuardBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  site = await startGuardSite();
  site.files['www.site.test/guard.js'] = readFileSync('dist/drop-in/guard.js', 'utf8');
  site.files['www.clarity.ms/tag.js'] = 'window.ran = [...(window.ran ?? []), document.currentScript.src]';
  // As tag managers do it: before the first script, and with markup whose scripts are made anew.
  site.files['www.manager.test/gtm.js'] = `
    const tag = document.createElement('script');
    tag.async = true;
    tag.src = 'http://www.clarity.ms:{{port}}/tag.js?1';
    const [first] = document.getElementsByTagName('script');
    first.parentNode.insertBefore(tag, first);
    const box = document.createElement('div');
    box.innerHTML = '<script src="http://www.clarity.ms:{{port}}/tag.js?2"></' + 'script><img src="//www.clarity.ms:{{port}}/pixel">';
    for (const each of box.querySelectorAll('script')) {
      const again = document.createElement('script');
      again.src = each.getAttribute('src');
      document.head.append(again);
    }
    document.body.append(box.querySelector('img'));
    const other = document.createElement('script');
    other.src = 'http://www.other.test:{{port}}/other.js';
    document.head.append(other);
  `;
  site.files['www.other.test/other.js'] = 'window.other = true';
});
afterEach(() => site.close());

const page = async (configuration: unknown, body = '', head = ''): Promise<Page> => {
  site.files['www.site.test/shop'] = `<!doctype html><html><head>
    ${configuration ? `<script type="application/json" data-temoin-config>${JSON.stringify(configuration)}</script>` : ''}
    ${head}<script src="/guard.js"></script></head>
    <body>${body}<script src="http://www.manager.test:{{port}}/gtm.js"></script><script src="/rig.js"></script></body></html>`;
  const tab = await browser.newPage();
  await tab.goto(`${site.origin}/shop`);
  await tab.waitForFunction('window.other');
  return tab;
};
const ran = (tab: Page) => tab.evaluate('(window.ran ?? []).map((src) => src.slice(-1))');
const open = (tab: Page, hosts: string[]) =>
  tab.evaluate((hosts) => {
    const page = window as unknown as Rigged;
    page.guard = page.rig.guard(hosts);
    page.guard.open();
  }, hosts);

describe('guard.js before a tag manager', () => {
  it.each([
    ['for the whole site', { recorder: 'clarity' }],
    ['in a list', { recorder: ['temoin', 'clarity'] }],
    ['by a purpose', { purposes: [{ id: 'a' }, { id: 'b', recorder: 'clarity' }] }],
    ['by a purpose, in a list', { purposes: [{ id: 'b', recorder: ['clarity', 'hotjar'] }] }],
  ])('holds the tag of a vendor that is named %s until its recorder opens', async (_, configuration) => {
    const tab = await page(configuration);
    await settled(tab, site, '/early');
    expect(site.below(site.vendor)).toEqual([]);
    expect(await ran(tab)).toEqual([]);
    await open(tab, CLARITY);
    await expect
      .poll(() => site.below(site.vendor).sort())
      .toEqual(['www.clarity.ms/pixel', 'www.clarity.ms/tag.js', 'www.clarity.ms/tag.js']);
    await expect.poll(async () => ((await ran(tab)) as string[]).sort()).toEqual(['1', '2']);
  });

  it('leaves the tags of vendors that nobody has named alone', async () => {
    const tab = await page({ recorder: 'hotjar', purposes: [{ id: 'b', recorder: 'temoin' }] });
    await expect.poll(async () => ((await ran(tab)) as string[]).sort()).toEqual(['1', '2']);
  });

  it('says that it holds nothing where the configuration names no recorder of others', async () => {
    const said: string[] = [];
    const tab = await page({ purposes: [{ id: 'replay.experience' }] });
    tab.on('console', (message) => said.push(message.text()));
    await tab.reload();
    await tab.waitForFunction('window.other');
    expect(said).toContainEqual(expect.stringContaining('holds nothing'));
    expect((await ran(tab)) as string[]).not.toEqual([]);
  });

  it('holds every vendor that it knows where it finds no configuration, or none that can be read', async () => {
    const tab = await page(undefined);
    await settled(tab, site, '/early');
    expect(site.below(site.vendor)).toEqual([]);
  });

  it('holds the places that the site itself names, and hands them over with the vendor’s', async () => {
    const ours = { recorder: 'clarity', vendors: { clarity: { hosts: ['/proxy'] } } };
    const tab = await page(ours);
    const refused = await tab.evaluate(() =>
      fetch('/proxy/i').then(
        ({ status }) => status,
        ({ name }) => name,
      ),
    );
    expect(refused).toBe('TypeError');
    await open(tab, [...CLARITY, '/proxy']);
    expect(await tab.evaluate(() => fetch('/proxy/i').then(({ status }) => status))).toBe(200);
    await expect.poll(async () => ((await ran(tab)) as string[]).sort()).toEqual(['1', '2']);
  });

  it('opens one vendor without the other, and is there once however often it comes', async () => {
    const tab = await page(
      { recorder: ['clarity', 'contentsquare', 'hotjar'] },
      '<script src="/guard.js"></script>',
    );
    await open(tab, [...(HOSTS['hotjar'] ?? [])]);
    await settled(tab, site, '/early');
    expect(site.below(site.vendor)).toEqual([]);
    await open(tab, CLARITY);
    await expect.poll(async () => ((await ran(tab)) as string[]).sort()).toEqual(['1', '2']);
  });

  it('holds what is written into the page while it is read, and what a template holds', async () => {
    const vendor = 'http://www.clarity.ms:{{port}}';
    const tab = await page(
      { recorder: 'clarity' },
      `<script>document.write('<p id="written">text</p><script src="${vendor}/tag.js?3"></' + 'script>')</script>
       <template><script src="${vendor}/tag.js?4"></script></template>
       <script>document.body.append(document.querySelector('template').content.cloneNode(true))</script>`,
    );
    await settled(tab, site, '/early');
    expect(site.below(site.vendor)).toEqual([]);
    expect(await tab.textContent('#written')).toBe('text');
    await open(tab, CLARITY);
    await expect.poll(async () => ((await ran(tab)) as string[]).sort()).toEqual(['1', '2', '3', '4']);
  });
});
