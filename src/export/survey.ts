import type {
  ConfigurationEntry,
  Entry,
  EvidenceEntry,
  ExpiryEntry,
  ImportEntry,
  NoticeEntry,
} from '../proof/index.ts';
import type { FolderLog, Located } from './folder-log.ts';
import { inScope } from './scope.ts';

/** An entry and where it is: origin of its log, index. */
export interface Placed<E extends Entry> {
  readonly log: string;
  readonly index: number;
  readonly entry: E;
}

/** The entry that says that a body was erased. */
export interface Erasure {
  readonly by: number;
  readonly at: string;
  readonly why: string;
}

/** What became of a choice's body. `missing`: nothing says why it is not there. */
export type BodyState = 'kept' | 'erased' | 'out-of-scope' | 'missing';

/** What the entries of an export say beside the choices. */
export interface Survey {
  /** By digest, each at its first announcement. */
  readonly notices: ReadonlyMap<string, Placed<NoticeEntry>>;
  /** In their order, again at the beginning of each log. */
  readonly configurations: readonly Placed<ConfigurationEntry>[];
  /** By notice. */
  readonly evidence: ReadonlyMap<string, readonly Placed<EvidenceEntry>[]>;
  readonly imports: readonly Placed<ImportEntry>[];
  readonly expiries: readonly Placed<ExpiryEntry>[];
  erasure(log: string, index: number): Erasure | undefined;
  stateOf(log: FolderLog, located: Located): BodyState;
}

/**
 * Reads the entries of all logs once. Memory grows with notices, configurations and erasures, and not with choices:
 * an erasure stands behind what it erased, so that whoever tells of both must know the erasures first.
 */
export const surveyOf = async (logs: readonly FolderLog[]): Promise<Survey> => {
  const notices = new Map<string, Placed<NoticeEntry>>();
  const configurations: Placed<ConfigurationEntry>[] = [];
  const evidence = new Map<string, Placed<EvidenceEntry>[]>();
  const imports: Placed<ImportEntry>[] = [];
  const expiries: Placed<ExpiryEntry>[] = [];
  const erased = new Map<string, Map<number, Erasure>>();
  /** One text for as many erasures as give it. */
  const reasons = new Map<string, string>();

  const take = (log: string, index: number, entry: Entry): void => {
    const { kind } = entry;
    if (kind === 'notice') {
      if (!notices.has(entry.digest)) notices.set(entry.digest, { log, index, entry });
    } else if (kind === 'configuration') configurations.push({ log, index, entry });
    else if (kind === 'evidence')
      evidence.set(entry.notice, [...(evidence.get(entry.notice) ?? []), { log, index, entry }]);
    else if (kind === 'import') imports.push({ log, index, entry });
    else if (kind === 'expiry') expiries.push({ log, index, entry });
    else if (kind === 'erasure') {
      const holder = entry.log ?? log;
      const its = erased.get(holder) ?? new Map<number, Erasure>();
      erased.set(holder, its);
      const why = reasons.get(entry.why) ?? entry.why;
      reasons.set(why, why);
      if (!its.has(entry.index)) its.set(entry.index, { by: index, at: entry.at, why });
    }
  };
  for (const log of logs) for await (const { index, entry } of log.entries()) take(log.origin, index, entry);

  const erasure = (log: string, index: number) => erased.get(log)?.get(index);
  return {
    ...{ notices, configurations, evidence, imports, expiries, erasure },
    stateOf(log, { index, entry, body }) {
      if (body) return 'kept';
      if (erasure(log.origin, index)) return 'erased';
      return log.scope && entry.kind === 'choice' && !inScope(log.scope, entry) ? 'out-of-scope' : 'missing';
    },
  };
};
