import type { Asked } from './asked.ts';
import { createNotice } from './create-notice.ts';
import { createSecondNotice } from './create-second-notice.ts';
import { noticeBytes } from './notice.ts';
import type { Texts } from './texts.ts';

/** Every notice that a page in this language can show, as the bytes that its digest is made of. */
export const noticesOf = (
  asked: Asked,
  texts: Texts,
  language: string,
): readonly { readonly language: string; readonly bytes: string }[] =>
  [createNotice(asked, texts, language), createSecondNotice(asked, texts, language)].map((notice) => ({
    language,
    bytes: noticeBytes(notice),
  }));
