/** Reads what may be replayed of a value of any shape; undefined where nothing may. */
export type Reader = (value: unknown) => unknown;
export type Raw = Record<string, unknown>;

export const record = (value: unknown): Raw => (value && typeof value === 'object' ? (value as Raw) : {});
export const finite = (value: unknown): number | undefined =>
  Number.isFinite(value) ? (value as number) : undefined;
export const words = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
export const truth = (value: unknown): boolean | undefined =>
  typeof value === 'boolean' ? value : undefined;

/** Every item of which something may be replayed. */
export const many =
  (one: Reader) =>
  (value: unknown): unknown[] =>
    Array.isArray(value) ? value.flatMap((item) => one(item) ?? []) : [];

/** A new object with the named fields and no others. */
export const shape =
  (fields: Readonly<Record<string, Reader>>) =>
  (value: unknown): Raw =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, read]) => {
        const safe = read(record(value)[name]);
        return safe === undefined ? [] : [[name, safe]];
      }),
    );
