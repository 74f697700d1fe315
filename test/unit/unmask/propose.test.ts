import { describe, expect, it } from 'vitest';
import { propose } from '../../../src/cli/unmask/propose.ts';
import type { Visit } from '../../../src/cli/unmask/visit.ts';
import { type Shown, visit } from './seen.ts';

const NAV = ['Accueil', 'Nos lampes'];

/** The same page in the eyes of several visitors. */
const page = (...shown: readonly Shown[]): Visit[] =>
  shown.map((each, visitor) => visit(visitor, 'https://b.example/', each));

const selectors = (visits: readonly Visit[]): string[] =>
  propose(visits).proposals.map(({ selector }) => selector);

const refusals = (visits: readonly Visit[]): Record<string, string> =>
  Object.fromEntries(propose(visits).left.map(({ selector, why }) => [selector, why]));

const SITUATIONS: readonly (readonly [
  situation: string,
  visits: readonly Visit[],
  proposed: readonly string[],
])[] = [
  ['the same navigation for two visitors', page({ nav: NAV }, { nav: NAV }), ['nav']],
  [
    'a greeting in the navigation',
    page({ nav: [...NAV, 'Bonjour Claire'] }, { nav: [...NAV, 'Bonjour Paul'] }),
    [],
  ],
  [
    'a greeting in the header, the navigation beside it',
    page({ header: [...NAV, 'Bonjour Claire'], nav: NAV }, { header: [...NAV, 'Bonjour Paul'], nav: NAV }),
    ['nav'],
  ],
  [
    'a wide selector that fails, and a narrower one inside it',
    page(
      { button: ['Envoyer', 'Claire'], 'main button': ['Envoyer'] },
      { button: ['Envoyer', 'Paul'], 'main button': ['Envoyer'] },
    ),
    ['main button'],
  ],
  [
    'a wide selector that will do, and narrower ones that add nothing',
    page(
      { nav: NAV, 'header nav': NAV, 'nav .menu': NAV },
      { nav: NAV, 'header nav': NAV, 'nav .menu': NAV },
    ),
    ['nav'],
  ],
  [
    'a header that holds the navigation',
    page({ nav: NAV, header: [...NAV, 'Boutique'] }, { nav: NAV, header: [...NAV, 'Boutique'] }),
    ['header'],
  ],
  ['the same words in another order', page({ nav: ['a b', 'c d'] }, { nav: ['c d', 'a b'] }), []],
  ['what one visitor alone is shown', page({ nav: NAV }, {}), []],
  ['what one visitor alone is shown, and the other nothing of', page({ nav: NAV }, { nav: [] }), []],
  ['what two of three are shown, alike', page({ nav: NAV }, { nav: NAV }, {}), ['nav']],
  ['a price', page({ button: ['Payer 12,90 €'] }, { button: ['Payer 12,90 €'] }), []],
  ['how many things are in the basket', page({ nav: ['Panier', '2'] }, { nav: ['Panier', '2'] }), []],
  ['the same in brackets', page({ nav: ['Panier (0)'] }, { nav: ['Panier (0)'] }), []],
  ['a year', page({ footer: ['© 2026 Boutique'] }, { footer: ['© 2026 Boutique'] }), ['footer']],
  [
    'headings of their own for each page',
    [
      ...page({ h1: ['Lampes'] }, { h1: ['Lampes'] }),
      visit(0, '/p', { h1: ['Panier'] }),
      visit(1, '/p', { h1: ['Panier'] }),
    ],
    ['h1'],
  ],
  [
    'numbers of orders in the headings',
    [
      ...page({ h1: ['Lampes'] }, { h1: ['Lampes'] }),
      visit(0, '/p', { h1: ['Commande 1001'] }),
      visit(1, '/p', { h1: ['Commande 1001'] }),
    ],
    [],
  ],
  [
    'a heading that differs on one page of two',
    [
      ...page({ h1: ['Lampes'] }, { h1: ['Lampes'] }),
      visit(0, '/p', { h1: ['Claire'] }),
      visit(1, '/p', { h1: ['Paul'] }),
    ],
    [],
  ],
  [
    'an address of mail in the footer',
    [0, 1].map((visitor) => visit(visitor, '/', { footer: ['Mentions'] }, { refused: ['footer'] })),
    [],
  ],
  ['what is shown already', [0, 1].map((visitor) => visit(visitor, '/', { nav: NAV }, { open: NAV })), []],
  ['nothing to be read', page({ nav: [] }, { nav: [] }), []],
  ['no visit', [], []],
];

describe('what is proposed', () => {
  it.each(SITUATIONS)('is right for %s', (_, visits, proposed) => {
    expect(selectors(visits)).toEqual(proposed);
  });

  it('says why, with how many visitors and pages, and what it would add', () => {
    const shown = { nav: ['abcd'], h1: ['Lampes'], footer: ['Claire'] };
    const visits = [0, 1, 2].flatMap((visitor) => [
      visit(visitor, '/', { ...shown, footer: [`Claire${visitor}`] }),
      visit(visitor, '/p', { ...shown, h1: ['Panier'], footer: [`Claire${visitor}`] }),
    ]);
    const { proposals, gain } = propose(visits);
    expect(proposals).toEqual([
      {
        ...{ selector: 'h1', kind: 'heading', texts: ['Lampes', 'Panier'] },
        why: 'same text for 3 visitors on each of 2 pages, each its own: heading',
        share: expect.closeTo(6 / 17),
      },
      {
        ...{ selector: 'nav', kind: 'navigation', texts: ['abcd'] },
        why: 'same text for 3 visitors on 2 pages: navigation',
        share: expect.closeTo(4 / 17),
      },
    ]);
    expect(gain).toBeCloseTo(10 / 17);
  });

  it('says why a kind stays masked, and gives no text of it', () => {
    const visits = [
      visit(0, '/', { nav: ['Bonjour Claire'], button: ['Payer 3 €'], th: ['Nom'] }, { refused: ['th'] }),
      visit(
        1,
        '/',
        { nav: ['Bonjour Paul'], button: ['Payer 3 €'], th: ['Nom'], h1: ['Claire Martin'] },
        { refused: ['th'] },
      ),
    ];
    expect(refusals(visits)).toEqual({
      nav: 'its text differs between visitors on 1 page',
      button: 'it holds figures, which may be a visitor’s own',
      th: 'it holds text that nobody may show (an address, a number, a token)',
      h1: 'one visitor alone was shown it: nothing to compare with',
    });
    expect(JSON.stringify(propose(visits))).not.toMatch(/Claire|Paul/);
  });

  it('does not say of what is readable already that it stays masked', () => {
    const visits = [0, 1].map((visitor) =>
      visit(visitor, '/', { nav: ['Panier (0)'] }, { open: ['Panier (0)'] }),
    );
    expect(refusals(visits)).toEqual({});
  });

  it('stays short enough to be read through', () => {
    const many: Shown = Object.fromEntries(
      Array.from({ length: 40 }, (_, place) => [
        `nav .part-${String.fromCharCode(97 + (place % 26))}${place}`,
        [`texte ${'x'.repeat(place)}`],
      ]),
    );
    expect(selectors(page(many, many))).toHaveLength(12);
  });
});
