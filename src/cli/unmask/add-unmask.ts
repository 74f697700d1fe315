/** What `temoin.json` gets. */
export interface Entry {
  readonly selector: string;
  readonly why: string;
}

interface Span {
  readonly from: number;
  /** Behind the last character. */
  readonly to: number;
}

/** Where a value ends that starts at `from`, in sound JSON. */
const endOf = (json: string, from: number): number => {
  let depth = 0;
  for (let at = from; at < json.length; at++) {
    const sign = json[at] as string;
    if (sign === '"') for (at++; json[at] !== '"'; at++) if (json[at] === '\\') at++;
    if (/[{[]/.test(sign)) depth++;
    if (/[}\]]/.test(sign)) depth--;
    if (depth === 0 && /["}\]]/.test(sign)) return at + 1;
    if (depth === 0 && /[,}\]\s]/.test(json[at + 1] ?? ',')) return at + 1;
  }
  return json.length;
};

/** The value of a member of the outermost object. */
const memberOf = (json: string, wanted: string): Span | undefined => {
  for (let at = json.indexOf('{') + 1; at < json.length; ) {
    if (json[at] !== '"') {
      at++;
      continue;
    }
    const keyEnd = endOf(json, at);
    const from = keyEnd + (/^\s*:\s*/.exec(json.slice(keyEnd))?.[0].length ?? 0);
    const to = endOf(json, from);
    if (JSON.parse(json.slice(at, keyEnd)) === wanted) return { from, to };
    at = to;
  }
  return undefined;
};

/**
 * The same file with these entries behind those of `unmask`: nothing else of it is touched, neither a space nor the
 * order of things. `json`: sound JSON of an object.
 */
export const addUnmask = (json: string, entries: readonly Entry[]): string => {
  if (!entries.length) return json;
  const newline = json.includes('\r\n') ? '\r\n' : '\n';
  const [, unit] = /\{\r?\n([ \t]+)"/.exec(json) ?? [];
  const tight = unit === undefined && !/": /.test(json);
  const written = entries.map(({ selector, why }) =>
    tight
      ? JSON.stringify({ selector, why })
      : `{ "selector": ${JSON.stringify(selector)}, "why": ${JSON.stringify(why)} }`,
  );
  const put = (at: number, text: string): string => json.slice(0, at) + text + json.slice(at);
  const rows = (indent: string): string => written.map((each) => `${newline}${indent}${each}`).join(',');
  const flat = written.join(tight ? ',' : ', ');

  const span = memberOf(json, 'unmask');
  if (!span) {
    const last = json.slice(0, json.lastIndexOf('}')).trimEnd();
    const comma = last.endsWith('{') ? '' : ',';
    return put(
      last.length,
      unit === undefined
        ? `${comma}${tight ? '' : ' '}"unmask":${tight ? '' : ' '}[${flat}]`
        : `${comma}${newline}${unit}"unmask": [${rows(unit + unit)}${newline}${unit}]`,
    );
  }
  const inside = json.slice(span.from + 1, span.to - 1);
  const before = span.from + 1 + inside.trimEnd().length;
  if (inside.trim() && !inside.includes('\n')) return put(before, `,${tight ? '' : ' '}${flat}`);
  if (inside.trim()) return put(before, `,${rows(/\n([ \t]*)\S/.exec(inside)?.[1] ?? '')}`);
  const list = unit === undefined ? flat : `${rows(unit + unit)}${newline}${unit}`;
  return `${json.slice(0, span.from)}[${list}]${json.slice(span.to)}`;
};
