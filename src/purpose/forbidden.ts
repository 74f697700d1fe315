/** An aim that replay may never serve, and the words by which it gives itself away. */
export interface Forbidden {
  readonly aim: string;
  /** Over lower-case words without accents, one space apart. */
  readonly words: RegExp;
}

/** The rule behind the whole table, for the one who is refused. */
export const FORBIDDEN_RULE =
  'R-004, GDPR art. 5(1)(b), CNIL draft: replay serves errors, experience and support only';

export const FORBIDDEN: readonly Forbidden[] = Object.freeze([
  {
    aim: 'advertising',
    words: /\b(advert\w*|ads|adtech|ad (targeting|serving)|publicit\w*|regies? pub\w*|sponsor\w*)\b/,
  },
  {
    aim: 'retargeting',
    words:
      /\b(re ?target\w*|re ?cibl\w*|re ?market\w*|targeting|ciblage\w*|relances? (des )?(paniers?|clients?|acheteurs?))\b/,
  },
  {
    aim: 'marketing segmentation',
    words:
      /\b(marketing|segmentation\w*|segmenter|segmenting|(customer|audience|user|visitor) segments?|segments? (d audience|de clientele|de clients|marketing))\b/,
  },
  {
    aim: 'commercial optimisation',
    words:
      /\b(commercial optimi[sz]ation|optimi[sz]ations? commerciales?|conversions?|(up|cross) ?sell\w*|ventes? croisees?|sales (boost\w*|growth|optimi\w*)|revenue\w*|chiffre d affaires|prospection|prospecting|lead generation)\b/,
  },
  {
    aim: 'profiling',
    words:
      /\b(profiling|profilage|profiler|scoring|(user|visitor|customer|behaviou?ral) profiles?|profils? (comportement\w*|clients?|d utilisateurs?))\b/,
  },
  {
    aim: 'singling out hesitant buyers',
    words:
      /\b(hesitant \w+|hesitating (buyers?|visitors?|customers?|shoppers?)|(acheteu\w+|clients?|visiteu\w+|internautes?) (qui )?hesit\w*)\b/,
  },
  {
    aim: 'personal prices or offers',
    words:
      /\b((personal|personali[sz]ed|individual|dynamic) (offers?|prices?|pricing)|(offres?|prix|tarif\w*) (personnel\w*|personnalise\w*|dynamiques?|individu\w*))\b/,
  },
  {
    aim: 'selling the data',
    words:
      /\b((re)?sell\w* (of )?(the |user |visitor )?data|data brok\w*|(re)?ventes? (de|des) donnees|moneti[sz]\w*)\b/,
  },
]);

const wordsOf = (text: string): string =>
  text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * The forbidden aim that an id or a text names, in French or English. Denying it names it too: the notice
 * says in its own words that nothing else is done with a recording.
 */
export const forbiddenIn = (text: string): Forbidden | undefined => {
  const words = wordsOf(text);
  return FORBIDDEN.find((each) => each.words.test(words));
};
