import { readFileSync } from 'node:fs';
import { it } from 'vitest';
import { audited, servePages, told } from './audit-kit.ts';
import { startBrowser } from './site.ts';

it('x', async () => {
  const html = readFileSync('test/fixtures/audit/sound.html', 'utf8');
  const pages = await servePages((p) =>
    /^\/(second|third|vie-privee)?$/.test(p)
      ? { body: html }
      : p.startsWith('/rejeu')
        ? { status: 204, body: '' }
        : undefined,
  );
  const browser = await startBrowser();
  const t = Date.now();
  const r = await audited(browser, pages.origin + '/', process.env.ONLY, {
    about: (w) => console.log(w, Date.now() - t),
  });
  console.log(Date.now() - t, r.broken);
  console.log(told(r).join('\n'));
  console.log('--', told(r, 'unjudged').join('\n'));
  console.log('++', told(r, 'held').join('\n'));
  await browser.close();
  await pages.close();
}, 120000);
