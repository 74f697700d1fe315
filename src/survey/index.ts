import type { Verdict } from '../preview/judge.ts';
import { showPreview } from '../preview/preview.ts';
import { type Cover, cover } from './cover.ts';
import { look } from './look.ts';
import { record } from './record.ts';

const covers: Cover[] = [];
/** The first judgement counts: later ones are of dots. */
const known = (text: Text): Verdict | undefined => {
  for (const { judged } of covers) {
    const verdict = judged(text);
    if (verdict) return verdict;
  }
  return undefined;
};

/** What `temoin unmask` runs in a page: the recorder's own redaction, asked from outside. */
Object.assign(globalThis, {
  temoinSurvey: {
    look,
    record,
    cover: (...given: Parameters<typeof cover>) => void covers.push(cover(...given)),
    isCovered: () => covers.at(-1)?.whole(),
    paint: (unmask: readonly string[]) => void showPreview({ unmask }, { legend: false, known }),
  },
});
