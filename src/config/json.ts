/** One step or several into JSON of any shape; `undefined` where there is no such place. */
export const at = (json: unknown, ...path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (here, step) =>
      typeof here === 'object' && here !== null && Object.hasOwn(here, step)
        ? (here as Record<PropertyKey, unknown>)[step]
        : undefined,
    json,
  );

export const listOf = (json: unknown): readonly unknown[] => (Array.isArray(json) ? [...json] : []);

export const textOf = (json: unknown): string | undefined => (typeof json === 'string' ? json : undefined);

/** The entries of an object; none of anything else. */
export const entriesOf = (json: unknown): readonly (readonly [string, unknown])[] =>
  typeof json === 'object' && json !== null && !Array.isArray(json) ? Object.entries(json) : [];

/** `purposes[0].title.fr`, `map["a b"]`. */
export const nameOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}[${step}]`;
    const word = String(step);
    if (!/^[\w$-]+(\.[\w-]+)*$/.test(word)) return `${name}[${JSON.stringify(word)}]`;
    return name ? `${name}.${word}` : word;
  }, '');
