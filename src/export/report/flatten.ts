type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const isObject = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What tells one object of a list from the others, so that it keeps its path wherever it stands. */
const nameOf = (value: { readonly [name: string]: Json }): string | undefined =>
  ['id', 'name', 'selector', 'country'].map((key) => value[key]).find((name) => typeof name === 'string') as
    | string
    | undefined;

/** Every value of a configuration by its path: `purposes[replay.errors].limitation.L2.before`. */
export const flatten = (value: unknown): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  const put = (path: string, text: string): void => {
    let name = path;
    for (let again = 2; found.has(name); again++) name = `${path} (${again})`;
    found.set(name, text);
  };
  const walk = (path: string, each: Json): void => {
    if (Array.isArray(each) && each.length && each.every(isObject))
      for (const [place, item] of (each as readonly { readonly [name: string]: Json }[]).entries())
        walk(`${path}[${nameOf(item) ?? place + 1}]`, item);
    else if (isObject(each) && Object.keys(each).length)
      for (const [name, item] of Object.entries(each)) walk(path ? `${path}.${name}` : name, item);
    else if (Array.isArray(each) && each.every((item) => typeof item === 'string'))
      put(path, each.join(', ') || '–');
    else put(path, typeof each === 'string' ? each : JSON.stringify(each));
  };
  walk('', value as Json);
  return found;
};

export interface Change {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What changed from one configuration to the next, by path. */
export const changes = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly Change[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((path) => ({ path, before: before.get(path), after: after.get(path) }))
    .filter((change) => change.before !== change.after);
