/** An RFC 3161 timestamp of a checkpoint. */
export interface Stamp {
  readonly epoch: string;
  /** Of the log, then. */
  readonly size: number;
  /** The exact text that is stamped: its UTF-8 bytes. */
  readonly checkpoint: string;
  /** The authority's whole answer, DER. */
  readonly token: Uint8Array;
  /** Milliseconds since the epoch, by the collector's clock; the authority's time is in the token. */
  readonly at: number;
}

export interface StampStore {
  /** Nothing happens where a checkpoint of this size is stamped already. */
  keepStamp(stamp: Stamp): Promise<void>;
  /** The one of the largest size. */
  lastStamp(epoch: string): Promise<Stamp | undefined>;
  /** Smallest first; one an hour makes some 2,200 a quarter. */
  stamps(epoch: string): Promise<readonly Stamp[]>;
}
