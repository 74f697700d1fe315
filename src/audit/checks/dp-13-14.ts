import { broken, type Check, everyView, firstLayer, openerOf, pairOf, round, unjudged } from '../check.ts';
import { actOf, hits, inOrder } from '../words.ts';

const wordsIn = (label: string) => label.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0;
const lettersIn = (label: string) => label.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

export const dp13: Check = {
  id: 'DP-13',
  title: 'Equal wording',
  rule: 'Both labels are plain words for accepting and refusing of the page’s language, with as many words, letters in a ratio of at least 0.7, and none of the banned phrases (“continue without accepting”, “non-essential”, …).',
  source: 'CNIL-MED24; EDPB-CBTF A',
  limits: 'Register is judged by word lists, not understood. A label in no list is told as not plain.',
  needs: ['first'],
  judge: (seen, { languages }) => {
    const ordered = inOrder(languages, seen.language);
    return everyView(seen, 'both labels say it in like words', (layer) => {
      const pair = pairOf(layer);
      const faults: string[] = [];
      for (const { act, label } of layer.controls)
        if (act === 'accept' || act === 'refuse')
          for (const [, { unfair }] of ordered.slice(0, 2))
            for (const phrase of hits(label, unfair)) faults.push(`“${label}” says “${phrase}”`);
      if (!pair) {
        const [, own] = ordered[0] ?? [];
        const chooses = openerOf(layer);
        if (own && chooses && layer.controls.some(({ act }) => act === 'accept'))
          faults.push(`“${chooses.label}” is the only alternative to accepting`);
        return faults.length ? faults : null;
      }
      const [yes, no] = [pair.accept.label, pair.refuse.label];
      if (layer.kind === 'other')
        for (const each of [yes, no])
          if (!actOf(each, ordered, false)?.exact) faults.push(`“${each}” is no plain word for it`);
      if (wordsIn(yes) !== wordsIn(no))
        faults.push(`“${yes}” has ${wordsIn(yes)} words, “${no}” ${wordsIn(no)}`);
      const letters = [lettersIn(yes), lettersIn(no)];
      const ratio = Math.min(...letters) / Math.max(...letters, 1);
      if (ratio < 0.7) faults.push(`the letters of “${yes}” and “${no}” have a ratio of ${round(ratio)}`);
      return faults;
    });
  },
};

export const dp14: Check = {
  id: 'DP-14',
  title: 'No emotional steering',
  rule: 'No word of the lexicon of steering (“meilleure expérience”, “we value”, “help us”, “sad”, …) in the labels and texts of the first layer, in the page’s language or in English.',
  source: 'EDPB-3/22 stirring',
  limits: 'A lexicon, not an understanding: what it does not hold is not seen.',
  needs: ['first'],
  judge: (seen, { languages }) => {
    const layer = firstLayer(seen);
    if (!layer) return unjudged('no banner was found on a first visit');
    const text = [layer.text, layer.name, ...layer.controls.map(({ name }) => name)].join('\n');
    const found = inOrder(languages, seen.language)
      .slice(0, 2)
      .flatMap(([, { steering }]) => hits(text, steering));
    return broken(
      [...new Set(found.map((each) => each.toLowerCase()))].map((each) => `it says “${each}”`),
      'no word of the lexicon is there',
    );
  },
};
