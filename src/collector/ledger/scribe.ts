import { parseCheckpoint, parseNote } from '../../log/index.ts';
import { entryText, parseEntry } from '../../proof/index.ts';
import type { Addition, NewEntry, StoredDocument } from '../stores/log-store.ts';
import type { Store } from '../stores/store.ts';
import { deletions } from './entries.ts';
import type { LogKey } from './log-key.ts';
import { currentEpoch, extend, loadLog, timeIn } from './open-log.ts';

export interface ScribeParts {
  readonly store: Store;
  readonly key: LogKey;
  readonly site: string;
}

/** What happens to a log besides choices. Each method is one transaction a log: the deed, and the entry that tells of it. */
export interface Scribe {
  /**
   * Deletes the bodies of these proofs, their keys, their consents and what was recorded under them. Answers which
   * sessions went, for their payloads to follow; `unknown` were never there. Idempotent. GDPR art. 17.
   */
  eraseProofs(
    ids: readonly string[],
    why: string,
    now: number,
  ): Promise<{
    readonly erased: number;
    readonly unknown: readonly string[];
    readonly sessions: readonly string[];
    readonly consents: readonly string[];
  }>;
  /** Recordings, all but their payloads; answers those that were there. */
  deleteRecordings(sessions: readonly string[], why: string, now: number): Promise<readonly string[]>;
  /** How a notice looked: a manifest (the first document), and what it names. Answers the entry's index. */
  addEvidence(notice: string, documents: readonly StoredDocument[], now: number): Promise<number>;
  /** A file of choices that another system kept. Answers the entry's index. */
  addImport(document: StoredDocument, records: number, why: string, now: number): Promise<number>;
  /** Drops a log whose time is over; its last checkpoint stays, and the current log tells of it. */
  dropLog(epoch: string, why: string, now: number): Promise<void>;
}

type Deed = Partial<Addition> & { readonly entries: readonly NewEntry[] };

const ATTEMPTS = 8;

export const createScribe = ({ store, key, site }: ScribeParts): Scribe => {
  /** Answers the index of the first entry, or nothing where there was nothing to do. */
  const write = async (
    epoch: string | undefined,
    now: number,
    make: (at: string) => Deed | undefined | Promise<Deed | undefined>,
  ): Promise<number | undefined> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const log = await loadLog(store, site, epoch ?? (await currentEpoch(store, now)));
      const deed = await make(timeIn(log, now));
      if (!deed) return undefined;
      const { head, tiles } = extend(log, deed.entries, key);
      const from = log.head.size;
      const nothing = { notices: [], consents: [], erase: [] };
      if ((await store.append({ ...nothing, ...deed, head, from, tiles, now })) !== 'moved') return from;
    }
    throw new Error('The log keeps moving: another process writes to it.');
  };
  const current = (now: number, make: Parameters<typeof write>[2]) => write(undefined, now, make);
  const erasure = (index: number, why: string, at: string): NewEntry => ({
    entry: entryText({ v: 1, kind: 'erasure', site, index, why, at }),
  });
  const document = (each: StoredDocument, entry: string): Deed => ({
    entries: [{ entry }],
    documents: [each],
  });

  const deleteRecordings: Scribe['deleteRecordings'] = async (sessions, why, now) => {
    let there: readonly { readonly session: string; readonly purpose: string }[] = [];
    await current(now, async (at) => {
      const found = await Promise.all(sessions.map((session) => store.recording(session)));
      there = found.filter((each) => each !== undefined);
      // Also what is not there yet: a first segment may be on its way.
      return { entries: deletions(there, site, at, why), sessions };
    });
    return there.map(({ session }) => session);
  };

  return {
    deleteRecordings,
    async eraseProofs(ids, why, now) {
      const known = await store.proofs(ids);
      const there = known.filter(({ body }) => body !== undefined);
      // Also of those erased before: an earlier run may have been broken off.
      const grants = known.filter(({ entry }) => {
        const told = parseEntry(entry);
        return told.kind === 'choice' && told.act === 'grant';
      });
      const consents = grants.map(({ id }) => id);
      // First they end, so that no recording begins under them any more; then what there is goes, then the proofs.
      await current(now, async () => {
        const living = (await store.consents(consents)).filter(({ ended }) => ended === null);
        return living.length
          ? { entries: [], consents: living.map((each) => ({ ...each, ended: now })) }
          : undefined;
      });
      const under = await store.recordingsUnder(consents);
      const sessions = under.length
        ? await deleteRecordings(
            under.map(({ session }) => session),
            why,
            now,
          )
        : [];
      for (const epoch of new Set(there.map((proof) => proof.epoch)))
        await write(epoch, now, async (at) => {
          const mine = there.filter((proof) => proof.epoch === epoch).map(({ id }) => id);
          const still = (await store.proofs(mine)).filter(({ body }) => body !== undefined);
          return still.length
            ? {
                entries: still.map(({ index }) => erasure(index, why, at)),
                forget: still.map(({ index }) => index),
                unlearn: still.map(({ id }) => id),
              }
            : undefined;
        });
      const names = new Set(known.map(({ id }) => id));
      return { erased: there.length, unknown: ids.filter((id) => !names.has(id)), sessions, consents };
    },
    async addEvidence(notice, documents, now) {
      const [manifest] = documents;
      if (!manifest) throw new RangeError('evidence without a manifest');
      const { digest } = manifest;
      return (await current(now, (at) => ({
        entries: [{ entry: entryText({ v: 1, kind: 'evidence', site, notice, digest, at }) }],
        documents,
      }))) as number;
    },
    async addImport(imported, records, why, now) {
      const { digest } = imported;
      return (await current(now, (at) =>
        document(imported, entryText({ v: 1, kind: 'import', site, digest, records, why, at })),
      )) as number;
    },
    async dropLog(epoch, why, now) {
      await current(now, async (at) => {
        const log = (await store.logs()).find((each) => each.epoch === epoch);
        if (!log || log.dropped) return undefined;
        const { root, size } = parseCheckpoint(parseNote(log.checkpoint).text);
        const { origin } = log;
        const told = { log: origin, size, root: Buffer.from(root).toString('base64'), why, at };
        return { entries: [{ entry: entryText({ v: 1, kind: 'expiry', site, ...told }) }], drop: epoch };
      });
    },
  };
};
