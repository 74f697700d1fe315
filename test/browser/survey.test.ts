import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, loadDriver } from '../../src/cli/browser/launch.ts';
import { picturePages } from '../../src/cli/browser/picture-pages.ts';
import { readSurvey, survey } from '../../src/cli/browser/survey.ts';
import { arrive, open } from '../../src/cli/browser/visitors.ts';
import { chromiumLaunch } from '../chromium.ts';
import { startShop } from '../fixtures/unmask-shop.ts';
import { startSite } from './site.ts';

const BUILT = join(import.meta.dirname, '../../dist/drop-in');
const code = readSurvey(BUILT);

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium(await loadDriver(), chromiumLaunch().executablePath, 'open');
});
afterAll(() => browser.close());

/** Every place where a text can stand, each with a word of its own. */
const EVERYWHERE = `<!doctype html><html><body><nav>word-nav <b>word-bold</b><input value="word-typed"><span contenteditable>word-edited</span>
<i class="temoin-mask">word-marked</i><u data-temoin-block>word-blocked</u><select><option>word-picked</select><textarea>word-area</textarea></nav>
<p>word-free</p><p data-temoin-unmask>word-opened <a>claire@word.example</a></p><div role="textbox">word-box</div><div id="host">word-slotted</div>
<iframe srcdoc="<nav>word-framed</nav><p>word-inframe</p>"></iframe><noscript>word-noscript</noscript><table><th>word-head</table><title>word-title</title>
<script>const root = host.attachShadow({ mode: 'open' }); root.append('word-shadow', document.createElement('slot'));
const inner = document.createElement('nav'); inner.textContent = 'word-deep'; root.append(inner);</script></body></html>`;

const REFUSED = /word-(typed|edited|marked|blocked|picked|area|box|noscript|title)|claire/;

describe('the survey of a page', () => {
  it('calls allowed exactly what a recording shows', async () => {
    const page = await browser.newPage();
    try {
      await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: EVERYWHERE }));
      await page.goto('https://boutique.example/');
      const surveyed = await survey(page, code);
      for (const unmask of [[], ['nav'], ['nav', '#host', 'th', 'p'], ['*']]) {
        const seen = await surveyed.look(unmask);
        const left = JSON.stringify(await surveyed.record(unmask));
        const recorded = [...new Set(left.match(/word-\w+/g) ?? [])].sort();
        const shown = seen.texts
          .filter((text) => text.shown)
          .flatMap(({ text }) => text.match(/word-\w+/g) ?? []);
        expect([...new Set(shown)].sort(), unmask.join()).toEqual(recorded);
        expect(left).not.toMatch(REFUSED);
      }
    } finally {
      await page.close();
    }
  });

  it('never hands out what nobody may show, not even to be compared', async () => {
    const page = await browser.newPage();
    try {
      await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: EVERYWHERE }));
      await page.goto('https://boutique.example/');
      const seen = await (await survey(page, code)).look(['*']);
      expect(JSON.stringify(seen)).toContain('-free');
      expect(JSON.stringify(seen)).not.toMatch(REFUSED);
    } finally {
      await page.close();
    }
  });
});

describe('a visitor of the assistant', () => {
  it('is not asked by the page’s own banner, and leaves nothing with its collector', async () => {
    const site = await startSite();
    const context = await arrive(
      browser,
      {},
      { locale: 'fr-FR', window: { width: 800, height: 600 }, mount: undefined },
    );
    try {
      const page = await open(context, `${site.origin}/`);
      const left = JSON.stringify(await (await survey(page, code)).record(['*']));
      expect(left).toContain('Plus');
      expect(left).not.toContain('Tout accepter');
      expect(await page.evaluate('document.querySelectorAll("temoin-banner,temoin-control").length')).toBe(0);
      expect([site.seen.some(({ path }) => path.endsWith('temoin.fr.js')), site.calls()]).toEqual([true, []]);
    } finally {
      await context.close();
      await site.close();
    }
  });
});

describe('the pictures that are kept', () => {
  const pictures = async (change: (html: string) => string) => {
    const shop = await startShop({ change });
    try {
      const addresses = [`${shop.origin}/lampes`];
      const common = [
        'Accueil',
        'Nos lampes',
        'Comparer',
        'Modèle',
        'Puissance',
        'Bonjour',
        'Rechercher',
        'Votre note',
        'Envoyer la note',
        'Pour vous :',
      ];
      const [taken] = await picturePages(browser, {
        ...{
          addresses,
          code,
          dropIn: BUILT,
          locale: 'fr-FR',
          window: { width: 800, height: 600 },
          mount: undefined,
        },
        ...{ configured: ['nav'], list: ['nav', 'h1', 'h2', 'h3', 'td', 'footer'] },
        common: new Map([[addresses[0] as string, common]]),
      });
      return taken;
    } finally {
      await shop.close();
    }
  };

  it('are the same whatever was typed, edited or is one visitor’s own', async () => {
    const one = await pictures((html) => html);
    const other = await pictures((html) =>
      html
        .replaceAll('TYPED-NAME', 'SOMETHING-ELSE')
        .replaceAll('TYPED-NOTE', 'AND-MORE-OF-IT')
        .replaceAll('EDITED-TEXT', 'CHANGED-IT')
        .replaceAll('contact@boutique.example', 'claire@elsewhere.example')
        .replaceAll('Lampe de bureau', 'Table de chevet'),
    );
    for (const picture of ['shown', 'painted', 'replayed'] as const)
      expect(Buffer.compare(one?.[picture] as Buffer, other?.[picture] as Buffer), picture).toBe(0);
    // And not because they are empty.
    const without = await pictures((html) => html.replaceAll('Accueil', 'Autre'));
    for (const picture of ['shown', 'painted', 'replayed'] as const)
      expect(Buffer.compare(one?.[picture] as Buffer, without?.[picture] as Buffer), picture).not.toBe(0);
  });
});
