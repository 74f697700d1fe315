import { note } from './about.ts';
import { leftOut } from './facts.ts';
import type { Loaded } from './messages.ts';
import type { Recording } from './recording.ts';
import type { Speech } from './speech.ts';
import type { PlayerTexts } from './texts.ts';

/** What is to be read before the film: a quarantine. */
export const quarantineNotes = (
  recordings: readonly Recording[],
  texts: PlayerTexts,
  { count }: Speech,
): HTMLElement[] => {
  const found = recordings.flatMap(({ facts }) => facts?.quarantined || []);
  if (!found.length) return [];
  const finds = found.reduce<number>((sum, each) => sum + Number(each === true ? 0 : each), 0);
  const kinds = [...new Set(recordings.flatMap(({ facts }) => Object.keys(facts?.found ?? {})))].join(', ');
  return [
    note(
      texts.quarantine,
      texts.quarantined,
      ...(finds ? [`${count(texts.finds, finds)}${kinds && ` (${kinds})`}`] : []),
    ),
  ];
};

/** What was left out of the film, since it was too much or could not be read. */
export const leftNotes = (film: Loaded, texts: PlayerTexts, { count }: Speech): HTMLElement[] => {
  const said = leftOut(film.left, texts, count);
  return said.length ? [note(texts.fact.left, ...said)] : [];
};
