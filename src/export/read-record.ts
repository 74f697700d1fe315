import { sha256 } from '../collector/sha256.ts';
import {
  type ChoiceEntry,
  COMMITMENT_KEY_BYTES,
  openBody,
  type ProofRecord,
  type SignedRecord,
  Unsound,
} from '../proof/index.ts';
import type { BodyLine } from './source.ts';

/** A body that was kept: what was received, and the record in it. */
export interface Body {
  readonly record: ProofRecord;
  readonly received: SignedRecord;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** What the forms rely on; the whole schema is the collector's to check when it takes a record in. */
const faultOf = (record: ProofRecord): string | undefined => {
  if (record.schema !== 'temoin-record/1') return `unknown schema ${JSON.stringify(record.schema)}`;
  const { id, choice, at, validUntil, parties, asked, build, outcome } = record;
  if (!UUID.test(id) || !UUID.test(choice)) return 'no id';
  if (![at, validUntil ?? at, outcome?.haltedAt ?? at].every((time) => TIME.test(time)))
    return 'no such time';
  if (!Array.isArray(parties) || !parties.every(({ name, role }) => isText(name) && isText(role)))
    return 'no parties';
  if (![asked.terms, asked.language, asked.layer, asked.control].every(isText))
    return 'not said what was asked';
  if (![build?.version, build?.code, build?.configuration].every(isText)) return 'not said by which code';
  const { expired, kept, residual, discarded } = outcome ?? {};
  if (outcome && ![expired, kept, residual].every((names) => Array.isArray(names) && names.every(isText)))
    return 'an outcome without its trackers';
  if (outcome && ![discarded?.events, discarded?.bytes].every(Number.isSafeInteger))
    return 'an outcome without its counts';
  return undefined;
};

/** A line of `bodies.jsonl`. Throws where it is not one. */
export const parseBodyLine = (line: string): BodyLine => {
  const { index, key, body } = JSON.parse(line) as BodyLine;
  if (!Number.isSafeInteger(index) || !isText(key) || !isText(body))
    throw new Unsound('not an index, a key and a body');
  return { index, key, body };
};

/** Throws `Unsound` where the line is not the body that the entry commits to, or is of a schema that is not known. */
export const readRecord = (entry: ChoiceEntry, { key, body }: BodyLine): Body => {
  const bytes = Buffer.from(key, 'base64');
  if (bytes.length !== COMMITMENT_KEY_BYTES) throw new Unsound('the key is not 32 bytes');
  const record = openBody(sha256, entry, bytes, body);
  const fault = faultOf(record);
  if (fault) throw new Unsound(`record: ${fault}`);
  // Read and found canonical a line above.
  return { record, received: JSON.parse(body) as SignedRecord };
};
