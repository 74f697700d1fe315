import type { Asked } from './asked.ts';
import { inWords } from './duration.ts';
import type { Notice } from './notice.ts';
import { partiesInWords } from './parties-in-words.ts';
import { purposeInWords } from './purpose-in-words.ts';
import { formsOf, speak, type Texts } from './texts.ts';

/**
 * The first layer of a configuration (its defaults applied) in one language: deterministic. Its sentences are
 * generated, so that they say what the configuration does. Throws where something asked for has no text, rather than
 * show less or another language. `signalled`: the browser sends Global Privacy Control, and the lead says so. GDPR art. 12 and 13; CNIL 2020-092 §2.1; CNIL draft, first layer.
 */
export const createNotice = (asked: Asked, texts: Texts, language: string, signalled = false): Notice => {
  const say = speak(texts);
  const { choiceLifetime = 'P6M', purposes } = asked;
  if (!purposes.some(({ limitation }) => limitation)) throw Error('no replay purpose');
  const parties = partiesInWords(asked, say);
  return {
    schema: 'temoin-notice/1',
    language,
    direction: say('direction') as 'ltr',
    layer: 1,
    ...(signalled && { signal: 'gpc' as const }),
    first: {
      title: say('title'),
      lead: signalled ? `${say('lead', parties)} ${say('gpc')}` : say('lead', parties),
      purposes: purposes.map((purpose) => purposeInWords(purpose, asked, say, texts, language)),
      controls: (['refuse-all', 'accept-all', 'choose'] as const).map((act) => ({ act, label: say(act) })),
      consequence: say('consequence'),
      withdrawal: say('withdrawal'),
      keep: say('keep', { duration: inWords(texts, language, choiceLifetime) }),
      controller: `${parties['asks']}`,
      recipients: say('receivers', parties),
      details: say('details'),
    },
    control: {
      open: say('open'),
      recording: say('recording'),
      withdraw: say('withdraw'),
      stopped: say('stopped'),
      erased: formsOf(texts, 'erased'),
      expired: formsOf(texts, 'expired'),
      residual: say('residual', { names: '{names}' }),
      comma: say('comma'),
      pending: say('pending'),
    },
  };
};
