import { broken, type Check, notLooked, round, unjudged } from '../check.ts';
import { replayOf, told } from '../known.ts';
import type { PageSeen, Step, WithdrawnSeen } from '../seen.ts';
import type { PersistentSeen } from '../seen-layer.ts';
import { addedBy, among, startedBy, startedByBoth } from '../since.ts';

export const dp21: Check = {
  id: 'DP-21',
  title: 'Refuse works',
  rule: 'After refusing, no request, no tracker and no code of session replay on the pages that follow (3 by default), and nothing that the first page sends after either answer and did not send before.',
  source: 'SHEIN; CNIL draft (nothing without consent)',
  limits:
    'Replay is known by the hosts and trackers of 17 vendors and by observers of the whole document; a recorder behind a host of the site’s own that observes in another way is seen by what it sends only.',
  needs: ['first', 'refuse', 'accept', 'pages'],
  judge: ({ first, refused, accepted }) => {
    if (!refused) return notLooked('a refusal');
    if (!refused.closed) return unjudged('the banner could not be refused');
    const met = [refused.step, ...refused.pages.map(({ step }) => step)].flatMap((step) =>
      told(replayOf(step)),
    );
    const both = accepted?.closed ? startedByBoth(accepted, refused, first) : [];
    return broken(
      [
        ...new Set(met),
        ...both.map((each) => `${each} goes out after refusing as after accepting, and did not before`),
      ],
      `nothing replays visits on ${refused.pages.length} page views after a refusal`,
    );
  },
};

const LEAST = 24;
const EDGE = 3;

/** One place, by the corner that stays: its words may change with the choice, and its width with them. */
const samePlace = (one: PersistentSeen, other: PersistentSeen): boolean => {
  const [a, b] = [one.box, other.box];
  const near = (from: number, to: number) => Math.abs(from - to) <= 1;
  const across = near(a.left, b.left) || near(a.left + a.width, b.left + b.width);
  return across && (near(a.top, b.top) || near(a.top + a.height, b.top + b.height));
};

/** In the page itself, so far from where it was that it has to be looked for: neither from the top nor from the end. */
const FAR = 200;
const wanders = (one: PersistentSeen, other: PersistentSeen): boolean =>
  Math.abs(one.from.top - other.from.top) > FAR && Math.abs(one.from.end - other.from.end) > FAR;

const faultsOn = ({ controls, address }: PageSeen, first: PageSeen): readonly string[] => {
  const on = (fault: string) => [`${fault} on ${new URL(address).pathname}`];
  const fixed = controls.filter(({ fixed: stays }) => stays);
  if (!controls.length) return on('nothing to change a choice by was found');
  if (fixed.length > 1) return on(`${fixed.length} controls stay in the window`);
  const [one] = fixed.length ? fixed : controls;
  if (!one) return [];
  const before = first.controls.filter((each) => each.fixed === one.fixed);
  const moved = one.fixed
    ? !before.some((each) => samePlace(each, one))
    : before.length > 0 && before.every((each) => wanders(each, one));
  return [
    ...(one.allowed ? [] : on(`“${one.label}” does not say what it is for`)),
    ...(Math.min(one.box.width, one.box.height) < LEAST
      ? on(`“${one.label}” is ${round(one.box.width)}×${round(one.box.height)} px`)
      : []),
    ...(one.hit ? [] : on(`“${one.label}” is covered`)),
    ...(one.contrast !== null && one.contrast < EDGE
      ? on(`“${one.label}” has a contrast of ${round(one.contrast)}:1`)
      : []),
    ...(moved ? on(`“${one.label}” lies elsewhere than on the first page`) : []),
  ];
};

export const dp22: Check = {
  id: 'DP-22',
  title: 'Withdrawal control always there',
  rule: 'On each page after a choice, one control to change it: 24×24 px at least, contrast at least 3:1, not covered, named by words of the list, in the same place. One that stays in the window, else one in the page.',
  source: 'CNIL-092 art. 4; EDPB-CBTF K',
  limits: 'A control is known by its words, or by the words of consent in its name, id or class.',
  needs: ['accept', 'pages'],
  judge: ({ accepted }) => {
    if (!accepted) return notLooked('an acceptance');
    const pages = accepted.pages.filter(({ months }) => !months);
    const [first] = pages;
    if (!accepted.closed || !first) return unjudged('the banner could not be accepted');
    return broken(
      [...new Set(pages.flatMap((page) => faultsOn(page, first)))],
      `“${first.controls.find(({ fixed }) => fixed)?.label ?? first.controls[0]?.label}” is there on ${pages.length} pages`,
    );
  },
};

/** Other tabs have a second. */
const lateOf = ({ step, pages, clicked }: WithdrawnSeen): readonly Step[] => [
  { ...step, requests: step.requests.filter(({ at }) => at > clicked + GRACE) },
  ...pages.map((page) => page.step),
];
const GRACE = 1_000;

export const dp23: Check = {
  id: 'DP-23',
  title: 'Withdrawal works',
  rule: 'After withdrawing, no request of replay or that only accepting set off, no cookie of replay in a request, and nothing left of what accepting alone had put on the terminal, in this tab and in another within a second, nor after a reload.',
  source: 'ORANGE; CNIL draft (withdrawal)',
  limits:
    'What accepting alone puts there is what is there after accepting and not after refusing; the cookies of other sites’ domains are looked at, and cannot be expired by a script.',
  needs: ['first', 'refuse', 'accept', 'withdraw', 'pages'],
  judge: ({ first, withdrawn, accepted, refused }) => {
    if (withdrawn === undefined) return notLooked('a withdrawal');
    if (!withdrawn) return unjudged('no way to withdraw was found (see DP-10)');
    if (!withdrawn.closed)
      return unjudged('the way to withdraw that was found does not withdraw (see DP-10)');
    const added = addedBy(accepted, refused);
    const names = new Set(added.filter(({ store }) => store === 'cookie').map(({ name }) => name));
    const later = [withdrawn.step, ...withdrawn.pages.map(({ step }) => step)];
    const sent = later
      .slice(1)
      .flatMap(({ requests }) =>
        requests.flatMap(({ cookies, address }) =>
          cookies.filter((name) => names.has(name)).map((name) => `${name} still goes to ${address}`),
        ),
      );
    return broken(
      [
        ...new Set([
          ...later.flatMap((step) => told(replayOf(step))),
          ...withdrawn.left.map(({ store, name, place }) => `${store} ${name} (${place}) is left`),
          ...sent,
          ...(accepted && refused?.closed
            ? among(startedBy(accepted, refused, first), lateOf(withdrawn)).map(
                (each) => `${each} still goes out`,
              )
            : []),
          ...(withdrawn.otherTab === null && added.length
            ? ['another tab kept something for longer than a second']
            : []),
        ]),
      ],
      added.length
        ? `${added.length} entries of the terminal are gone`
        : 'accepting had put nothing on the terminal',
    );
  },
};
