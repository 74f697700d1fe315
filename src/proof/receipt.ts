/** What the collector hands back for one proof (interfaces: `POST /proofs`). */
export interface Receipt {
  readonly id: string;
  /** Origin of the log that holds the entry. */
  readonly log: string;
  readonly index: number;
  /** RFC 6962 leaf hash, hex. */
  readonly leaf: string;
  readonly receivedAt: string;
  /** A C2SP checkpoint as of the answer; may not cover the entry yet. */
  readonly checkpoint: string;
  readonly upload?: { readonly token: string; readonly expires: string };
}
