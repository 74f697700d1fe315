import { broken, type Check, notLooked, round, unjudged } from '../check.ts';
import { choiceIn, lacking, replayOf } from '../known.ts';
import type { CoverSeen } from '../seen-layer.ts';

const FREE = 0.95;
/** What is there once there is a choice, to change it by, has words too. */
const FEW = 10;
const coverFaults = (when: string, cover: CoverSeen | null): readonly string[] => {
  if (!cover) return [];
  const share = cover.points ? cover.free / cover.points : 1;
  return [
    ...(share < FREE
      ? [`${when}, ${round(share * 100)} % of the points outside the banner meet the page`]
      : []),
    ...(cover.scrolls ? [] : [`${when}, the page cannot be scrolled`]),
  ];
};

export const dp18: Check = {
  id: 'DP-18',
  title: 'No cookie wall',
  rule: 'Without a choice and after refusing, at least 95 % of 200 points outside the banner meet the page and it scrolls; after refusing it answers the same status and at least 95 % of the words that it has after accepting.',
  source: 'EDPB-5/20 §39-41; CNIL-091',
  limits:
    'Only the page that was given, and those that were followed, are compared; what differs by chance from load to load counts.',
  needs: ['first', 'refuse', 'accept', 'pages'],
  judge: ({ first, refused, accepted }) => {
    if (!first?.cover)
      return first ? unjudged('no banner was found on a first visit') : notLooked('the first visit');
    const faults = [
      ...coverFaults('without a choice', first.cover),
      ...coverFaults('after refusing', refused?.cover ?? null),
    ];
    if (refused && accepted) {
      if (refused.status !== accepted.status)
        faults.push(`after refusing the page answers ${refused.status}, after accepting ${accepted.status}`);
      for (const { address, status, months } of refused.pages) {
        const other = accepted.pages.find((each) => each.address === address);
        if (!months && other && other.status < 400 && status >= 400)
          faults.push(
            `after refusing ${new URL(address).pathname} answers ${status}, after accepting ${other.status}`,
          );
      }
      const kept = new Set(refused.words);
      const all = accepted.words;
      const share = all.length ? all.filter((word) => kept.has(word)).length / all.length : 1;
      if (share < FREE) faults.push(`after refusing ${round(share * 100)} % of the page’s words are there`);
      const home = all.length ? first.words / all.length : 1;
      if (home < FREE && all.length - first.words > FEW)
        faults.push(`without a choice ${round(home * 100)} % of the page’s words are there`);
      const fewer = refused.pages.find(({ address, words, months }) => {
        const other = accepted.pages.find((each) => each.address === address);
        return !months && other && words < other.words * FREE && other.words - words > FEW;
      });
      if (fewer && share >= FREE)
        faults.push(`after refusing ${new URL(fewer.address).pathname} has fewer words than after accepting`);
    }
    return broken(
      [...new Set(faults)],
      `${first.cover.free} of ${first.cover.points} points meet the page, and it scrolls`,
    );
  },
};

const CONFIRMED = 'a refusal has to be confirmed';

export const dp19: Check = {
  id: 'DP-19',
  title: 'No nagging',
  rule: 'After refusing, no question again in the page views that --views says (20 by the definition) nor on a return six months later, and no second confirmation.',
  source: 'EDPB-3/22 overloading (continuous prompting); CNIL-092',
  limits:
    'Six months later, on the 179th day: the page’s clock is put forward, and cookies that would have expired by then are gone; what a server remembers by its own clock is not seen.',
  needs: ['refuse', 'pages'],
  judge: ({ refused }) => {
    if (!refused) return notLooked('a refusal');
    if (!refused.closed)
      return refused.asksAgain ? broken([CONFIRMED], '') : unjudged('the banner could not be refused');
    const asked = refused.pages.filter(({ prompts }) => prompts > 0);
    const now = asked.filter(({ months }) => !months);
    return broken(
      [
        ...(refused.asksAgain ? [CONFIRMED] : []),
        ...(now.length
          ? [
              `asked again on ${now.length} of ${refused.pages.filter(({ months }) => !months).length} page views after a refusal`,
            ]
          : []),
        ...(now.length
          ? []
          : asked
              .map(
                ({ months }) => `asked again ${months} ${months === 1 ? 'month' : 'months'} after a refusal`,
              )
              .slice(0, 1)),
      ],
      `${refused.pages.length} page views, up to ${Math.max(0, ...refused.pages.map(({ months }) => months))} months later, without a question`,
    );
  },
};

export const dp20: Check = {
  id: 'DP-20',
  title: 'Inaction is no',
  rule: 'Escape, a click outside, scrolling, ten minutes (of the page’s clock), the sign that closes, and going to another page leave no record of a yes, no recorder, and none of the trackers that accepting leaves.',
  source: 'CNIL-092 art. 2; EDPB-5/20 §86',
  limits:
    'A yes is known by the entry of the terminal that accepting and refusing fill differently; where there is none, only trackers are compared.',
  needs: ['inaction', 'accept', 'refuse'],
  judge: ({ gestures, accepted, refused }) => {
    if (!gestures) return notLooked('inaction');
    if (!gestures.length || !accepted || !refused) return unjudged('no banner was found on a first visit');
    const trackers = lacking(accepted.step.stored, refused.step.stored);
    const record = choiceIn(accepted.step.stored, accepted.step.stored, refused.step.stored);
    const told = gestures.map(({ gesture, step, stays }) => {
      if (choiceIn(step.stored, accepted.step.stored, refused.step.stored) === 'yes')
        return 'is taken for a yes';
      const [left] = trackers.filter((each) => lacking([each], step.stored).length === 0);
      if (left) return `leaves ${left.store} ${left.name}, as accepting does`;
      const [met] = replayOf(step);
      if (met) return `starts ${met.name} (${met.by})`;
      return record === 'unknown' && !stays && gesture !== 'close' && gesture !== 'navigation'
        ? 'makes the banner go, and what it takes that for cannot be told'
        : '';
    });
    // One visitor makes them all: what one gesture did is still so after the next.
    const faults = gestures.flatMap(({ gesture }, i) =>
      told[i] && told[i] !== told[i - 1] ? [`${gesture} ${told[i]}`] : [],
    );
    return broken(
      faults,
      `${gestures.map(({ gesture }) => gesture).join(', ')}: no consent`,
      record === 'unknown' ? ['no entry of the terminal tells a yes from a no'] : [],
    );
  },
};
