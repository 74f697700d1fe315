import type { Configuration } from '../config/configuration.ts';
import type { CollectorClock } from './clock.ts';
import type { Fault } from './fault.ts';

/** What a visitor was shown, in one language: the exact bytes whose SHA-256 names it. */
export interface NoticeText {
  readonly language: string;
  readonly bytes: string;
}

export interface CollectorOptions {
  /** A valid configuration; the collector checks nothing in it again. */
  readonly configuration: Configuration;
  /** Every notice that pages of this configuration can show. */
  readonly notices: readonly NoticeText[];
  /** The folder that holds everything; made (mode 0700) where it is not there. */
  readonly data: string;
  /** Path below which all routes lie; `/temoin` where absent. */
  readonly mount?: string;
  readonly clock?: CollectorClock;
  /** Random bytes; the system's where absent. The keys of the log's bodies are drawn in its thread, by the system. */
  readonly random?: (bytes: number) => Uint8Array;
  /** Closes checkpoint, tiles, tlog-proofs and notices to everybody without a token. */
  readonly privateLog?: boolean;
  /** Believes the last hop of `X-Forwarded-For`: only behind a proxy that sets it. */
  readonly trustProxy?: boolean;
  /** Folder of the built drop-in files to serve. */
  readonly dropIn?: string;
  /** Keeps the database and the log in a thread of their own, so that a slow disk holds up no other answer. */
  readonly offThread?: boolean;
  /** Hears what went wrong without anybody asking; standard error where absent. Never carries personal data. */
  readonly onFault?: (fault: Fault) => void;
}
