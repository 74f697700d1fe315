import type { Act } from '../consent/choice.ts';
import { SOUND } from './entry-members.ts';
import { readJson } from './read-json.ts';
import { Unsound } from './unsound.ts';

/**
 * What every entry says. Entries are permanent and name nobody: no identifier of a person, browser or visit, and
 * times no finer than a second (GDPR art. 5(1)(c), 17; EDPB 02/2025).
 */
interface Common {
  readonly v: 1;
  /** Origin of the pages. */
  readonly site: string;
  /** The collector's clock, ISO 8601 UTC, whole seconds: `2026-11-03T10:00:00Z`. */
  readonly at: string;
}

/** One choice for one purpose; `c` commits to its body (see commitment.ts). */
export interface ChoiceEntry extends Common {
  readonly kind: 'choice';
  readonly act: Act;
  readonly purpose: string;
  /** SHA-256, hex, of the notice that was shown. */
  readonly notice: string;
  readonly c: string;
}

/** A notice in one language, logged before it is first shown. */
export interface NoticeEntry extends Common {
  readonly kind: 'notice';
  readonly digest: string;
  readonly language: string;
}

/** A configuration, logged before it first counts. */
export interface ConfigurationEntry extends Common {
  readonly kind: 'configuration';
  readonly digest: string;
}

/** How a notice looked in a real browser: the digest of a manifest that names pictures and texts by theirs. */
export interface EvidenceEntry extends Common {
  readonly kind: 'evidence';
  readonly notice: string;
  readonly digest: string;
}

/** Choices that another system kept: the digest of the file they came in, and how many. They are not proofs. */
export interface ImportEntry extends Common {
  readonly kind: 'import';
  readonly digest: string;
  readonly records: number;
  readonly why: string;
}

/** That recordings made for a purpose were erased, how many, and why. */
export interface DeletionEntry extends Common {
  readonly kind: 'deletion';
  readonly purpose: string;
  readonly recordings: number;
  readonly why: string;
}

/** That an earlier log was dropped whole at the end of its time: its last size and root (base64). */
export interface ExpiryEntry extends Common {
  readonly kind: 'expiry';
  readonly log: string;
  readonly size: number;
  readonly root: string;
  readonly why: string;
}

/** That the body of entry `index` was erased, and why; `log` is the origin of the log that holds it, if another. */
export interface ErasureEntry extends Common {
  readonly kind: 'erasure';
  readonly log?: string;
  readonly index: number;
  /** One line, at most 200 characters: an article or a rule, never a person. */
  readonly why: string;
}

export type Entry =
  | ChoiceEntry
  | NoticeEntry
  | ConfigurationEntry
  | EvidenceEntry
  | ImportEntry
  | DeletionEntry
  | ExpiryEntry
  | ErasureEntry;

/** Members of each kind in the order in which the text has them. A kind that was written once never changes. */
const MEMBERS: Readonly<Record<Entry['kind'], readonly string[]>> = {
  choice: ['v', 'kind', 'act', 'purpose', 'site', 'notice', 'at', 'c'],
  notice: ['v', 'kind', 'site', 'digest', 'language', 'at'],
  configuration: ['v', 'kind', 'site', 'digest', 'at'],
  evidence: ['v', 'kind', 'site', 'notice', 'digest', 'at'],
  import: ['v', 'kind', 'site', 'digest', 'records', 'why', 'at'],
  deletion: ['v', 'kind', 'purpose', 'site', 'recordings', 'why', 'at'],
  expiry: ['v', 'kind', 'site', 'log', 'size', 'root', 'why', 'at'],
  erasure: ['v', 'kind', 'site', 'log', 'index', 'why', 'at'],
};

/**
 * The one JSON text of an entry, without a newline: its UTF-8 bytes are the leaf, and a line of `entries.jsonl`.
 * Its members' limits keep it far below the 65,535 bytes that a bundle can take. Throws `Unsound` for a member that
 * is missing, unsound or not of this kind.
 */
export const entryText = (entry: Entry): string => {
  const members = Object.hasOwn(MEMBERS, entry.kind) ? MEMBERS[entry.kind] : undefined;
  if (!members) throw new Unsound(`entry: unknown kind ${JSON.stringify(entry.kind)}`);
  const values = entry as unknown as Readonly<Record<string, unknown>>;
  for (const member of members) {
    const value = values[member];
    if (value === undefined && member === 'log' && entry.kind === 'erasure') continue;
    if (!SOUND[member]?.(value)) throw new Unsound(`entry: unsound ${member}`);
  }
  const foreign = Object.keys(values).find((member) => !members.includes(member));
  if (foreign !== undefined) throw new Unsound(`entry: a ${entry.kind} has no ${foreign}`);
  // A list as second argument fixes the members' order.
  return JSON.stringify(entry, [...members]);
};

/** Reads a leaf back. Throws `Unsound` for any text that `entryText` would not have written. */
export const parseEntry = (text: string): Entry => {
  const entry = readJson('entry', text) as unknown as Entry;
  if (entry.v !== 1) throw new Unsound(`entry: unknown version ${JSON.stringify(entry.v)}`);
  if (entryText(entry) !== text) throw new Unsound('entry: not in its canonical form');
  return entry;
};
