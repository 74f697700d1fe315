import fc from 'fast-check';
import { expect, it } from 'vitest';
import { found } from '../../../../src/measures/s1/content.ts';
import { createRedactor } from '../../../../src/recorder/redact/redactor.ts';
import { TEXTS } from '../../../fixtures/s1/corpus.ts';
import { hash, spoken } from './spoken.ts';

const NONCE = 'nonce-0123456789abcdef';
const CANARY = 'qucanaryx';
const FIELDS = [
  '<input type="password">',
  '<input name="cardNumber">',
  '<input autocomplete="one-time-code">',
  '<textarea aria-label="Nachricht"></textarea>',
  '<select name="maladie"></select>',
];

/** A tree as markup: allowed throughout, with fields of S1 here and there. */
const tree = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...TEXTS.filter(({ sensitive }) => sensitive).map(({ text = '' }) => `${text} `)),
    fc.constantFrom('Panier', ' ', 'Livraison offerte. '),
    fc
      .tuple(fc.constantFrom('p', 'b', 'li', 'div', 'label', 'td'), fc.array(tie('any'), { maxLength: 4 }))
      .map(([tag, inside]) => `<${tag}>${inside.join('')}</${tag}>`),
    fc
      .constantFrom(...FIELDS)
      .map((field) => `<div>${CANARY}<span>${CANARY}</span>${field}<i>${CANARY}</i></div>`),
  ),
})).any;

const serialised = (nodes: Node[], tag: (text: string, element: Element | null) => string) => {
  const one = (node: Node): object => {
    const id = nodes.push(node) - 1;
    if (node.nodeType === 3)
      return { type: 3, id, textContent: tag(node.textContent ?? '', node.parentElement) };
    const { attributes, localName } = node as Element;
    return {
      type: 2,
      id,
      tagName: localName,
      attributes: Object.fromEntries([...attributes].map(({ name, value }) => [name, value])),
      childNodes: [...node.childNodes].map(one),
    };
  };
  return one;
};

const recorded = (html: string) => {
  document.body.innerHTML = `<nav>${html}</nav>`;
  const redactor = createRedactor({ unmask: ['nav'], routes: [], nonce: NONCE, hash }, spoken);
  const nodes: Node[] = [];
  const nodeOf = (id: number): Node | null => nodes[id] ?? null;
  const tag = redactor.options.maskTextFn as (text: string, element: Element | null) => string;
  const node = serialised(nodes, tag)(document.body);
  const events = [redactor.redact({ type: 2, timestamp: 1, data: { node } }, nodeOf)];
  // A switch shows every password, and what frameworks write anew arrives as changes of texts.
  for (const field of document.querySelectorAll('input')) field.type = 'text';
  const texts = nodes.flatMap((each, id) =>
    each.nodeType === 3 ? { id, value: tag(each.textContent ?? '', each.parentElement) } : [],
  );
  events.push(
    redactor.redact(
      { type: 3, timestamp: 2, data: { source: 0, texts, attributes: [], removes: [], adds: [] } },
      nodeOf,
    ),
  );
  expect(redactor.faults()).toBe(0);
  return JSON.stringify(events);
};

it('shows what is allowed and harmless', () => {
  expect(recorded('<p>Livraison offerte.</p>')).toContain('Livraison offerte.');
});

it('lets nothing of S1 out of a region that is allowed, whatever the page, before and after fields are shown', () => {
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 5 }), (parts) => {
      const events = recorded(parts.join(''));
      expect(events).not.toContain(CANARY);
      for (const [text] of events.matchAll(/(?<="(?:textContent|value)":)"[^"]*"/g))
        expect(found(text)).toEqual([]);
    }),
    { numRuns: 400 },
  );
}, 60_000);

it('lets no number out that is cut anywhere, whatever elements and spaces it is cut by', () => {
  const number = fc.constantFrom('4970101234567890', 'FR7630006000011234567890189', '188032B03307156');
  const wrap = fc.constantFrom('b', 'span', 'i', 'div');
  const gap = fc.constantFrom('', '', ' ', '\n', '\u2009', '\u200b', '-');
  fc.assert(
    fc.property(
      number,
      fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), wrap, gap), { minLength: 27, maxLength: 27 }),
      (digits, cuts) => {
        let rest: string = digits;
        const pieces = cuts.map(([length, tag, between]) => {
          const piece = rest.slice(0, length);
          rest = rest.slice(length);
          return piece && `<${tag}>${piece}</${tag}>${between}`;
        });
        const events = recorded(`<p>Total <u>${pieces.join('')}</u> dû</p>`);
        const told = [...events.matchAll(/(?<="(?:textContent|value)":")[^"]*/g)].join(' ');
        expect(told).not.toMatch(/\p{Nd}/u);
      },
    ),
    { numRuns: 200 },
  );
}, 60_000);
