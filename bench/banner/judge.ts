import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { median, printAim, type Rounds, ratio, valuesOf } from '../figures.ts';
import { TEMOIN } from './temoin.ts';

/** Where Témoin is to be below every peer. */
const LEAST = ['bytes', 'script ms', 'style+layout ms', 'first visible ms'];

/** What Témoin is not to exceed, whatever its peers do. */
const MOST: Readonly<Record<string, number>> = {
  requests: 1,
  'settled after ms': 20,
  'layout shift': 0,
  'refuse ms': 50,
  'accept ms': 50,
};

const told = (value: number): string => value.toFixed(Math.abs(value) < 1000 ? 1 : 0).replace(/\.0$/, '');

const judgeLeast = (rounds: Rounds, measure: string, profile: string): void => {
  const [ours, ...more] = valuesOf(rounds, TEMOIN, measure);
  if (ours === undefined) return;
  const peers = [...rounds.keys()]
    .filter((name) => name !== TEMOIN)
    .map((name) => ({ name, share: ratio(rounds, TEMOIN, name, measure) }))
    .sort((a, b) => b.share - a.share);
  const [nearest] = peers;
  if (!nearest) return;
  const theirs = median(valuesOf(rounds, nearest.name, measure));
  printAim(
    `${measure} below every peer's, ${profile}`,
    nearest.share < 1,
    `${told(median([ours, ...more]))} against ${told(theirs)} (${nearest.name}), ratio ${nearest.share.toFixed(2)}`,
  );
};

/** Prints which aims the rounds of one profile meet: for those among peers, beside the one that comes nearest. */
export const judge = (rounds: Rounds, profile: string): void => {
  for (const measure of LEAST) judgeLeast(rounds, measure, profile);
  for (const [measure, most] of Object.entries(MOST)) {
    const values = valuesOf(rounds, TEMOIN, measure);
    if (values.length)
      printAim(`${measure} at most ${most}, ${profile}`, median(values) <= most, told(median(values)));
  }
};

/** Bytes with brotli at its best. */
const DROP_IN = 10_000;

/** The file itself, without the site's configuration that a collector puts in. */
export const judgeDropIn = (): void => {
  const { length } = brotliCompressSync(
    readFileSync(join(import.meta.dirname, '../../dist/drop-in/temoin.fr.js')),
  );
  printAim(`the drop-in at most ${DROP_IN} bytes, brotli`, length <= DROP_IN, String(length));
};
