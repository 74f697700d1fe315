import type { PurposeId } from '../purpose/purpose.ts';
import type { Asked } from './asked.ts';
import { type AskedBy, createHostNotice } from './create-host-notice.ts';
import { createNotice } from './create-notice.ts';
import { createSecondNotice } from './create-second-notice.ts';
import { noticeBytes } from './notice.ts';
import type { Texts } from './texts.ts';

/** What may be asked by another platform. */
type Configured = Asked & { readonly ask?: 'banner' | AskedBy };

/**
 * Every notice that a page in this language can show, as the bytes that its digest is made of. Where a platform beside
 * us asks: that one's, and ours for what it does not hold. `own`: is this purpose ours to ask about?
 */
export const noticesOf = (
  asked: Configured,
  texts: Texts,
  language: string,
  own?: (purpose: PurposeId) => boolean,
): readonly { readonly language: string; readonly bytes: string }[] => {
  const { ask = 'banner' } = asked;
  const full = createNotice(asked, texts, language);
  /** What a browser that sends Global Privacy Control is shown. */
  const signalled: (typeof full)[] = [];
  const layers = (part: Asked) => {
    signalled.push(createNotice(part, texts, language, true));
    return [createNotice(part, texts, language), createSecondNotice(part, texts, language)];
  };
  const notices: Parameters<typeof noticeBytes>[0][] = layers(asked);
  if (ask !== 'banner') {
    notices.push(createHostNotice(full, ask));
    const isOurs = own ?? ((id) => ask.map[id] === undefined);
    const purposes = asked.purposes.filter(({ id }) => isOurs(id));
    if (purposes.length < asked.purposes.length && purposes.some(({ limitation }) => limitation))
      notices.push(...layers({ ...asked, purposes }));
  }
  return [...notices, ...signalled].map((notice) => ({ language, bytes: noticeBytes(notice) }));
};
