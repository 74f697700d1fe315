import type { Asked } from './asked.ts';
import { detailsInWords } from './details-in-words.ts';
import type { SecondNotice } from './notice.ts';
import { purposeInWords } from './purpose-in-words.ts';
import { speak, type Texts } from './texts.ts';

/** The second layer, in the same way and from the same facts. GDPR art. 13; CNIL 2020-092 §2.1. */
export const createSecondNotice = (asked: Asked, texts: Texts, language: string): SecondNotice => {
  const say = speak(texts);
  const { controller, recipients = [], purposes } = asked;
  return {
    schema: 'temoin-notice/1',
    language,
    direction: say('direction') as 'ltr',
    layer: 2,
    second: {
      title: say('2.second'),
      purposes: purposes.map((purpose) => ({
        ...purposeInWords(purpose, asked, say, texts, language),
        details: detailsInWords(purpose, asked, say, texts, language),
      })),
      details: say('details'),
      links: [controller, ...recipients].flatMap(({ name, policy }) =>
        policy ? { label: say('2.policy', { name }), href: policy } : [],
      ),
      controls: [
        { act: 'refuse-all', label: say('refuse-all') },
        { act: 'accept-all', label: say('accept-all') },
        { act: 'save', label: say('2.save') },
      ],
      close: say('2.close'),
    },
  };
};
