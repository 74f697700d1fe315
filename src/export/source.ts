import type { Scope } from './scope.ts';

/** One log as its keeper tells of it. */
export interface LogInfo {
  /** `2026q4` */
  readonly epoch: string;
  readonly origin: string;
  /** Dropped whole at the end of its time: only its last checkpoint is left. */
  readonly dropped: boolean;
}

/** A line of `bodies.jsonl`. */
export interface BodyLine {
  readonly index: number;
  /** The body's own key, base64. */
  readonly key: string;
  readonly body: string;
}

/** An RFC 3161 answer, and the checkpoint that it stamps. */
export interface Stamp {
  readonly size: number;
  readonly checkpoint: string;
  readonly token: Uint8Array;
}

/** Where an export comes from: a data folder, or a collector over HTTP. Every method rejects where it cannot be read. */
export interface Source {
  /** What the keeper lets this reader see of the bodies; nothing where it is all. */
  scope(): Promise<Scope | undefined>;
  /** Oldest first. */
  logs(): Promise<readonly LogInfo[]>;
  /** The signed note, as of now. */
  checkpoint(epoch: string): Promise<string>;
  /** One C2SP verifier-key line: the log's. */
  vkey(epoch: string): Promise<string>;
  /** One a witness. */
  witnessKeys(): Promise<readonly string[]>;
  /** Leaves `[first, end)`, page by page. */
  entries(epoch: string, first: number, end: number): AsyncIterable<readonly string[]>;
  /** Bodies `[first, end)` that are there, in order, page by page. */
  bodies(epoch: string, first: number, end: number): AsyncIterable<readonly BodyLine[]>;
  /** Digests of the configurations that the logs tell of, in no order. */
  configurations(): Promise<readonly string[]>;
  notice(digest: string): Promise<Uint8Array | undefined>;
  /** The bytes that have this SHA-256 (hex), and the ending of their file's name. */
  document(digest: string): Promise<{ readonly type: string; readonly bytes: Uint8Array } | undefined>;
  stamps(epoch: string): Promise<readonly Stamp[]>;
  /** The largest checkpoint that a witness cosigned, with its cosignatures; nothing where none did. */
  cosigned(epoch: string): Promise<string | undefined>;
  close(): Promise<void>;
}
