import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRedactor } from '../../../../src/recorder/redact/redactor.ts';
import { hash, spoken } from './spoken.ts';

const CANARY = 'qucanaryx';
const redactor = createRedactor(
  { unmask: ['nav'], routes: ['/a/:b'], nonce: 'nonce-0123456789abcdef', hash },
  spoken,
);
const nodes: Node[] = [];

beforeAll(() => {
  document.body.innerHTML =
    '<nav>n<b>b</b><img></nav><p>p<i>i</i></p><style>a</style><style type="x">a</style><textarea>t</textarea><svg><use></use><path></path></svg><slot></slot><x-y>y</x-y><div data-temoin-block><u>u</u></div><div data-temoin-ignore>i</div><input><video></video>';
  const root = (document.querySelector('p') as Element).attachShadow({ mode: 'open' });
  root.append('right under');
  nodes.push(document, root.childNodes[0] as Node, document.createElement('p'));
  const collect = (node: Node): void => {
    nodes.push(node);
    node.childNodes.forEach(collect);
  };
  collect(document.documentElement);
});
const nodeOf = (id: number): Node | null => nodes[id % (nodes.length + 3)] ?? null;

const disguised = fc.constantFrom(
  CANARY,
  `${CANARY} ${CANARY}`,
  `${CANARY}@exemple.test`,
  `x-${CANARY}`,
  `--${CANARY}`,
  `.${CANARY}{color:red}`,
  `p{content:"${CANARY}"}`,
  `@media ${CANARY}{p{color:red}}`,
  `url(${CANARY})`,
  `#${CANARY}`,
  `https://b.example/a/${CANARY}?${CANARY}#${CANARY}`,
  `https://b.example/${CANARY}`,
  `data:text/html,${CANARY}`,
  `color:${CANARY};width:1px`,
  `rotate(${CANARY})`,
  `M1 2 ${CANARY}`,
  `3${CANARY}`,
  `4px${CANARY}`,
  `4px;${CANARY}:red`,
  CANARY.toUpperCase(),
  `\n${CANARY}\n`,
  `nonce-0123456789abcde${CANARY}`,
  `var\\(--${CANARY}\\)`,
);
const name = fc.constantFrom(
  ...'type data timestamp source id node childNodes attributes tagName textContent isSVG isShadow isShadowHost rootId texts value removes adds parentId nextId positions x y timeOffset text isChecked rule index styleId styles rules styleIds replace replaceSync set property priority remove href width height initialOffset top left compatMode name publicId style class media _cssText d fill transform rr_width rr_height rr_scrollTop color lang dir slot hidden xlink:href src pointerType isAttachIframe __proto__ toString length'.split(
    ' ',
  ),
);
const word = fc.constantFrom(
  'div',
  'style',
  'link',
  'slot',
  'use',
  'path',
  'img',
  'input',
  'x-y',
  'red',
  '4px',
  'important',
  'BackCompat',
  'text/css',
  '',
);
const number = fc.oneof(fc.integer({ min: -2, max: 40 }), fc.double(), fc.integer());
const leaf = fc.oneof(
  { weight: 3, arbitrary: disguised },
  { weight: 1, arbitrary: word },
  { weight: 2, arbitrary: number },
  { weight: 1, arbitrary: fc.constantFrom(true, false, null, undefined) },
);

const { anything } = fc.letrec<{ anything: unknown }>((tie) => ({
  anything: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('anything'), { maxLength: 4 }),
    fc
      .array(
        fc.tuple(
          fc.oneof({ weight: 5, arbitrary: name }, { weight: 1, arbitrary: disguised }),
          tie('anything'),
        ),
        { maxLength: 8 },
      )
      .map((pairs) => Object.fromEntries(pairs)),
  ),
}));

const bag = fc.dictionary(
  fc.oneof({ weight: 5, arbitrary: name }, { weight: 1, arbitrary: disguised }),
  leaf,
  { maxKeys: 6 },
);
const mostly = (usual: number, other: fc.Arbitrary<number>): fc.Arbitrary<number> =>
  fc.oneof(fc.constant(usual), other);
const nodeOfDepth = (depth: number): fc.Arbitrary<unknown> =>
  fc.record({
    type: mostly(2, fc.integer({ min: 0, max: 6 })),
    id: fc.nat(40),
    tagName: fc.oneof(word, disguised),
    attributes: bag,
    childNodes: depth ? fc.array(nodeOfDepth(depth - 1), { maxLength: 3 }) : fc.constant([]),
    textContent: leaf,
    isSVG: fc.constantFrom(true, undefined, CANARY),
    isShadow: fc.constantFrom(true, undefined, CANARY),
    compatMode: leaf,
    name: leaf,
    secret: leaf,
  });
const node = nodeOfDepth(2);
const item = fc.record({
  id: fc.nat(40),
  parentId: fc.nat(40),
  nextId: leaf,
  value: leaf,
  attributes: fc.oneof(bag, fc.record({ style: bag })),
  node,
  x: leaf,
  y: number,
  timeOffset: number,
  rule: leaf,
  index: leaf,
  styleId: number,
  rules: fc.array(fc.record({ rule: leaf, index: leaf })),
  secret: leaf,
});
const items = fc.array(item, { maxLength: 4 });
const data = fc.record({
  source: mostly(0, fc.integer({ min: -1, max: 17 })),
  id: fc.nat(40),
  node,
  href: leaf,
  width: number,
  height: number,
  initialOffset: bag,
  texts: items,
  attributes: items,
  removes: items,
  adds: items,
  positions: items,
  text: leaf,
  isChecked: leaf,
  type: number,
  x: leaf,
  y: number,
  styleId: number,
  styles: items,
  styleIds: fc.array(leaf),
  replace: leaf,
  replaceSync: leaf,
  set: bag,
  remove: bag,
  index: fc.array(leaf),
  tag: leaf,
  payload: leaf,
  family: leaf,
  ranges: items,
});
const event = fc.record({
  type: mostly(3, fc.oneof(fc.constant(2), fc.integer({ min: -1, max: 9 }))),
  timestamp: fc.constant(1_700_000_000_000),
  data,
  secret: leaf,
});

const check = (value: unknown): void => {
  const faults = redactor.faults();
  const safe = redactor.redact(value, nodeOf);
  expect(redactor.faults()).toBe(faults);
  expect(JSON.stringify(safe ?? '').toLowerCase()).not.toContain('canary');
};

describe('whatever the event', () => {
  it('no string of the page leaves, where it has the form of one of rrweb', () => {
    fc.assert(fc.property(event, check), { numRuns: 2000 });
  }, 60_000);

  it('no string of the page leaves, where it has any form at all', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anything,
          fc.record({ type: fc.constantFrom(2, 3, 4), timestamp: fc.constant(1), data: anything }),
        ),
        check,
      ),
      { numRuns: 1000 },
    );
  }, 60_000);

  it('nothing is thrown, not even by what throws when it is read', () => {
    const mean = new Proxy(
      {},
      {
        get: () => {
          throw new Error(CANARY);
        },
        ownKeys: () => {
          throw new Error(CANARY);
        },
      },
    );
    for (const value of [
      mean,
      { type: 3, timestamp: 1, data: mean },
      { type: 2, timestamp: 1, data: { node: mean } },
    ]) {
      expect(
        redactor.redact(value, () => {
          throw new Error(CANARY);
        }),
      ).toBeUndefined();
    }
  });
});
