/** What `verify` takes beside the folder. */
export interface VerifyOptions {
  /** File with the verifier keys to trust, one a line; the folder's own where absent. */
  readonly vkey?: string | undefined;
  /** File with the keys of witnesses, one a line: these alone count, and each must have cosigned each log. */
  readonly witness?: string | undefined;
  /** File with a checkpoint that was kept earlier. */
  readonly since?: string | undefined;
  /** Check the browsers' signatures, too: the slow part. True where absent. */
  readonly signatures?: boolean | undefined;
  /** Read also more than 64 GiB. */
  readonly large?: boolean | undefined;
  /** Takes each line as it comes; where absent they are in the answer's `lines`. */
  readonly print?: ((line: string) => void) | undefined;
}

/** An `expiry` entry: members as they stand in the log, numbers as text. */
export interface Expired {
  readonly log: string;
  readonly size: string;
  readonly root: string;
  readonly why: string;
  readonly at: string;
}

/** What there is to tell of one log. */
export interface VerifiedLog {
  /** Where it lies in the folder: empty, or `2026q4/`. */
  readonly folder: string;
  readonly origin: string;
  /** Entries, and their root in base64, as signed. */
  readonly size: number;
  readonly root: string;
  /** Who cosigned the checkpoint, when, by which key, and whose word that key is. */
  readonly witnesses: readonly string[];
  /** A dropped log has no more than the members above. */
  readonly dropped: boolean;
  readonly expired: readonly Expired[];
  readonly site?: string;
  /** Times of the first and the last entry; empty for a log without any. */
  readonly from?: string;
  readonly to?: string;
  /** How many lines, choices among them, tiles. */
  readonly entries?: number;
  readonly choices?: number;
  readonly tiles?: number;
  /** Bodies that hold, signatures among them (checked or not), bodies erased by an entry, bodies out of scope. */
  readonly bodies?: number;
  readonly signatures?: number;
  readonly erased?: number;
  readonly outOfScope?: number;
}

export interface Verified {
  /** Not one finding. */
  readonly sound: boolean;
  /** How many findings, of which `lines` names the first 100. */
  readonly findings: number;
  /** Each begins with `ok`, `erased` or `FAIL`. */
  readonly lines: readonly string[];
  /** Those whose checkpoint holds. */
  readonly logs: readonly VerifiedLog[];
}

/**
 * Checks an export folder (docs/export.md). Whatever is wrong with the folder is a finding; rejects only where the folder
 * itself or a file of the options cannot be read. Runs on the calling thread beside its own workers: for programs that
 * serve meanwhile, start `node verify.mjs` instead.
 */
export declare const verify: (folder: string, options?: VerifyOptions) => Promise<Verified>;
