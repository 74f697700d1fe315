function own(this: Record<string, unknown>, key: string): unknown {
  return this[key];
}

/**
 * `JSON.stringify` of plain data, also where the site's scripts have put a `toJSON` on every array or object (old
 * Prototype.js does): a digest and a cookie read the same on every site. A replacer is handed what `toJSON` made, but
 * sees the object that holds the value itself.
 */
export const json = (value: unknown): string => JSON.stringify(value, 'toJSON' in [] ? own : undefined);
