/** What a table itself says of a key: a recording may name `constructor` or `__proto__`. */
export const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
