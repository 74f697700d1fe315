import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audited, type Pages, servePages, told } from './audit-kit.ts';
import { startBrowser } from './site.ts';

/** A second layer opens above the first, which stays where it was: both can be seen, and neither is covered. */
const page = (
  ticked: string,
) => `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Boutique</title><link rel="icon" href="data:,">
<style>section,[role=dialog]{position:fixed;left:0;right:0;background:#fff;padding:16px;border:1px solid #333}section{bottom:0}[role=dialog]{top:0}
button{width:180px;min-height:44px;margin:8px 12px 0 0;font:16px sans-serif;background:#135;color:#fff}[hidden]{display:none}</style></head><body>
<section aria-label="Cookies"><h2>Vos choix</h2><p>Avec votre accord, nous enregistrons votre visite par des cookies.</p>
<button id="no">Tout refuser</button><button id="yes">Tout accepter</button><button id="choose">Personnaliser</button></section>
<div role="dialog" aria-label="Vos choix" id="more" hidden><h2>Choisir</h2><p>Vous pouvez choisir.</p>
<label><input type="checkbox"${ticked}> Mesure</label> <label><input type="checkbox"> Enregistrement</label><br>
<button id="none">Tout refuser</button><button id="all">Tout accepter</button><button>Enregistrer mes choix</button></div>
<main><h1>Boutique</h1>${'<p>Un objet simple et bien fait.</p>'.repeat(20)}</main><script>
const at = (id) => document.getElementById(id);
at('choose').onclick = () => { at('more').hidden = false; };
onkeydown = (e) => { if (e.key === 'Escape' && !at('more').hidden) { at('more').hidden = true; at('choose').focus(); } };
</script></body></html>`;

/** Words that are drawn: on a plate that is drawn too, or on the button itself. */
const drawn = (act: 'none' | 'pale' | 'tick'): string => {
  const words = (text: string, fill: string, more = '') =>
    `<svg width="120" height="20" aria-hidden="true">${more}<text x="60" y="15" text-anchor="middle" fill="${fill}">${text}</text></svg>`;
  const plate = '<rect width="120" height="20" fill="#fff"/>';
  const tick = '<path d="M2 10l4 4 6-9" stroke="#fff"/>';
  return page('')
    .replace(
      '<button id="no">Tout refuser',
      `<button id="no" aria-label="Tout refuser">${act === 'none' ? words('Tout refuser', '#135', plate) : words('Tout refuser', act === 'pale' ? '#58a' : 'currentColor')}`,
    )
    .replace(
      '<button id="yes">Tout accepter',
      `<button id="yes" aria-label="Tout accepter">${act === 'none' ? words('Tout accepter', '#135', plate) : words('Tout accepter', 'currentColor', act === 'tick' ? tick : '')}`,
    );
};

/** Says that it is done, and the control stays. */
const rights = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Vos droits</title><link rel="icon" href="data:,"></head>
<body><main><h1>Vos droits</h1><button onclick="document.querySelector('p').textContent = 'Votre visite a été effacée.'">Effacer mes données</button><p></p></main></body></html>`;

const BODIES: Readonly<Record<string, string>> = {
  '/sound': page(''),
  '/ticked': page(' checked'),
  '/rights': rights,
  '/drawn': drawn('none'),
  '/pale': drawn('pale'),
  '/tick': drawn('tick'),
};

let browser: Browser;
let pages: Pages;
beforeAll(async () => {
  [browser, pages] = [
    await startBrowser(),
    await servePages((path) => {
      const body = BODIES[path];
      return body === undefined ? undefined : { body };
    }),
  ];
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

describe('the audit of two layers that stand beside each other', () => {
  it('looks at the one that was opened', async () => {
    const audit = await audited(browser, `${pages.origin}/sound`, 'DP-15,DP-24', { viewport: '1366x768' });
    expect(told(audit)).toEqual([]);
    expect(told(audit, 'unjudged')).toEqual([]);
    expect(audit.seen.first?.second?.layer.toggles).toHaveLength(2);
  });

  it('finds what is ticked in it', async () => {
    const audit = await audited(browser, `${pages.origin}/ticked`, 'DP-15', { viewport: '1366x768' });
    expect(audit.broken).toEqual(['DP-15']);
  });

  it('believes a rights centre that says it is done', async () => {
    const audit = await audited(browser, `${pages.origin}/sound`, 'DP-31', {
      rights: `${pages.origin}/rights`,
    });
    expect(told(audit)).toEqual([]);
  });

  it.each([
    ['/drawn', []],
    ['/pale', ['DP-06', 'DP-07', 'AX-03']],
    ['/tick', ['DP-07']],
  ] as const)('sees how words are drawn: %s', async (path, broken) => {
    const audit = await audited(browser, pages.origin + path, 'DP-05,DP-06,DP-07,AX-03', {
      viewport: '1366x768',
    });
    expect(audit.broken, told(audit).join('\n')).toEqual(broken);
  });
});
