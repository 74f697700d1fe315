/** A node of Chromium's accessibility tree, as DevTools' `Accessibility.getFullAXTree` tells it. */
export interface AxNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value?: unknown };
  readonly name?: { readonly value?: unknown };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
  readonly childIds?: readonly string[];
}

/** Without a meaning of their own, unless somebody has named them. */
const STRUCTURE = new Set(['none', 'generic', 'LayoutTable', 'LayoutTableRow', 'LayoutTableCell']);

/** What is told of a node beside its name, in this order. Where the focus is belongs to a moment, not to a notice. */
const STATES = ['level', 'checked', 'pressed', 'expanded', 'selected', 'disabled', 'modal', 'url'];

const TEXT = 'StaticText';

interface Told {
  readonly role: string;
  readonly name: string;
  readonly line: string;
  readonly below: readonly Told[];
}

/** One line, whatever a company is called. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const statesOf = ({ properties = [] }: AxNode): string =>
  STATES.flatMap((state) => {
    const value = properties.find(({ name }) => name === state)?.value.value;
    return value === undefined ? [] : ` ${state}=${String(value)}`;
  }).join('');

const joined = (parts: readonly Told[]): string => parts.map(({ name }) => name).join('');

const tellAll = (nodes: ReadonlyMap<string, AxNode>, ids: readonly string[] = []): readonly Told[] =>
  ids.flatMap((id) => {
    const node = nodes.get(id);
    return node ? tell(nodes, node) : [];
  });

const tell = (nodes: ReadonlyMap<string, AxNode>, node: AxNode): readonly Told[] => {
  const role = String(node.role?.value ?? 'none');
  const name = String(node.name?.value ?? '');
  // Below a text are the lines that it is set in.
  if (role === TEXT) return node.ignored ? [] : [{ role, name, line: `text ${quoted(name)}`, below: [] }];
  const below = tellAll(nodes, node.childIds);
  if (node.ignored || (STRUCTURE.has(role) && !name)) return below;
  const onlyText = below.length > 0 && below.every((each) => each.role === TEXT);
  // What a name is made of is not told twice; what has no name is called by its words.
  const called = name || (onlyText ? joined(below) : '');
  const rest = onlyText && joined(below).trim() === called.trim() ? [] : below;
  return [{ role, name, line: `${role}${called && ` ${quoted(called)}`}${statesOf(node)}`, below: rest }];
};

const linesOf = (told: readonly Told[], depth = 0): string[] =>
  told.flatMap(({ line, below }) => [`${'  '.repeat(depth)}${line}`, ...linesOf(below, depth + 1)]);

/**
 * What a screen reader is told of a page, in its order: a line a node with role, name and state, indented below the
 * node that holds it. The same tree gives the same bytes: neither ids nor places nor the focus are in it.
 */
export const axText = (tree: readonly AxNode[]): string => {
  const nodes = new Map(tree.map((node) => [node.nodeId, node]));
  return linesOf(tellAll(nodes, tree[0]?.childIds))
    .map((line) => `${line}\n`)
    .join('');
};
