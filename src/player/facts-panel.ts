import { factList } from './about.ts';
import { element } from './element.ts';
import { factsOf, filmFacts } from './facts.ts';
import type { Loaded } from './messages.ts';
import type { Recording } from './recording.ts';
import type { Speech } from './speech.ts';
import type { PlayerTexts } from './texts.ts';

/** What is known of the recordings, and of the film that they make. */
export const factsPanel = (
  recordings: readonly Recording[],
  film: Loaded | undefined,
  texts: PlayerTexts,
  speech: Speech,
  now: number,
): HTMLElement => {
  const known = recordings.map(({ facts = {} }) => factsOf(facts, texts, speech, now));
  const bytes = recordings.reduce((sum, { facts }) => sum + (facts?.bytes ?? 0), 0);
  const told = film ? filmFacts(film, bytes, texts, speech) : [];
  const all = known.length;
  return element(
    'section',
    { className: 'facts' },
    element('h2', {}, texts.facts),
    ...(all === 1
      ? [factList([...(known[0] ?? []), ...told])]
      : [
          factList(told),
          ...known.flatMap((facts, index) => [
            element(
              'h3',
              {},
              speech.say(texts.fact.recording, { n: speech.number(index + 1), all: speech.number(all) }),
            ),
            factList(facts),
          ]),
        ]),
  );
};
