import { addDuration } from '../../config/duration.ts';
import { bodyText, type ProofRecord, type SignedRecord, Unsound } from '../../proof/index.ts';
import { Refused } from '../http/problem.ts';
import type { Received } from '../ledger/job.ts';
import { type Es256, es256, isSignature, keyText } from './es256.ts';
import { readRecord } from './record-schema.ts';
import { isPlausible, type RecordRules } from './rules.ts';

/** A record of which everything was checked that can be checked without the store. */
export interface ReceivedRecord extends Received {
  /** By the visitor's clock, milliseconds since the epoch. */
  readonly at: number;
}

const MOST = 32;
const MEMBERS = ['signed', 'key', 'signature'];

const unsound = (field: string, detail: string): Refused => new Refused(422, detail, field);

const recordsOf = (text: string): readonly unknown[] => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refused(400, 'The body is not JSON.');
  }
  const records =
    typeof value === 'object' && value !== null ? (value as { records?: unknown }).records : undefined;
  if (!Array.isArray(records) || Object.keys(value as object).length !== 1)
    throw unsound('records', 'The body holds a list `records` and nothing else.');
  if (records.length < 1 || records.length > MOST)
    throw unsound('records', `From 1 to ${MOST} records in one request.`);
  return records;
};

const bodyOf = (signed: string, field: string): ProofRecord => {
  let value: unknown;
  try {
    value = JSON.parse(signed);
  } catch {
    throw unsound(field, 'Not JSON.');
  }
  const read = readRecord(value);
  if ('path' in read) throw unsound([field, ...read.path].join('.'), read.detail);
  return read;
};

/** The body that the log commits to; text that UTF-8 cannot carry is refused. */
const committed = (record: SignedRecord, field: string): string => {
  try {
    return bodyText(record);
  } catch (error) {
    if (error instanceof Unsound) throw unsound(field, error.message);
    throw error;
  }
};

/** Key and signature as the act wants them. Answers the key's text, and the check that is still to be made. */
const keyOf = (record: Readonly<Record<string, unknown>>, act: string, field: string): string | undefined => {
  if (act === 'refuse') {
    // Whoever refused must not be told apart from others who did (CNIL 2020-091 art. 5).
    for (const member of ['key', 'signature'])
      if (member in record)
        throw unsound(`${field}.${member}`, 'A refusal carries neither key nor signature.');
    return undefined;
  }
  const key = keyText(record['key']);
  if (!key) throw unsound(`${field}.key`, 'A public P-256 key is needed.');
  if (!isSignature(record['signature'])) throw unsound(`${field}.signature`, 'An ES256 signature is needed.');
  return key;
};

/**
 * Reads the body of `POST /proofs` or `/withdrawals` and checks every record; throws `Refused` (400, 422) at the first
 * fault. Signatures are checked last, and off the main thread.
 */
export const receive = async (
  text: string,
  acts: readonly string[],
  { site, purposes, choiceLifetime, isNotice }: RecordRules,
  now: number,
): Promise<readonly ReceivedRecord[]> => {
  const verifiers = new Map<string, Es256>();
  const checks: (() => Promise<void>)[] = [];

  const received = recordsOf(text).map((value, place): ReceivedRecord => {
    const field = `records.${place}`;
    const signed = (value as SignedRecord | null)?.signed;
    if (typeof value !== 'object' || value === null || typeof signed !== 'string')
      throw unsound(`${field}.signed`, 'The exact text that was signed is needed.');
    const foreign = Object.keys(value).find((member) => !MEMBERS.includes(member));
    if (foreign !== undefined) throw unsound(`${field}.${foreign}`, 'Unknown member.');
    const of = `${field}.signed`;
    const { id, act, purpose, asked, ...body } = bodyOf(signed, of);
    if (!acts.includes(act)) throw unsound(`${of}.act`, `Only ${acts.join(' and ')} here.`);
    if (body.site !== site) throw unsound(`${of}.site`, 'Another site.');
    const at = Date.parse(body.at);
    // Whatever the visitor's clock says, a withdrawal counts.
    if (act !== 'withdraw' && !isPlausible(at, now))
      throw unsound(`${of}.at`, 'Too far in the past, or in the future.');
    const latest = addDuration(at, choiceLifetime);
    const until = body.validUntil === undefined ? latest : Date.parse(body.validUntil);
    if (until > latest || until < at)
      throw unsound(`${of}.validUntil`, `Not within ${choiceLifetime} of the choice.`);
    if (!isNotice(asked.notice)) throw unsound(`${of}.asked.notice`, 'This collector knows no such notice.');
    if (act === 'withdraw' && !body.ends)
      throw unsound(`${of}.ends`, 'A withdrawal names the grants that it ends.');
    if (act !== 'withdraw' && (body.ends || body.outcome))
      throw unsound(`${of}.ends`, 'Only a withdrawal ends something.');
    const isAsked = purposes.has(purpose);
    if (!isAsked && act !== 'withdraw')
      throw unsound(`${of}.purpose`, 'This site does not ask for that purpose.');

    const key = keyOf(value as Record<string, unknown>, act, field);
    const { signature, key: jwk } = value as SignedRecord;
    if (key && signature)
      checks.push(async () => {
        const verify = verifiers.get(key) ?? es256(key);
        verifiers.set(key, verify);
        if (!(await verify(signature, signed)))
          throw unsound(`${field}.signature`, 'The signature does not belong to the text and the key.');
      });
    return {
      id,
      act,
      purpose,
      asked: isAsked,
      notice: asked.notice,
      at,
      until,
      body: committed(key && jwk && signature ? { signed, key: jwk, signature } : { signed }, of),
      ends: body.ends ?? [],
      ...(key !== undefined && { key }),
    };
  });
  // Only now, when nothing else is wrong: a signature is what costs most. All are waited for, so that none fails unheard.
  for (const check of await Promise.allSettled(checks.map((each) => each())))
    if (check.status === 'rejected') throw check.reason;
  return received;
};
