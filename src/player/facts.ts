import { clockTime } from './element.ts';
import type { Loaded } from './messages.ts';
import { own } from './own.ts';
import { limitsIn, type RecordingFacts } from './recording.ts';
import type { Speech } from './speech.ts';
import type { PlayerTexts } from './texts.ts';

/** A name, and what is to be said under it, a line each. */
export type Fact = readonly [name: string, said: readonly string[]];

const HOURS: Readonly<Record<string, number>> = { W: 168, D: 24, H: 1, M: 1 / 60, S: 1 / 3600 };

/** ISO 8601 in weeks and smaller: L3 answers nothing longer. */
const millisecondsIn = (iso: string): number =>
  [...iso.matchAll(/(\d+)([WDHMS])/g)].reduce(
    (sum, [, n, unit = '']) => sum + Number(n) * (HOURS[unit] ?? 0) * 3_600_000,
    0,
  );

/** When it is to be erased, and whether that is sooner than for others (L3). */
const dueOf = (facts: RecordingFacts): { readonly at: number; readonly soon: boolean } => {
  const at = Date.parse(facts.expires ?? '');
  const within = facts.difficulties === 0 ? limitsIn(facts)?.within : undefined;
  const early = within ? Date.parse(facts.last ?? '') + millisecondsIn(within) : Number.NaN;
  return early < at || Number.isNaN(at) ? { at: early, soon: true } : { at, soon: false };
};

const short = (digest: string): string => (digest.length > 16 ? `${digest.slice(0, 12)}…` : digest);

/** What is to be said of one recording, in words; what is not known is not said. */
export const factsOf = (
  facts: RecordingFacts,
  texts: PlayerTexts,
  { say, spoken, moment, until }: Speech,
  now: number,
): Fact[] => {
  const { fact } = texts;
  const { limitation = {}, masking, identifier } = facts.measures ?? {};
  const around = limitsIn(facts)?.around;
  const measures = [...Object.keys(limitation), masking, identifier]
    .filter((id) => id !== undefined)
    .map((id) => {
      const bounds =
        id === 'L2' && around
          ? ` (${say(texts.around, { before: spoken(around.before * 1000), after: spoken(around.after * 1000) })})`
          : '';
      return `${id} · ${own(texts.measures, id) ?? ''}${bounds}`;
    });
  const { consent } = facts;
  const given = consent && (own(texts.choices, consent.choice) ?? consent.choice);
  const at = Date.parse(consent?.at ?? '');
  const started = Date.parse(facts.started ?? '');
  const due = dueOf(facts);
  const deletion = Number.isNaN(due.at)
    ? ''
    : due.at <= now
      ? say(texts.deletionDue, { moment: moment(due.at) })
      : say(texts.deletionOn, { when: until(due.at, now), moment: moment(due.at) });
  const all: Fact[] = [
    [fact.purpose, [facts.title ?? facts.purpose ?? '']],
    [fact.measures, measures],
    [
      fact.consent,
      [
        !given
          ? facts.notice
            ? texts.consentApart
            : ''
          : Number.isNaN(at)
            ? given
            : say(texts.consentOn, { choice: given, moment: moment(at) }),
      ],
    ],
    [fact.proof, [consent?.proof ?? '']],
    [fact.notice, [facts.notice ? short(facts.notice) : '']],
    [fact.recorded, [Number.isNaN(started) ? '' : moment(started)]],
    [fact.deletion, [deletion, deletion && due.soon ? texts.uneventful : '']],
    [fact.caps, (facts.caps ?? []).map((cap) => own(texts.caps, cap) ?? cap)],
    [fact.session, [facts.session ?? '']],
  ];
  return all.map(([name, said]) => [name, said.filter(Boolean)] as const).filter(([, said]) => said.length);
};

/** What the film itself tells: its length, its gaps, and what was left out of it. */
export const filmFacts = (
  { duration, events, gaps, left }: Loaded,
  bytes: number | undefined,
  texts: PlayerTexts,
  { say, spoken, size, count, number }: Speech,
): Fact[] => {
  const { fact } = texts;
  return [
    [fact.lasts, [spoken(duration)]],
    [fact.events, [bytes ? say(texts.held, { events: number(events), size: size(bytes) }) : number(events)]],
    [
      fact.gaps,
      gaps.length
        ? gaps.map(({ from, lasts }) => say(texts.gapAt, { at: clockTime(from), time: spoken(lasts) }))
        : [texts.noGap],
    ],
    ...(Object.keys(left).length ? [[fact.left, leftOut(left, texts, count)] as const] : []),
  ];
};

/** A sentence for each limit that was met. */
export const leftOut = (left: Loaded['left'], texts: PlayerTexts, count: Speech['count']): string[] =>
  Object.entries(left).map(([limit, n]) => count(texts.left[limit as keyof typeof left], n));
