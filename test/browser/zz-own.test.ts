import { it } from 'vitest';
import { audited, told } from './audit-kit.ts';
import { startBrowser, startSite } from './site.ts';

it('x', async () => {
  const site = await startSite({
    pages: { '/confidentialite': '<!doctype html><html lang=fr><title>c</title><p>Vie privée</p>' },
  });
  const browser = await startBrowser();
  const t = Date.now();
  const r = await audited(browser, site.origin + '/', process.env.ONLY, {
    about: (w) => console.log(w, Date.now() - t),
  });
  console.log(Date.now() - t, r.broken);
  console.log(told(r).join('\n'));
  console.log('--', told(r, 'unjudged').join('\n'));
  console.log('++', told(r, 'held').join('\n'));
  await browser.close();
  await site.close();
}, 120000);
