import { parseAst } from 'rollup/parseAst';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof (value as Node | null)?.type === 'string' && typeof (value as Node).start === 'number';

/** What the browser has built in is the time of who calls it: not these, which are calls of somebody else otherwise. */
const BUILT_IN =
  /^(some|every|map|filter|find|findLast|flatMap|includes|startsWith|split|slice|join|push|test|replace|keys|entries|values|fromEntries|assign|hasOwn|parse|stringify|toString|toISOString|getElementById|getElementsByClassName|isArray|querySelector|closest|contains|has|add|addEventListener|removeEventListener|decodeURIComponent|atob|charCodeAt|exec|from|indexOf|padStart|parseInt|replaceAll|String|Error|Set|Map|JSON)$/;

const nameOf = (callee: Node): string => {
  const named = callee.type === 'MemberExpression' ? (callee['property'] as Node) : callee;
  return named.type === 'Identifier' ? (named['name'] as string) : '';
};

const isFunction = (value: unknown): boolean => isNode(value) && /Function/.test(value.type);

/** All nodes, whoever holds others first. */
const nodesOf = (node: Node): Node[] => [node, ...Object.values(node).flat().filter(isNode).flatMap(nodesOf)];

/**
 * The same script, which tells `temoinClock` when a module's top level runs (`evaluates`), whenever one of its functions is
 * entered (`enter`) and left (`leave`), whenever it calls anything that the browser has not built in (`out`) and is
 * back (`back`), and where it waits (`pause`, `resume`). `owner` is its number there.
 */
export const clocked = (code: string, owner: number): string => {
  const program = parseAst(code) as unknown as Node;
  const nodes = nodesOf(program);
  /** The way to the end of an optional chain has to stay in one piece. */
  const pathOf = (node: unknown): Node[] =>
    isNode(node) ? [node, ...pathOf(node['callee'] ?? node['object'] ?? node['expression'])] : [];
  const chains = nodes.filter(({ type }) => type === 'ChainExpression').map(pathOf);
  const chained = new Set(chains.flatMap(([, ...path]) => path));
  const calling = new Set(
    chains.filter((path) => path.some(({ type }) => type === 'CallExpression')).map(([chain]) => chain),
  );
  // At each place what ends there comes first, innermost before outermost, and then what begins, the other way round.
  const ends = new Map<number, string>();
  const begins = new Map<number, string>();
  const around = ({ start, end }: { start: number; end: number }, before: string, after: string) => {
    begins.set(start, (begins.get(start) ?? '') + before);
    ends.set(end, after + (ends.get(end) ?? ''));
  };
  const skipped = new Map<number, number>();
  const theirs = (node: Node): boolean => {
    if (node.type === 'ChainExpression') return calling.has(node);
    if (!/^(CallExpression|NewExpression)$/.test(node.type) || chained.has(node)) return false;
    return !BUILT_IN.test(nameOf(node['callee'] as Node));
  };
  for (const node of nodes) {
    if (isFunction(node)) {
      const { type, start, end } = node['body'] as Node;
      const enter = `let temoinAt=temoinClock.enter(${owner});try{`;
      const leave = '}finally{temoinClock.leave(temoinAt)}';
      if (type === 'BlockStatement') {
        if (end - start > 2) around({ start: start + 1, end: end - 1 }, enter, leave);
      } else {
        // An object literal that is returned stands in parentheses.
        const wrapped = Number(code[start - 1] === '(' && code[start - 2] === '>');
        around({ start: start - wrapped, end: end + wrapped }, `{${enter}return(`, `)${leave}}`);
      }
    } else if (theirs(node)) around(node, '(temoinClock.out(),temoinClock.back(', '))');
    else if (node.type === 'AwaitExpression') {
      skipped.set(node.start, 'await'.length);
      around(
        node,
        '(temoinClock.resume(await temoinClock.pause(',
        `,temoinAt),temoinAt=temoinClock.depth(),${owner}))`,
      );
    }
  }
  const topLevel = program['body'] as readonly Node[];
  const [first, last] = [topLevel.at(0), topLevel.at(-1)];
  if (first && last && topLevel.some(({ type }) => /^(Im|Ex)port/.test(type)))
    around(
      { start: first.start, end: last.end },
      'temoinClock.evaluates(true);',
      ';temoinClock.evaluates(false)',
    );
  const places = [...new Set([...begins.keys(), ...ends.keys()])].sort((a, b) => a - b);
  let done = '';
  let from = 0;
  for (const at of places) {
    done += `${code.slice(from, at)}${ends.get(at) ?? ''}${begins.get(at) ?? ''}`;
    from = at + (skipped.get(at) ?? 0);
  }
  return done + code.slice(from);
};
