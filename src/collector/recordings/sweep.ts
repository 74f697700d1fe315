import type { Configuration } from '../../config/configuration.ts';
import type { Recording } from '../stores/recording-store.ts';
import { eraseRecordings, type Shelves } from './erase.ts';
import { dueAt, type RetentionRules } from './retention.ts';

export interface SweepReport {
  readonly at: number;
  /** Sessions whose time is over. */
  readonly due: readonly string[];
  /** Payloads that belonged to nothing. */
  readonly orphans: number;
  /** Consents that ended by themselves. */
  readonly ended: readonly string[];
}

const PAGE = 500;
/** A segment is written before its row: younger files may yet get one. */
const YOUNG = 10 * 60_000;
/** How long an ended consent is remembered, so that what was ended stays ended. */
const REMEMBERED = 30 * 24 * 3600 * 1000;

const dueRecordings = async ({ store }: Shelves, rules: RetentionRules, now: number): Promise<string[]> => {
  const due: string[] = [];
  let page: readonly Recording[] = [];
  let after = '';
  do {
    page = await store.recordingsAfter(after, PAGE);
    due.push(...page.filter((recording) => dueAt(recording, rules) <= now).map(({ session }) => session));
    after = page.at(-1)?.session ?? '';
  } while (page.length === PAGE);
  return due;
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

/**
 * Erases what is due: recordings past their retention, those of a former version of the site seven days after it
 * changed, payloads of nothing, ended consents, spent tokens. Idempotent; every run is written down. With `dryRun`
 * nothing changes and only `due` is told. GDPR art. 5(1)(e).
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
  const due = await dueRecordings(shelves, { configuration, versionSince }, now);
  if (dryRun) return { at: now, due, orphans: 0, ended: [] };
  if (noted?.version !== version) await store.noteVersion({ version, since: now });
  await eraseRecordings(shelves, due);
  const orphans = await dropOrphans(shelves, now);
  const ended = await store.endExpired(now);
  await store.forgetConsents(now - REMEMBERED);
  await store.forgetAccess(now);
  await store.noteSweep({ at: now, erased: due.length, orphans, ended: ended.length });
  return { at: now, due, orphans, ended };
};
