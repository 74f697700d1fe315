import { createJudge, type Verdict } from '../preview/judge.ts';
import { type Walk, walk } from '../preview/walk.ts';
import { mask } from '../recorder/redact/text-mask.ts';

/** Fields keep their shape, pictures and what S1 would refuse behind `content` go. */
const RULES = `input,textarea,select,option,[contenteditable]:not([contenteditable="false" i]),[role=textbox],[role=searchbox]{color:transparent!important;-webkit-text-fill-color:transparent!important;text-shadow:none!important}
input::placeholder,textarea::placeholder{color:transparent!important}
img,video,canvas{object-position:-99999px!important;background:#8884!important}
iframe,object,embed,svg image,input[type=image]{visibility:hidden!important}
[data-temoin-covered="before"]::before,[data-temoin-covered="after"]::after{visibility:hidden!important}`;

const DRAWN = ['before', 'after'] as const;

export interface Cover {
  /** Is everything still covered? */
  whole(): boolean;
  /** How a text was judged before. */
  judged(text: Text): Verdict | undefined;
}

const draw = (seen: Walk): void => {
  for (const root of seen.roots) {
    const { defaultView } = root.ownerDocument ?? (root as Document);
    const Sheet = (defaultView as (Window & typeof globalThis) | null)?.CSSStyleSheet ?? CSSStyleSheet;
    const sheet = new Sheet();
    sheet.replaceSync(RULES);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
  for (const element of seen.elements)
    for (const each of DRAWN) {
      const { content } = getComputedStyle(element, `::${each}`);
      // What a style sheet writes is for everybody; what it takes from an attribute need not be.
      if (/\w{2}/.test(content.replace(/^(none|normal|counter.*)$/, '')))
        element.setAttribute('data-temoin-covered', each);
    }
};

/**
 * Makes this page fit for a picture that is kept: texts that are not in `common`, and all that a recording would never
 * show, become dots; and, where it is `drawn`, fields, images and frames become empty. `unmask`: what is judged by.
 */
export const cover = (common: readonly string[], unmask: readonly string[], drawn: boolean): Cover => {
  const known = new Set(common);
  const judge = createJudge(unmask);
  const seen = walk(document);
  const verdicts = new Map(seen.texts.map((text) => [text, judge.verdict(text)]));
  if (drawn) draw(seen);
  const covered = seen.texts.flatMap((text) => {
    const most = judge.most(text).replace(/\s+/g, ' ').trim();
    const safe = most === text.data.replace(/\s+/g, ' ').trim() && known.has(most);
    if (safe) return [];
    text.data = mask(text.data);
    return [[text, text.data] as const];
  });
  const before = new Set(seen.texts);
  return {
    whole: () =>
      covered.every(([text, data]) => text.data === data) &&
      walk(document).texts.every((text) => before.has(text)),
    judged: (text) => verdicts.get(text),
  };
};
