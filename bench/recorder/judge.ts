import type { Profile } from '../browser/tab.ts';
import { median, printAim, type Rounds, ratio, valuesOf } from '../figures.ts';

export const OURS = 'temoin';
const MASKED = 'rrweb masked';
const CPU = 'script+layout ms';
const ADDED = 'added ms';
const BYTES = 'gzip bytes';
/** Longer tasks are those that browsers call long. */
const LONG = 50;

/** By what a measure is more than in the same round without a recorder. */
const over = (rounds: Rounds, measure: string) => {
  const none = valuesOf(rounds, 'none', measure);
  return (value: number | undefined, round: number): number =>
    (value ?? Number.NaN) - (none[round] ?? Number.NaN);
};

/**
 * The CPU that each adds, round by round, to a page that records nothing: scripts, garbage collection, style and
 * layout. What the page paints is the same for all and changes from run to run by more than a recorder costs.
 */
export const withAdded = (rounds: Rounds): Rounds => {
  const cpu = over(rounds, CPU);
  return new Map(
    [...rounds].map(([name, each]) => [
      name,
      each.map((measured, round) => ({ [ADDED]: cpu(measured[CPU], round), ...measured })),
    ]),
  );
};

const compare = (rounds: Rounds, aim: string, other: string, measure: string, most: number): void => {
  const [ours = 0, theirs = 0] = [OURS, other].map((each) => median(valuesOf(rounds, each, measure)));
  const share = ratio(rounds, OURS, other, measure);
  printAim(
    aim,
    most === 1 ? share < 1 : share <= most,
    `${ours.toFixed(0)} against ${theirs.toFixed(0)}, ratio ${share.toFixed(2)}`,
  );
};

/** Prints of each aim whether it is met. */
export const judge = (rounds: Rounds, { name, slower }: Profile): void => {
  const peers = [...rounds.keys()].filter((each) => each !== 'none' && !each.startsWith(OURS));
  compare(rounds, `CPU added at most that of ${MASKED} and 15 %, ${name}`, MASKED, ADDED, 1.15);
  for (const peer of peers.filter((each) => each !== MASKED))
    compare(rounds, `CPU added below that of ${peer}, ${name}`, peer, ADDED, 1);
  for (const peer of peers) compare(rounds, `bytes sent below those of ${peer}, ${name}`, peer, BYTES, 1);
  if (slower < 4) return;
  for (const measure of ['longest at start ms', 'longest after ms']) {
    const [ours = 0, page = 0] = [OURS, 'none'].map((each) => median(valuesOf(rounds, each, measure)));
    printAim(
      `longest task below ${LONG} ms, ${measure.slice(8, -3)}, ${name}`,
      ours < LONG,
      `${ours.toFixed(0)} ms, ${page.toFixed(0)} ms without a recorder`,
    );
  }
};
