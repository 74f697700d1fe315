import { COMMITMENT_KEY_BYTES, commitment, entryText } from '../../proof/index.ts';
import { sha256 } from '../sha256.ts';
import type { NewEntry, StoredNotice } from '../stores/log-store.ts';
import type { Received } from './job.ts';

/** What a log tells of before anything uses it. */
export interface Announced {
  readonly site: string;
  readonly notices: readonly StoredNotice[];
  /** SHA-256, hex, of the configuration's canonical text. */
  readonly configuration: string;
}

/** Entries for what this log does not tell of yet. `at`: whole seconds, UTC. */
export const announcements = (
  { site, notices, configuration }: Announced,
  told: ReadonlySet<string>,
  at: string,
): NewEntry[] => [
  ...[configuration]
    .filter((digest) => !told.has(digest))
    .map((digest) => ({
      entry: entryText({ v: 1, kind: 'configuration', site, digest, at }),
      announces: digest,
    })),
  ...notices
    .filter(
      ({ digest }, at) => !told.has(digest) && notices.findIndex((each) => each.digest === digest) === at,
    )
    .map(({ digest, language }) => ({
      entry: entryText({ v: 1, kind: 'notice', site, digest, language, at }),
      announces: digest,
    })),
];

/** One entry a record, each under a random key of its own. */
export const proofEntries = (
  records: readonly Received[],
  site: string,
  at: string,
  random: (bytes: number) => Uint8Array,
): NewEntry[] => {
  // Drawn at once: a draw costs more than its bytes.
  const keys = random(records.length * COMMITMENT_KEY_BYTES);
  return records.map(({ id, act, purpose, notice, body }, place) => {
    const key = keys.subarray(place * COMMITMENT_KEY_BYTES, (place + 1) * COMMITMENT_KEY_BYTES);
    const c = commitment(sha256, key, body);
    return {
      entry: entryText({ v: 1, kind: 'choice', act, purpose, site, notice, at, c }),
      proof: { id, body, key },
    };
  });
};

/** How many recordings go, by purpose, and why: an entry each. */
export const deletions = (
  recordings: readonly { readonly purpose: string }[],
  site: string,
  at: string,
  why: string,
): NewEntry[] =>
  [...new Set(recordings.map(({ purpose }) => purpose))].sort().map((purpose) => ({
    entry: entryText({
      ...{ v: 1, kind: 'deletion', purpose, site, at, why },
      recordings: recordings.filter((each) => each.purpose === purpose).length,
    }),
  }));
