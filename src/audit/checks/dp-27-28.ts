import { broken, type Check, firstLayer, notLooked, round, unjudged } from '../check.ts';
import { languageOf } from '../function-words.ts';
import type { LayerSeen } from '../seen-layer.ts';
import { type AllWords, actOf, anyOf, inOrder, type Words } from '../words.ts';

const AVERAGE = 15;
const MOST = 30;
const wordsOf = (sentence: string): number =>
  sentence.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,-]*/gu)?.length ?? 0;
const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

const otherLanguages = ({ sentences, language, controls }: LayerSeen, page: string): readonly string[] => {
  const own = (language || page).toLowerCase().split('-')[0] ?? '';
  const spoken = languageOf(sentences.join(' '));
  const odd = sentences.filter(
    (each) => wordsOf(each) >= 8 && ![null, own, spoken].includes(languageOf(each)),
  );
  const buttons = languageOf(controls.map(({ label }) => label).join(' '));
  return [
    ...(spoken && page && spoken !== page.toLowerCase().split('-')[0]
      ? [`the page is in “${page}”, the banner in “${spoken}”`]
      : []),
    ...(buttons && spoken && buttons !== spoken
      ? [`its buttons are in “${buttons}”, its text in “${spoken}”`]
      : []),
    ...odd.map((each) => `“${short(each)}” is in “${languageOf(each)}”`),
  ];
};

/** Labels that are those of another language, and of this one not. */
const otherLabels = ({ controls, language }: LayerSeen, page: string, all: AllWords): readonly string[] => {
  const own = (language || page).toLowerCase().split('-')[0] ?? '';
  if (!all[own]) return [];
  return controls
    .filter(({ act }) => act !== 'other' && act !== 'close')
    .flatMap(({ label }) => {
      if (actOf(label, [[own, all[own] as Words]], false)) return [];
      const meant = actOf(label, inOrder(all, own), false);
      return meant?.exact && meant.language ? [`“${label}” is in “${meant.language}”`] : [];
    });
};

/** Our own words: one a concept. */
const otherWords = ({ text }: LayerSeen, { concepts }: Words): readonly string[] =>
  Object.entries(concepts).flatMap(([concept, { never }]) => {
    const said = anyOf(never.length ? never : ['(?!)']).exec(text)?.[0];
    return said ? [`“${said}” is another word for ${concept}`] : [];
  });

export const dp27: Check = {
  id: 'DP-27',
  title: 'One voice, one language',
  rule: 'All text of both layers is in the page’s language; 15 words a sentence on average at most, and 30 in the longest; on our own banner one term a concept, as its glossary has them.',
  source: 'GDPR 12; CNIL-092; EDPB-3/22 (language discontinuity)',
  limits:
    'The language is told by its function words, in 30 languages, in texts of eight words and more, and of labels by the words for them. One term a concept is judged on Témoin’s banner only: a glossary of others is not known.',
  needs: ['first', 'second'],
  judge: (seen, { words, languages }) => {
    const layers = [firstLayer(seen), seen.first?.second?.layer].flatMap((each) => each ?? []);
    if (!layers.length) return unjudged('no banner was found on a first visit');
    const faults = layers.flatMap((layer) => [
      ...otherLanguages(layer, seen.language),
      ...(layer.kind === 'other' ? otherLabels(layer, seen.language, languages) : []),
      ...(layer.kind === 'temoin' ? otherWords(layer, words) : []),
    ]);
    const lengths = layers
      .flatMap(({ sentences }) => sentences)
      .map((each) => [wordsOf(each), each] as const);
    const average = lengths.reduce((sum, [count]) => sum + count, 0) / Math.max(1, lengths.length);
    if (average > AVERAGE) faults.push(`${round(average)} words a sentence on average`);
    for (const [count, sentence] of lengths)
      if (count > MOST) faults.push(`a sentence of ${count} words: “${short(sentence)}”`);
    return broken([...new Set(faults)], `one language, ${round(average)} words a sentence`);
  },
};

export const dp28: Check = {
  id: 'DP-28',
  title: 'Stable layout',
  rule: 'Both controls stay within 1 px of where they first were, and the banner’s layout shift is 0, for three seconds.',
  source: 'EDPB-3/22 (misleading action)',
  limits:
    'What moves before the banner can be seen at all is not counted; what fades in while it moves is, from the first frame that can be seen.',
  needs: ['still'],
  judge: ({ still }) => {
    if (still === undefined) return notLooked('the first seconds');
    const [from] = still?.places ?? [];
    if (!still || !from) return unjudged('no banner was found on a first visit');
    const faults: string[] = still.shift > 0 ? [`a layout shift of ${round(still.shift)}`] : [];
    for (const act of ['refuse', 'accept'] as const) {
      const moved = still.places.map((place) => {
        const [a, b] = [from[act], place[act]];
        return a && b ? Math.max(Math.abs(a.left - b.left), Math.abs(a.top - b.top)) : 0;
      });
      const most = Math.max(0, ...moved);
      if (most > 1) faults.push(`${act} moved by ${round(most)} px within ${round(still.watched / 1000)} s`);
      if (from[act] && still.places.some((place) => !place[act])) faults.push(`${act} went by itself`);
    }
    return broken(faults, `both controls stayed for ${round(still.watched / 1000)} s`);
  },
};
