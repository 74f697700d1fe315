import type { Configuration } from '../../config/configuration.ts';
import { addDuration } from '../../config/duration.ts';
import { PROOFS_KEPT } from '../../config/proofs-kept.ts';
import { epochEnd } from '../ledger/epoch.ts';
import type { Recording } from '../stores/recording-store.ts';
import { eraseRecordings, type Shelves } from './erase.ts';
import { dueAt, type RetentionRules } from './retention.ts';
import { uneventfulAt } from './uneventful.ts';

export interface SweepReport {
  readonly at: number;
  /** Sessions whose time is over. */
  readonly due: readonly string[];
  /** Sessions that go since no difficulty was met in them (L3). */
  readonly uneventful: readonly string[];
  /** Payloads that belonged to nothing. */
  readonly orphans: number;
  /** Consents that ended by themselves. */
  readonly ended: readonly string[];
  /** Logs whose time is over: `2025q3`. */
  readonly logs: readonly string[];
}

/** How far apart a collector's runs are, in milliseconds. */
export const EVERY: number = 3600_000;

const PAGE = 500;
/** A segment is written before its row: younger files may yet get one. */
const YOUNG = 10 * 60_000;
/** How long an ended consent is remembered, so that what was ended stays ended. */
const REMEMBERED = 30 * 24 * 3600 * 1000;

const dueRecordings = async (
  { store }: Shelves,
  rules: RetentionRules,
  now: number,
): Promise<Pick<SweepReport, 'due' | 'uneventful'>> => {
  const due: string[] = [];
  const uneventful: string[] = [];
  let page: readonly Recording[] = [];
  let after = '';
  do {
    page = await store.recordingsAfter(after, PAGE);
    for (const recording of page) {
      if (dueAt(recording, rules) <= now) due.push(recording.session);
      // The next run would come too late: it is gone within its time, and not after it.
      else if (uneventfulAt(recording, rules.configuration) < now + EVERY) uneventful.push(recording.session);
    }
    after = page.at(-1)?.session ?? '';
  } while (page.length === PAGE);
  return { due, uneventful };
};

const dropOrphans = async ({ store, payloads }: Shelves, now: number): Promise<number> => {
  let orphans = 0;
  for await (const session of payloads.sessions()) {
    const named = new Set((await store.segments(session)).map(({ file }) => file));
    for (const { name, written } of await payloads.list(session)) {
      if (named.has(name) || now - written < YOUNG) continue;
      await payloads.drop(session, name);
      orphans++;
    }
  }
  return orphans;
};

/** Logs whose quarter is over for longer than proofs are kept. */
const dueLogs = async ({ store }: Shelves, { proofRetention }: Configuration, now: number) =>
  (await store.logs())
    .filter(
      ({ epoch, dropped }) => !dropped && addDuration(epochEnd(epoch), proofRetention ?? PROOFS_KEPT) <= now,
    )
    .map(({ epoch }) => epoch);

/**
 * Erases what is due: recordings past their retention, visits without a difficulty where L3 holds, recordings of a
 * former version of the site seven days after it changed, payloads of nothing, ended consents, spent tokens, the numbers of sessions erased a day ago, logs of proofs
 * past theirs. Idempotent; every run is written down. With `dryRun` nothing changes and only `due`, `uneventful` and `logs` are told. GDPR art. 5(1)(e).
 */
export const sweep = async (
  shelves: Shelves,
  configuration: Configuration,
  now: number,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<SweepReport> => {
  const { store } = shelves;
  const version = configuration.siteVersion ?? '';
  const noted = await store.version();
  const versionSince = noted?.version === version ? noted.since : now;
  const { due, uneventful } = await dueRecordings(shelves, { configuration, versionSince }, now);
  const logs = await dueLogs(shelves, configuration, now);
  if (dryRun) return { at: now, due, uneventful, orphans: 0, ended: [], logs };
  if (noted?.version !== version) await store.noteVersion({ version, since: now });
  await eraseRecordings(shelves, due, 'end of their retention: GDPR art. 5(1)(e)', now);
  await eraseRecordings(shelves, uneventful, 'no difficulty was met (L3): CNIL draft §42', now);
  const orphans = await dropOrphans(shelves, now);
  const ended = await store.endExpired(now);
  await store.forgetConsents(now - REMEMBERED);
  await store.forgetErased(now);
  for (const epoch of logs)
    await shelves.scribe.dropLog(epoch, 'end of the proofs’ retention: GDPR art. 5(1)(e)', now);
  await store.scrub();
  await store.forgetAccess(now);
  await store.noteSweep({ at: now, erased: due.length + uneventful.length, orphans, ended: ended.length });
  return { at: now, due, uneventful, orphans, ended, logs };
};
