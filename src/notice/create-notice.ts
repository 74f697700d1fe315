import type { Asked } from './asked.ts';
import { inWords } from './duration.ts';
import type { Notice } from './notice.ts';
import { partiesInWords } from './parties-in-words.ts';
import { purposeInWords } from './purpose-in-words.ts';
import { formsOf, speak, type Texts } from './texts.ts';

const frozen = <T>(value: T): T => {
  if (value instanceof Object) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};

/**
 * The notice of a configuration (its defaults applied) in one language: deterministic, frozen. Its sentences are
 * generated, so that they say what the configuration does. Throws where something asked for has no text, rather than
 * show less or another language. GDPR art. 12 and 13; CNIL 2020-092 §2.1; CNIL draft, first layer.
 */
export const createNotice = (asked: Asked, texts: Texts, language: string): Notice => {
  const say = speak(texts);
  const { controller, recipients = [], choiceLifetime = 'P6M' } = asked;
  if (!asked.purposes.some(({ limitation }) => limitation)) throw Error('no replay purpose');
  const parties = partiesInWords(asked, texts, say);
  const purposes = asked.purposes.map((purpose) => purposeInWords(purpose, say, texts, language, parties));
  const labelled = <Act extends string>(act: Act) => ({ act, label: say(act) });
  const details = say('details');
  return frozen({
    schema: 'temoin-notice/1',
    language,
    direction: say('direction') as 'ltr',
    first: {
      title: say('title'),
      lead: say('lead', parties),
      purposes: purposes.map(({ id, title, description }) => ({ id, title, description })),
      controls: [labelled('refuse-all'), labelled('accept-all'), labelled('choose')],
      consequence: say('consequence'),
      withdrawal: say('withdrawal'),
      keep: say('keep', { duration: inWords(texts, language, choiceLifetime) }),
      controller: `${parties['asks']}`,
      recipients: say('receivers', parties),
      details,
    },
    second: {
      title: say('second'),
      purposes,
      details,
      links: [controller, ...recipients].flatMap(({ name, policy }) =>
        policy ? { label: say('policy', { name }), href: policy } : [],
      ),
      controls: [labelled('refuse-all'), labelled('accept-all'), labelled('save')],
      close: say('close'),
    },
    control: {
      open: say('open'),
      recording: say('recording'),
      withdraw: say('withdraw'),
      stopped: say('stopped'),
      erased: formsOf(texts, 'erased'),
      expired: formsOf(texts, 'expired'),
      residual: say('residual', { names: '{names}' }),
      pending: say('pending'),
    },
  });
};
