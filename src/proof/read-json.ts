import { Unsound } from './unsound.ts';

/** A JSON object out of `text`. Throws `Unsound`, naming `what` was read. */
export const readJson = (what: string, text: string): Readonly<Record<string, unknown>> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // What the parser says depends on the engine; a finding must not.
    throw new Unsound(`${what}: not JSON`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Unsound(`${what}: not a JSON object`);
  }
  return value as Readonly<Record<string, unknown>>;
};
