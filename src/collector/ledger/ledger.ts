import type { Receipt } from '../../proof/index.ts';
import type { NoticeText } from '../options.ts';
import { sha256hex } from '../sha256.ts';
import type { ConsentRow, Erased, KnownProof } from '../stores/log-store.ts';
import type { Store } from '../stores/store.ts';
import { announcements, deletions, proofEntries } from './entries.ts';
import { epochOf } from './epoch.ts';
import type { Job, Outcome, Received } from './job.ts';
import { judge, type Known, type Verdict } from './judge.ts';
import type { LogKey } from './log-key.ts';
import { currentEpoch, extend, loadLog, type OpenLog, timeIn } from './open-log.ts';
import { receiptAgain, receiptOf } from './receipts.ts';

export interface LedgerParts {
  readonly store: Store;
  readonly key: LogKey;
  readonly random: (bytes: number) => Uint8Array;
  readonly site: string;
  readonly notices: readonly NoticeText[];
  /** The configuration's canonical text. */
  readonly configuration: string;
}

/** Whoever writes to the log. One turn after the other: a caller waits for a turn before it starts the next. */
export interface Ledger {
  /**
   * Writes what these requests bring, each whole or not at all, in one transaction with leaves, tiles and a signed
   * checkpoint; answers in their order once all of it is durable. The first turn of a log also announces the
   * notices and the configuration in it. Recordings that go with a consent are counted by an entry.
   */
  commit(jobs: readonly Job[], now: number): Promise<readonly Outcome[]>;
}

const ATTEMPTS = 8;

const recall = async (store: Store, jobs: readonly Job[]): Promise<Known> => {
  const records = jobs.flatMap((job) => job.records);
  const ends = records.flatMap((record) => record.ends);
  const grants = records.filter(({ act }) => act === 'grant').map(({ id }) => id);
  const [proofs, consents] = await Promise.all([
    store.proofs([...records.map(({ id }) => id), ...ends]),
    grants.length + ends.length ? store.consents([...grants, ...ends]) : [],
  ]);
  return {
    proofs: new Map(proofs.map((proof) => [proof.id, proof])),
    consents: new Map(consents.map((consent) => [consent.id, consent])),
  };
};

export const createLedger = ({ store, key, random, site, notices, configuration }: LedgerParts): Ledger => {
  const announced = {
    site,
    configuration: sha256hex(configuration),
    notices: notices.map((notice) => ({ ...notice, digest: sha256hex(notice.bytes) })),
  };
  let open: OpenLog | undefined;

  const turn = async (
    log: OpenLog,
    jobs: readonly Job[],
    now: number,
  ): Promise<readonly Outcome[] | 'moved'> => {
    const { head, told } = log;
    const at = timeIn(log, now);
    const known = await recall(store, jobs);
    const consents = new Map<string, ConsentRow>(known.consents);
    const staged = new Map<string, Received>();
    const verdicts = jobs.map((job) => {
      const verdict = judge(job, { ...known, consents }, staged, now);
      if ('detail' in verdict) return verdict;
      for (const record of verdict.fresh) staged.set(record.id, record);
      for (const [id, consent] of verdict.consents) consents.set(id, consent);
      return verdict;
    });
    const accepted = verdicts.filter((verdict): verdict is Verdict => !('detail' in verdict));
    const erase = [...new Set(accepted.flatMap(({ ended }) => ended))];
    const changed = accepted.flatMap((verdict) => [...verdict.consents.keys()]);
    // A choice on a notice of before may arrive in a new quarter: its log tells of that one, too.
    const shown = new Set([...staged.values()].map(({ notice }) => notice));
    for (const { digest } of announced.notices) shown.delete(digest);
    const earlier = await Promise.all([...shown].filter((each) => !told.has(each)).map(store.notice));
    const notices = [...announced.notices, ...earlier.filter((notice) => notice !== undefined)];
    const entries = [
      ...announcements({ ...announced, notices }, told, at),
      ...proofEntries([...staged.values()], site, at, random),
      ...(erase.length
        ? deletions(await store.recordingsUnder(erase), site, at, 'withdrawal: GDPR art. 7(3), 17(1)(b)')
        : []),
    ];

    const grown = extend(log, entries, key);
    const { leaves, head: next } = grown;
    let erased: Erased | 'moved' = {};
    if (entries.length || changed.length || erase.length)
      erased = await store.append({
        head: next,
        from: head.size,
        entries,
        tiles: grown.tiles,
        notices: notices.filter(({ digest }) => !told.has(digest)),
        documents: told.has(announced.configuration)
          ? []
          : [{ digest: announced.configuration, type: 'json', bytes: Buffer.from(configuration) }],
        consents: changed.map((id) => consents.get(id) as ConsentRow),
        erase,
        now,
      });
    if (erased === 'moved') return 'moved';
    const gone = erased;
    open = {
      head: next,
      tree: grown.tree,
      told: new Set([...told, ...entries.flatMap(({ announces }) => announces ?? [])]),
      last: entries.length ? at : log.last,
    };

    const places = new Map(entries.map(({ proof }, place) => [proof?.id, place]));
    const logs = known.proofs.size ? await store.logs() : [];
    const receipt = ({ id }: Received): Receipt => {
      const place = places.get(id);
      return place === undefined
        ? receiptAgain(known.proofs.get(id) as KnownProof, logs)
        : receiptOf(id, next, head.size + place, leaves[place] as Uint8Array, at);
    };
    const lives = ({ act, id }: Received): boolean => {
      const consent = consents.get(id);
      return act === 'grant' && consent?.granted === true && consent.ended === null && consent.until > now;
    };
    return verdicts.map((verdict, place): Outcome => {
      if ('detail' in verdict) return { objection: verdict };
      const { records } = jobs[place] as Job;
      return {
        taken: {
          fresh: verdict.fresh.length,
          receipts: records.map(receipt),
          living: records.filter(lives).map(({ id }) => id),
          ended: verdict.ended,
          erased: verdict.ended.flatMap((id) => gone[id] ?? []),
        },
      };
    });
  };

  return {
    async commit(jobs, now) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (!open || epochOf(now) > open.head.epoch)
          open = await loadLog(store, site, await currentEpoch(store, now));
        const outcomes = await turn(open, jobs, now);
        if (outcomes !== 'moved') return outcomes;
        // Another process holds the same log and was faster: read what it wrote.
        open = undefined;
      }
      throw new Error('The log keeps moving: another process writes to it.');
    },
  };
};
