import { parseBody, parseEntry } from '../../proof/index.ts';
import type { ConsentRow, KnownProof } from '../stores/log-store.ts';
import type { Job, Objection, Received } from './job.ts';

/** What is known of the records that a turn speaks of. */
export interface Known {
  readonly proofs: ReadonlyMap<string, KnownProof>;
  readonly consents: ReadonlyMap<string, ConsentRow>;
}

/** What accepting a job changes. */
export interface Verdict {
  readonly fresh: readonly Received[];
  readonly consents: ReadonlyMap<string, ConsentRow>;
  /** Consents to end, also those that have ended already. */
  readonly ended: readonly string[];
}

/** A withdrawal that overtook its grant is remembered for as long as that grant would still be accepted, and more. */
const REMEMBERED = 250 * 24 * 3600 * 1000;

/** Same text under the same key; the signature may differ, since ECDSA draws a new one each time. */
const isSame = (record: Received, body: string | undefined): boolean => {
  if (record.body === body) return true;
  // An erased body can be compared with nothing.
  if (body === undefined) return false;
  const [one, other] = [parseBody(record.body), parseBody(body)];
  return one.signed === other.signed && one.key?.x === other.key?.x && one.key?.y === other.key?.y;
};

/**
 * May this request be written, after those that `known` and `staged` tell of? Pure. A grant that its withdrawal
 * overtook opens nothing, whoever withdrew it: a no outweighs a yes (GDPR art. 7(3)).
 */
export const judge = (
  { records }: Job,
  known: Known,
  staged: ReadonlyMap<string, Received>,
  now: number,
): Verdict | Objection => {
  const fresh = new Map<string, Received>();
  const consents = new Map<string, ConsentRow>();
  const ended = new Set<string>();
  const consentOf = (id: string) => consents.get(id) ?? known.consents.get(id);
  const isGrant = (id: string): boolean | undefined => {
    const waiting = fresh.get(id) ?? staged.get(id);
    if (waiting) return waiting.act === 'grant';
    const proof = known.proofs.get(id);
    const entry = proof && parseEntry(proof.entry);
    return entry && entry.kind === 'choice' && entry.act === 'grant';
  };

  for (const [at, record] of records.entries()) {
    const { id, act, purpose, notice, until, key = '' } = record;
    const field = `records.${at}.signed`;
    const twin = fresh.get(id) ?? staged.get(id);
    const proof = known.proofs.get(id);
    if ((twin || proof) && !isSame(record, (twin ?? proof)?.body))
      return { field: `${field}.id`, detail: 'Another record has this id already.' };
    const isNew = !twin && !proof;
    if (isNew) fresh.set(id, record);
    if (act === 'grant' && isNew)
      consents.set(id, {
        id,
        purpose,
        notice,
        key,
        granted: true,
        until,
        ended: consentOf(id)?.ended ?? null,
      });
    let asked = record.asked;
    for (const grant of record.ends) {
      const consent = consentOf(grant);
      if (consent ? consent.granted && consent.key !== key : isGrant(grant) === false)
        return { field: `${field}.ends`, detail: 'Only a grant of this very browser can be withdrawn.' };
      if (consent?.granted && consent.purpose !== purpose)
        return { field: `${field}.ends`, detail: 'A withdrawal ends grants of its own purpose.' };
      asked ||= consent?.granted === true;
      ended.add(grant);
      if (consent && consent.ended === null) consents.set(grant, { ...consent, ended: now });
      if (!consent && isGrant(grant) === undefined)
        consents.set(grant, {
          id: grant,
          purpose,
          notice,
          key,
          granted: false,
          until: now + REMEMBERED,
          ended: now,
        });
    }
    if (!asked) return { field: `${field}.purpose`, detail: 'This site does not ask for that purpose.' };
  }
  return { fresh: [...fresh.values()], consents, ended: [...ended] };
};
