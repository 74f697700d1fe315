/** Reads what may leave of a value of any shape; undefined where nothing may. */
export type Reader = (value: unknown) => unknown;
export type Raw = Record<string, unknown>;

export const record = (value: unknown): Raw => (value && typeof value === 'object' ? (value as Raw) : {});

export const whole = (value: unknown): number | undefined =>
  Number.isInteger(value) ? (value as number) : undefined;
export const finite = (value: unknown): number | undefined =>
  Number.isFinite(value) ? (value as number) : undefined;
export const string = (value: unknown): string => (typeof value === 'string' ? value : '');
export const yes = (value: unknown): true | undefined => value === true || undefined;

/** Every item of which something may leave. */
export const many =
  <Safe>(one: (value: unknown) => Safe | undefined) =>
  (value: unknown): Safe[] =>
    Array.isArray(value) ? value.flatMap((item) => one(item) ?? []) : [];

/** A new object with the named fields and no others. */
export const shape = (fields: Readonly<Record<string, Reader>>): ((value: unknown) => Raw) => {
  const each = Object.entries(fields);
  return (value) => {
    const from = record(value);
    const out: Raw = {};
    for (const [name, read] of each) {
      const safe = read(from[name]);
      if (safe !== undefined) out[name] = safe;
    }
    return out;
  };
};
