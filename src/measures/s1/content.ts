import { bic } from './bic.ts';
import { card } from './card.ts';
import { email } from './email.ts';
import { iban } from './iban.ts';
import type { Kind, Span } from './kind.ts';
import { mask } from './mask.ts';
import { nino, ssn } from './national.ts';
import { nir } from './nir.ts';
import { phone } from './phone.ts';
import { steuerId } from './steuer-id.ts';
import { apiKey, bearer, cvv, jwt, password } from './token.ts';

/** Every kind of content that is never collected and that a text tells by itself (CNIL draft §48, S1). */
export const KINDS: readonly Kind[] = Object.freeze([
  card,
  iban,
  bic,
  nir,
  steuerId,
  ssn,
  nino,
  email,
  phone,
  jwt,
  bearer,
  apiKey,
  password,
  cvv,
]);

/** Those that no row of figures can be taken for: for style sheets and drawings. */
export const WORDED: readonly Kind[] = Object.freeze([email, jwt, bearer]);

export interface Found {
  readonly kind: string;
  readonly span: Span;
}

const MAYBE = /\p{Nd}|@|eyJ|bearer|bic|swift/iu;
const MAYBE_WORDED = /@|%40|eyJ|bearer/i;

/** What a text holds that is never collected. Linear in the text's length; `[]` for nearly every text there is. */
export const found = (text: string, kinds: readonly Kind[] = KINDS): Found[] =>
  text.length < 6 || !(kinds === WORDED ? MAYBE_WORDED : MAYBE).test(text)
    ? []
    : kinds.flatMap(({ id, find }) => find(text).map((span) => ({ kind: id, span })));

const masked = (text: string, spans: readonly Span[]): string => {
  let out = '';
  let at = 0;
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    if (to <= at) continue;
    out += text.slice(at, Math.max(at, from)) + mask(text.slice(Math.max(at, from), to));
    at = to;
  }
  return out + text.slice(at);
};

/** Without what lies inside of another: the figures of one account are no telephone number as well. */
const outermost = (hits: readonly Found[]): Found[] => {
  const seen = new Set<Found>();
  let end = 0;
  for (const hit of [...hits].sort(({ span: [a, z] }, { span: [b, y] }) => a - b || y - z)) {
    if (hit.span[1] <= end) continue;
    end = hit.span[1];
    seen.add(hit);
  }
  return hits.filter((hit) => seen.has(hit));
};

/** What is left of a text, and the kinds that were in it, one for each find; masked word by word, in widths that tell nothing. */
export const hide = (
  text: string,
  kinds: readonly Kind[] = KINDS,
): { readonly text: string; readonly kinds: readonly string[] } => {
  const all: string[] = [];
  let left = text;
  // What is masked may have stood too near to something else for it to be seen.
  for (let pass = 0; pass < 4; pass++) {
    const hits = found(left, kinds);
    if (!hits.length) break;
    for (const { kind } of outermost(hits)) all.push(kind);
    left = masked(
      left,
      hits.map(({ span }) => span),
    );
  }
  return { text: left, kinds: all };
};
