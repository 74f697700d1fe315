import { createNameHash } from '../recorder/redact/name-hash.ts';
import { createRedactor, type Redactor } from '../recorder/redact/redactor.ts';

/**
 * What becomes of a text: `masked` and could be allowed, `allowed`, `blocked` (only a box is kept) or `never`
 * (refused whatever the configuration: fields, what is edited, marks, S1's patterns).
 */
export type Verdict = 'masked' | 'allowed' | 'blocked' | 'never';

export interface Judge {
  verdict(text: Text): Verdict;
  /** Is anything of this text shown as it is configured? */
  shown(text: Text): boolean;
  /** What would leave of it if everything were allowed: nothing of a field, nothing that S1 refuses. */
  most(text: Text): string;
}

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const random = (count: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(count));

/** The recorder's own redactor, with names drawn anew. */
export const drawRedactor = (unmask: readonly string[], routes: readonly string[] = []): Redactor =>
  createRedactor({ unmask, routes, nonce: hex(random(16)), hash: createNameHash(random(8)) });

const parentOf = (text: Text): Element | null =>
  text.parentElement ?? (text.parentNode as ShadowRoot | null)?.host ?? null;

/**
 * What would leave of a text, by the two steps of the recorder itself; undefined where nothing may, not even a mask.
 * `data`: another text in its place.
 */
export const leaving =
  (redactor: Redactor) =>
  (text: Text, data: string = text.data): string | undefined => {
    const { maskTextFn } = redactor.options;
    const value = maskTextFn?.(data, parentOf(text) as HTMLElement | null);
    const change = { source: 0, texts: [{ id: 1, value }], attributes: [], removes: [], adds: [] };
    const safe = redactor.redact({ type: 3, data: change, timestamp: 1 }, () => text);
    return (safe?.data as { texts: readonly { value: string }[] } | undefined)?.texts[0]?.value;
  };

/** Is there more to read than masks? */
export const reveals = (left = ''): boolean => /[^\s•]/.test(left);

/** Harmless whatever stands around it: neither a letter nor a digit of anything. */
const PROBE = '§';

/** Judges as the recorder does, which shares the code: with these selectors, and with everything allowed. */
export const createJudge = (unmask: readonly string[]): Judge => {
  const configured = leaving(drawRedactor(unmask));
  const everything = leaving(drawRedactor(['*']));
  return {
    verdict(text) {
      if (configured(text) === undefined) return 'blocked';
      // By its place, then by what it says.
      if (everything(text, PROBE) !== PROBE || everything(text) !== text.data) return 'never';
      return configured(text, PROBE) === PROBE ? 'allowed' : 'masked';
    },
    shown: (text) => reveals(configured(text)),
    most: (text) => everything(text) ?? '',
  };
};
