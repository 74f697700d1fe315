import type { Mark } from './marks.ts';
import { own } from './own.ts';
import type { PlayerTexts } from './texts.ts';

/** What stands for a kind beside its name, so that it is not told by colour alone. */
const GLYPHS: Readonly<Record<string, string>> = {
  error: '!',
  'failed-request': '×',
  'rage-click': '»',
  'dead-click': '○',
  'form-error': '?',
  named: '★',
};

export const glyphOf = ({ kind }: Mark): string => own(GLYPHS, kind) ?? '•';

/** The kind, and what the site itself calls it. */
export const nameOf = ({ kind, name }: Mark, { kinds, named }: PlayerTexts): string => {
  const said = own(kinds, kind) ?? kind;
  return name ? named.replace('{kind}', `${said}`).replace('{name}', () => name) : `${said}`;
};

/** Before a difficulty one sees what led to it. Milliseconds. */
const LEAD = 3000;

/** Where to look from: shortly before a difficulty, but not before a gap. */
export const leadTo = ({ at }: Mark, gaps: readonly { readonly to: number }[]): number =>
  gaps.reduce((from, { to }) => (to <= at ? Math.max(from, to) : from), Math.max(0, at - LEAD));
