/** A witness's cosignature of a checkpoint (C2SP tlog-cosignature). */
export interface Cosignature {
  readonly epoch: string;
  /** Of the log, then. */
  readonly size: number;
  /** The witness's verifier key, a line: `partner.example/witness+c1d2e3f4+BA…`. */
  readonly witness: string;
  /** The signed note that is cosigned, without the cosignature. */
  readonly checkpoint: string;
  /** The signature line, with its newline. */
  readonly line: string;
  /** Milliseconds since the epoch, by the collector's clock; the witness's time is in the line. */
  readonly at: number;
}

/** How many cosignatures of one log by one witness are kept; a newer one says all that an older one says. */
export const COSIGNATURES_KEPT = 100;

export interface CosignatureStore {
  /** In the place of one of the same log, size and witness; the oldest beyond `COSIGNATURES_KEPT` go. */
  keepCosignature(cosignature: Cosignature): Promise<void>;
  /** Of that witness the one of the largest size. */
  lastCosignature(epoch: string, witness: string): Promise<Cosignature | undefined>;
  /** Those of the checkpoint of that size, by witness. */
  cosignatures(epoch: string, size: number): Promise<readonly Cosignature[]>;
  /** The largest size, up to `most`, that a witness cosigned; 0 where none did. */
  cosignedSize(epoch: string, most: number): Promise<number>;
  /** Every witness of which a cosignature is kept. */
  witnesses(): Promise<readonly string[]>;
}
