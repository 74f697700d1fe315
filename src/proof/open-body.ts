import type { Sha256 } from '../log/sha256.ts';
import { parseBody } from './body.ts';
import { commitment } from './commitment.ts';
import type { ChoiceEntry } from './entry.ts';
import type { ProofRecord } from './proof-record.ts';
import { readJson } from './read-json.ts';
import { Unsound } from './unsound.ts';

/**
 * The record in `body`, if that body under its `key` is what `entry` was logged for. Throws `Unsound` where it is
 * not, or where body and entry tell different things. That the entry is in the log is the log's to show
 * (`openTlogProof`); the browser's signature and the record's schema are the caller's. GDPR art. 7(1).
 */
export const openBody = (sha256: Sha256, entry: ChoiceEntry, key: Uint8Array, body: string): ProofRecord => {
  if (commitment(sha256, key, body) !== entry.c)
    throw new Unsound('the body is not the one that was committed to');
  const { signed } = parseBody(body);
  const record = readJson('record', signed) as unknown as ProofRecord;
  const pairs = [
    ['act', record.act, entry.act],
    ['purpose', record.purpose, entry.purpose],
    ['site', record.site, entry.site],
    ['notice', record.asked?.notice, entry.notice],
  ] as const;
  // A sound commitment to a body that says something else than its public entry would prove two things at once.
  const other = pairs.find(([, told, logged]) => told !== logged);
  if (other) throw new Unsound(`entry and body differ in ${other[0]}`);
  return record;
};
