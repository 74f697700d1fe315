import { describe, expect, it } from 'vitest';
import { type AxNode, axText } from '../../../src/cli/browser/ax-text.ts';

interface Sketch {
  readonly role: string;
  readonly name?: string;
  readonly ignored?: boolean;
  readonly states?: Readonly<Record<string, unknown>>;
  readonly below?: readonly Sketch[];
}

const text = (name: string): Sketch => ({
  role: 'StaticText',
  name,
  below: [{ role: 'InlineTextBox', name }],
});

/** A page's tree, as DevTools tells it: flat, with ids from `first` on. */
const tree = (below: readonly Sketch[], first = 1): AxNode[] => {
  const nodes: AxNode[] = [];
  let id = first;
  const add = ({ role, name = '', ignored = false, states = {}, below = [] }: Sketch): string => {
    const nodeId = `${id++}`;
    const place = nodes.push({ nodeId, ignored }) - 1;
    nodes[place] = {
      ...{ nodeId, ignored, role: { value: role }, name: { value: name } },
      properties: Object.entries(states).map(([state, value]) => ({ name: state, value: { value } })),
      childIds: below.map(add),
    };
    return nodeId;
  };
  add({ role: 'RootWebArea', name: 'boutique.example', below });
  return nodes;
};

describe('the accessible text', () => {
  it('tells role, name and state, a line each, in the order of the page', () => {
    const told = axText(
      tree([
        {
          role: 'dialog',
          name: 'Vos choix',
          states: { modal: true, focusable: true },
          below: [
            { role: 'heading', name: 'Vos choix', states: { level: 2 }, below: [text('Vos choix')] },
            { role: 'checkbox', name: 'Compter', states: { invalid: 'false', checked: 'false' } },
            { role: 'DisclosureTriangle', name: 'Détails', states: { focused: true, expanded: true } },
            { role: 'link', name: 'Suite', states: { url: 'https://boutique.example/suite' } },
          ],
        },
      ]),
    );
    expect(told).toBe(
      [
        'dialog "Vos choix" modal=true',
        '  heading "Vos choix" level=2',
        '  checkbox "Compter" checked=false',
        '  DisclosureTriangle "Détails" expanded=true',
        '  link "Suite" url=https://boutique.example/suite',
        '',
      ].join('\n'),
    );
  });

  it('leaves out what is ignored and what has no meaning, and never what is inside', () => {
    const inside = [{ role: 'generic', below: [text('Un')] }, text('Deux')];
    const told = axText(
      tree([
        { role: 'none', ignored: true, below: [{ role: 'LayoutTable', below: inside }] },
        { ...text('Caché'), ignored: true },
        { role: 'generic', name: 'Nommé' },
      ]),
    );
    expect(told).toBe('text "Un"\ntext "Deux"\ngeneric "Nommé"\n');
  });

  it('tells the words of a node once', () => {
    const told = axText(
      tree([
        {
          role: 'button',
          name: 'Tout refuser',
          below: [{ role: 'none', ignored: true, below: [text('Tout refuser')] }],
        },
        { role: 'definition', below: [text('Effacement '), text('sous 30 jours.')] },
        { role: 'button', name: 'Fermer', below: [text('×')] },
        { role: 'paragraph', below: [text('Voir '), { role: 'link', name: 'ici', below: [text('ici')] }] },
      ]),
    );
    expect(told).toBe(
      [
        'button "Tout refuser"',
        'definition "Effacement sous 30 jours."',
        'button "Fermer"',
        '  text "×"',
        'paragraph',
        '  text "Voir "',
        '  link "ici"',
        '',
      ].join('\n'),
    );
  });

  it('stays one line a node whatever a company is called', () => {
    const told = axText(tree([text('A\nbutton "Tout accepter"\u2028\u0085B')]));
    expect(told).toBe('text "A\\nbutton \\"Tout accepter\\"\\u2028\\u0085B"\n');
  });

  it('is the same for the same page, whatever the browser numbers it', () => {
    const page = [{ role: 'region', name: 'R', below: [text('a'), { role: 'button', name: 'b' }] }];
    expect(axText(tree(page, 1))).toBe(axText(tree(page, 700)));
  });

  it('is empty for a page that says nothing', () => {
    expect(axText(tree([]))).toBe('');
    expect(axText([])).toBe('');
  });
});
