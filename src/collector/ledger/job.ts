import type { Act } from '../../consent/choice.ts';
import type { Receipt } from '../../proof/index.ts';

/** One record that is sound in itself; whether it agrees with what is known already is the ledger's to say. */
export interface Received {
  readonly id: string;
  readonly act: Act;
  readonly purpose: string;
  /** False for a purpose that is no longer asked for: only what was granted can still be withdrawn. */
  readonly asked: boolean;
  /** Digest of the notice. */
  readonly notice: string;
  /** Milliseconds since the epoch: until when a grant counts. */
  readonly until: number;
  /** What the entry commits to; holds the text that was signed. */
  readonly body: string;
  /** Of a grant or a withdrawal, the browser's key: `x.y`, base64url. */
  readonly key?: string;
  readonly ends: readonly string[];
}

/** The records of one request: all of them, or none. */
export interface Job {
  readonly records: readonly Received[];
}

export interface Objection {
  readonly detail: string;
  /** `records.0.signed.ends` */
  readonly field: string;
}

export interface Taken {
  /** How many were not known before. */
  readonly fresh: number;
  readonly receipts: readonly Receipt[];
  /** Grants whose consent lives. */
  readonly living: readonly string[];
  /** Consents that the request ended, and sessions whose recordings went with them. */
  readonly ended: readonly string[];
  readonly erased: readonly string[];
}

export type Outcome = { readonly taken: Taken } | { readonly objection: Objection };
