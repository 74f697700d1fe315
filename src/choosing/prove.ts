import type { Bus } from '../bus/bus.ts';
import type { Act, Via } from '../consent/choice.ts';
import type { Chance } from '../platform/chance.ts';
import { json } from '../platform/json.ts';
import type { Kept, Outbox } from '../platform/outbox.ts';
import type { Signer } from '../platform/signer.ts';
import type { ProofRecord } from '../proof/proof-record.ts';
import type { Circumstances } from './circumstances.ts';
import type { Provable } from './provable.ts';

/** Resolves with what was kept once the proofs are durable on the terminal; rejects if they cannot be made so. */
export type Prove = (choices: readonly Provable[], via: Via) => Promise<readonly Kept[]>;

/** A row's place among the others: by time, then by its place in the act. */
export const keyOf = (at: number, index: number, id: string): string =>
  `${String(at).padStart(14, '0')}.${index}.${id}`;

/**
 * What is durable of a withdrawal before it is proved: a page left at once does not forget it, and what it ends
 * counts no more. The proof takes its place.
 */
export const marksOf = (made: readonly Provable[], until: (at: number) => number): Kept[] =>
  made.map(({ id, act, purpose, at, choice, ends = [], key }, index) => ({
    ...{ id, act, purpose, at, choice, ends, until: until(at) },
    key: key ?? keyOf(at, index, id),
  }));

/** The caller's own word for a control, if the collector can read it; a long one is cut between two characters. */
const wordOf = (control: unknown): string => {
  const word = typeof control === 'string' ? control.slice(0, 100).replace(/[\ud800-\udbff]$/, '') : '';
  return /^[^\p{Cc}\p{Cs}]+$/u.test(word) ? word : 'api';
};

/** Of who refused nothing is said that tells them apart from others who did (CNIL 2020-091 art. 5). */
const hostOf = ({ cmp, version, ...more }: NonNullable<Via['host']>, act: Act): Via['host'] => ({
  cmp,
  ...(version !== undefined && { version }),
  ...(act !== 'refuse' && more),
});

const iso = (at: number) => new Date(at).toISOString();

const recordOf = (choice: Provable, via: Via, about: Circumstances): ProofRecord => {
  const { id, act, purpose, at, notice, terms, ends, outcome } = choice;
  const {
    limitation,
    masking,
    identifier,
    retention,
    recorder = about.recorder ?? 'temoin',
  } = about.purposes.find((each) => each.id === purpose) ?? {};
  const recorders = [recorder].flat();
  return {
    schema: 'temoin-record/1',
    id,
    choice: choice.choice,
    act,
    purpose,
    at: iso(at),
    ...(act !== 'withdraw' && { validUntil: iso(about.until(at)) }),
    site: about.site,
    parties: [{ name: about.controller.name, role: 'controller' }, ...(about.recipients ?? [])].map(
      ({ name, role }) => ({ name, role }),
    ),
    asked: {
      notice,
      terms,
      language: about.language,
      layer: String(via.layer),
      control: wordOf(typeof via.control === 'string' ? via.control : via.control?.[purpose]),
      ...(via.shownFor !== undefined && { shownFor: Math.round(via.shownFor) }),
      ...(via.host && { host: hostOf(via.host, act) }),
    },
    ...(limitation &&
      masking &&
      identifier &&
      retention && {
        profile: {
          ...{ limitation, masking, identifier, retention },
          ...(`${recorders}` !== 'temoin' && { recorder: recorders }),
        },
      }),
    ...(about.ruleset && { ruleset: about.ruleset }),
    build: { ...about.build, configuration: about.configuration },
    ...(about.gpc && { context: { gpc: true } }),
    ...(ends && { ends }),
    ...(outcome && { outcome }),
  };
};

/**
 * Makes the proofs one after the other, so that a withdrawal never overtakes the grant that it ends.
 * Refusals carry neither key nor signature: nothing in them tells two visitors apart.
 */
export const createProve = (
  about: Circumstances,
  { signer, chance, outbox, bus }: { signer: Signer; chance: Chance; outbox: Outbox; bus: Bus },
): Prove => {
  let turn: Promise<unknown> = Promise.resolve();

  const keep = async (choice: Provable, via: Via, index: number): Promise<Kept> => {
    const { id, act, purpose, at, ends, key = keyOf(at, index, id) } = choice;
    const signed = json(recordOf(choice, via, about));
    return {
      id,
      act,
      purpose,
      at,
      until: about.until(at),
      choice: choice.choice,
      key,
      to: act === 'withdraw' ? '/withdrawals' : '/proofs',
      record: act === 'refuse' ? { signed } : { signed, ...(await signer.sign(signed, act === 'grant')) },
      ...(ends && { ends }),
      ...(act === 'grant' && { seed: chance.bytes(16) }),
    };
  };

  return (choices, via) => {
    const mine = turn.then(async () => {
      const kept: Kept[] = [];
      if (!choices[0]) return kept;
      for (const choice of choices) kept.push(await keep(choice, via, kept.length));
      try {
        await outbox.add(kept);
      } catch (error) {
        // A withdrawal that cannot be stored is told to the collector all the same.
        const ends = kept.filter(({ act }) => act === 'withdraw');
        if (ends.length) await outbox.post(ends);
        throw error;
      }
      bus.emit('proof:recorded', { records: kept.map(({ id }) => id) });
      return kept;
    });
    turn = mine.catch(() => {});
    return mine;
  };
};
