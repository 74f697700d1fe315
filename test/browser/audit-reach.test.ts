import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deadLinks } from '../../src/cli/browser/audit/links.ts';
import { PLANTS, planted, SOUND } from '../fixtures/audit/plants.ts';
import { audited, type Pages, servePages, told } from './audit-kit.ts';
import { startBrowser } from './site.ts';

const dead = PLANTS.find(({ id }) => id === 'DP-24');
/** The boxes show what was answered when the page was loaded. */
const keeps = planted({
  id: 'DP-26',
  what: 'the boxes show what was answered before',
  change: [
    [
      'const open = () => {\n  const choice = read() || {};',
      'const arrived = read();\nconst open = () => {\n  const choice = arrived || {};',
    ],
  ],
});

/** Its banner comes with the first scrolling, as where every script waits for a visitor to do something. */
const waits = planted({
  id: 'none',
  what: 'the banner waits for somebody to scroll',
  change: [
    [
      '\nshow();\n</script>',
      `\nif (read()) show();
else {
  byId('ask').hidden = byId('later').hidden = true;
  addEventListener('scroll', show, { once: true });
}\n</script>`,
    ],
  ],
});

let browser: Browser;
let pages: Pages;
let beyond: string;
beforeAll(async () => {
  pages = await servePages((path) => {
    if (path.startsWith('/rejeu')) return { status: 204, body: '' };
    if (path === '/notice.pdf')
      return { type: 'application/pdf', body: 'x', headers: { 'content-disposition': 'attachment' } };
    if (path === '/nulle-part') return undefined;
    const own: Record<string, string> = {
      ...(dead && { '/dead': planted(dead) }),
      '/keeps': keeps,
      '/waits': waits,
    };
    return { body: own[path] ?? SOUND };
  });
  // A port that nobody listens at: Node finds nothing there, and the browser is sent to the pages.
  const nobody = createServer().listen(0, '127.0.0.1');
  await once(nobody, 'listening');
  const { port } = nobody.address() as AddressInfo;
  nobody.close();
  beyond = `http://127.0.0.1:${port}`;
  browser = await startBrowser(`--host-resolver-rules=MAP 127.0.0.1:${port} ${new URL(pages.origin).host}`);
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

describe('an audit of a site that the browser reaches and Node does not', () => {
  it('follows its links, and says that it could not add a policy', async () => {
    const audit = await audited(browser, `${beyond}/`, 'DP-24,PR-06,PR-07', { viewport: '1366x768' });
    expect(told(audit)).toEqual([]);
    expect(told(audit, 'unjudged').map((each) => each.slice(0, 5))).toEqual(['PR-06', 'PR-07']);
  });

  it('finds a link of it that leads nowhere', async () => {
    const audit = await audited(browser, `${beyond}/dead`, 'DP-24', { viewport: '1366x768' });
    expect(told(audit)).toEqual([expect.stringContaining('/nulle-part')]);
  });

  it('opens none beside the page that is looked at, and takes a download for a page', async () => {
    const context = await browser.newContext();
    let opened = 0;
    context.on('page', () => {
      opened += 1;
    });
    const to = (path: string) => ({ label: path, href: path, to: `${beyond}${path}` });
    const found = await deadLinks(context, `${beyond}/`, ['/', '/notice.pdf', '/nulle-part'].map(to));
    await context.close();
    expect(found).toEqual([`${beyond}/nulle-part`]);
    expect(opened).toBe(0);
  });
});

describe('an audit of choices that are opened again', () => {
  it('looks before the page is loaded anew', async () => {
    const audit = await audited(browser, `${pages.origin}/keeps`, 'DP-26', { viewport: '1366x768' });
    expect(told(audit)).toEqual([expect.stringContaining('after withdrawing')]);
  });
});

describe('an audit of a site whose banner waits for a gesture', () => {
  it('scrolls, and judges what comes', async () => {
    const audit = await audited(browser, `${pages.origin}/waits`, 'DP-01,DP-05,DP-08', {
      viewport: '1366x768',
    });
    expect(audit.findings.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      'DP-01 held',
      'DP-05 held',
      'DP-08 held',
    ]);
  });
});
