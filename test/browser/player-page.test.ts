import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser } from './launch.ts';
import { busy, ndjson, page as opened, row } from './player-film.ts';

/** The page that docs/player.md gives to copy, with the built files, under the policy that it names. */

const docs = readFileSync('docs/player.md', 'utf8');
const block = (name: string): string =>
  new RegExp(`<!-- ${name} -->\n\`\`\`\\w*\n([\\s\\S]*?)\`\`\`\n<!-- /${name} -->`).exec(docs)?.[1] ?? '';
const built = (file: string) => readFileSync(`dist/drop-in/${file}`, 'utf8');

let browser: Browser;
let server: Server;
let asked: string[] = [];
const LIST = '/visits/recordings?purpose=replay.errors';

beforeAll(async () => {
  const recordings = [
    { ...row, started: '2026-11-03T09:30:00Z', quarantined: 3, found: { card: 2, email: 1 } },
  ];
  const files: Record<string, [type: string, body: string]> = {
    '/visits.html': ['text/html', block('page')],
    '/visits.js': ['text/javascript', block('script')],
    '/temoin/player.js': ['text/javascript', built('player.js')],
    '/temoin/replayer.js': ['text/javascript', built('replayer.js')],
    '/temoin/replayer.html': ['text/html', built('replayer.html')],
    [LIST]: ['application/json', JSON.stringify({ recordings })],
    [`/visits/recordings/${row.session}?quarantined=yes&purpose=replay.errors`]: [
      'application/x-ndjson',
      ndjson([...opened('Accueil', 0), ...busy(500, 9500)]),
    ],
  };
  server = createServer(({ method, url = '' }, response) => {
    asked.push(method === 'GET' ? url : `${method} ${url}`);
    const [type, body] = files[url] ?? [];
    if (type) response.setHeader('content-type', `${type}; charset=utf-8`);
    if (url === '/visits.html') response.setHeader('content-security-policy', block('policy').trim());
    response.writeHead(type ? 200 : 404).end(body);
  });
  server.listen(0, '127.0.0.1');
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

describe('the page of the documentation', () => {
  it('lists recordings and plays one, without a bundler and without a breach of its policy', async () => {
    const page = await browser.newPage();
    const said: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('404')) said.push(message.text());
    });
    // The icon that Firefox asks for of itself is against the policy too.
    page.on('pageerror', ({ message }) => !message.includes('favicon') && said.push(message));
    asked = [];
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/visits.html`);
    const dialogs: string[] = [];
    let says = false;
    page.on('dialog', async (dialog) => {
      dialogs.push(dialog.message());
      await (says ? dialog.accept() : dialog.dismiss());
    });
    const watch = page.getByRole('button', { name: /^Watch / });
    await watch.click();
    expect(dialogs).toEqual([expect.stringContaining('(card × 2, email × 1)')]);
    says = true;
    await watch.click();
    await page.waitForFunction(() => document.querySelector('temoin-player')?.playing);
    expect(await page.frames()[2]?.locator('h1').textContent()).toBe('Accueil');
    expect(await page.getByRole('note').textContent()).toContain('In quarantine');
    expect(said).toEqual([]);
    expect(asked.filter((url) => url !== '/favicon.ico')).toEqual([
      '/visits.html',
      '/visits.js',
      '/temoin/player.js',
      LIST,
      `/visits/recordings/${row.session}?quarantined=yes&purpose=replay.errors`,
      '/temoin/replayer.html',
      '/temoin/replayer.js',
    ]);
    await page.waitForFunction(() => document.activeElement?.localName === 'temoin-player');
    await page.keyboard.press('k');
    await page.waitForFunction(() => !document.querySelector('temoin-player')?.playing);

    asked = [];
    for (const [name, method, path] of [
      ['Release', 'POST', '/release'],
      ['Erase', 'DELETE', ''],
    ] as const) {
      const listed = page.waitForResponse((response) => response.url().endsWith(LIST));
      await page.getByRole('button', { name, exact: true }).click();
      await listed;
      expect(asked.splice(0)).toEqual([
        `${method} /visits/recordings/${row.session}${path}?purpose=replay.errors`,
        LIST,
      ]);
    }
    expect(page.frames()).toHaveLength(1);
    expect(said).toEqual([]);
    await page.evaluate(() => document.querySelector('temoin-player')?.remove());
    expect(page.frames()).toHaveLength(1);
  });
});
