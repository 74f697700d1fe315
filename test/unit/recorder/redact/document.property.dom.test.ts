import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../../src/recorder/redact/redactor.ts';
import { createCanaries, found } from '../../../fixtures/planted/canaries.ts';
import { hash, spoken } from './spoken.ts';
import { type Planter, serialise, stringsOf } from './wild-document.ts';

/** A document at random, as a tree of instructions. */
interface Wild {
  readonly tag: string;
  readonly attributes: readonly string[];
  readonly texts: number;
  readonly dress: number;
  readonly shadow: boolean;
  readonly children: readonly Wild[];
}

const TAGS =
  'div span p a b ul li table tr td nav section form input textarea select option button label img video canvas object iframe script noscript style title template details dialog svg path text use x-card x-list slot marquee';
const ATTRIBUTES =
  'class id title alt name value placeholder href src srcset action style data-user aria-label role slot hidden width type lang dir d fill transform viewBox xlink:href onclick part is nonce content media color rr_width rr_src t __proto__ constructor';

const { wild } = fc.letrec<{ wild: Wild }>((tie) => ({
  wild: fc.record({
    tag: fc.constantFrom(...TAGS.split(' ')),
    attributes: fc.uniqueArray(fc.constantFrom(...ATTRIBUTES.split(' ')), { maxLength: 5 }),
    texts: fc.nat(2),
    dress: fc.nat(60),
    shadow: fc.boolean(),
    children: fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      fc.constant([]),
      fc.array(tie('wild'), { maxLength: 3 }),
    ),
  }),
}));

/** What may happen to a node afterwards. */
const act = fc.record({
  what: fc.constantFrom(
    'text',
    'attribute',
    'add',
    'remove',
    'input',
    'click',
    'scroll',
    'sheet',
    'rule',
    'adopt',
    'strange',
  ),
  at: fc.nat(60),
  name: fc.constantFrom(...ATTRIBUTES.split(' ')),
  dress: fc.nat(60),
  number: fc.integer({ min: -2, max: 20 }),
  tree: wild,
});

/** The forms in which a string hides: as it is, and in the clothes of style sheets, addresses, markup and code. */
const DRESSED: readonly ((word: string) => string)[] = [
  (word) => word,
  (word) => word.toUpperCase(),
  (word) => encodeURIComponent(word).replace(/[a-z]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  (word) => btoa(word),
  (word) => JSON.stringify({ [word]: word }),
  (word) => [...word].map((letter) => `\\${letter.charCodeAt(0).toString(16)} `).join(''),
  (word) => [...word].map((letter) => `&#x${letter.charCodeAt(0).toString(16)};`).join(''),
  (word) => [...word].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join(''),
  (word) => [...word].reverse().join(''),
  (word) => `.${word}{color:red}`,
  (word) => `[data-x="${word}"] > slot[name=${word}]::after{content:"${word}"}`,
  (word) => `p{content:"${word}";grid-area:${word}}`,
  (word) => `slot[name="${word}"],[slot=${word}]{color:red}`,
  (word) => `@media (min-width:1px){#${word}{--${word}:${word}}}`,
  (word) => `color:var(--${word});background:url(/${word}.png)`,
  (word) => `https://boutique.example/${word}?${word}#${word}`,
  (word) => `data:image/svg+xml,<text>${word}</text>`,
  (word) => `4px;${word}`,
  (word) => `M1 2${word}`,
  (word) => `${word}@exemple.test`,
  (word) => `x-${word}`,
];
const dressed = (word: string, dress: number): string =>
  (DRESSED[dress % DRESSED.length] as (word: string) => string)(word);

describe('a document at random, and what happens to it', () => {
  it('lets no string out, in no clothes', () => {
    const property = fc.property(wild, fc.array(act, { maxLength: 12 }), (tree, acts) => {
      const canaries = createCanaries();
      const redactor = createRedactor(
        { unmask: ['.never-there'], routes: ['/a/:b'], nonce: 'nonce-0123456789abcdef', hash },
        spoken,
      );
      let places = 0;
      const planter: Planter = { string: (dress) => dressed(canaries(`${++places}`, 'name'), dress) };
      document.body.innerHTML = '';
      const page = serialise(document.body, tree, planter);
      const nodeOf = (id: number): Node | null => page.nodes.get(id) ?? null;
      const events = [page.snapshot(), ...acts.map((one) => page.event(one, planter))];
      const sent = events.map((event) => redactor.redact(event, nodeOf));
      expect(redactor.faults()).toBe(0);
      // The search would see them: what went in is full of them.
      expect(found(canaries, stringsOf(events)).length).toBe(canaries.needles.size);
      expect(found(canaries, stringsOf(sent))).toEqual([]);
    });
    fc.assert(property, { numRuns: 800 });
  }, 120_000);
});
