import { it } from 'vitest';
import { realKlaro } from '../fixtures/real-cmps/klaro.ts';
import { realOrejime } from '../fixtures/real-cmps/orejime.ts';
import { tagsOf } from '../fixtures/real-cmps/real-cmp.ts';
import { realTarteaucitron } from '../fixtures/real-cmps/tarteaucitron.ts';
import { realVanilla } from '../fixtures/real-cmps/vanilla-cookieconsent.ts';
import { audited, servePages, told } from './audit-kit.ts';
import { startBrowser } from './site.ts';

const open: Record<string, string> = {
  klaro: 'klaro.show()',
  orejime: 'orejime.prompt()',
  tac: 'tarteaucitron.userInterface.openPanel()',
  vcc: 'CookieConsent.showPreferences()',
};
const all = { klaro: realKlaro, orejime: realOrejime, tac: realTarteaucitron, vcc: realVanilla };
it('x', async () => {
  const browser = await startBrowser();
  for (const [name, make] of Object.entries(all)) {
    if (process.env.PEER && name !== process.env.PEER) continue;
    const real = make();
    const html = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Boutique</title><link rel="icon" href="data:,"></head><body><main><h1>Boutique</h1>${'<p>Des objets simples, solides et bien faits.</p>'.repeat(40)}<a href="/second">Suite</a></main><footer><button type="button" style="min-height:30px" onclick="${open[name]}">Gérer les cookies</button></footer>${tagsOf(real)}</body></html>`;
    const pages = await servePages((p) =>
      p.startsWith('/cmp/')
        ? real.file(p)
        : /^\/(second|confidentialite)?$/.test(p)
          ? { body: html }
          : undefined,
    );
    const t = Date.now();
    const r = await audited(browser, pages.origin + '/', process.env.ONLY, {});
    console.log('=====', name, Date.now() - t, r.broken.join());
    console.log(told(r).join('\n'));
    console.log('--', told(r, 'unjudged').join('\n'));
    await pages.close();
  }
  await browser.close();
}, 220000);
