/**
 * Where the encrypted segments lie: files here, an object store elsewhere. Payloads without a row in the store are
 * orphans that nobody can read.
 */
export interface Payloads {
  /** Answers the payload's name once it survives a crash and a power cut. */
  write(session: string, bytes: Uint8Array): Promise<string>;
  /** Rejects where it is not there. */
  read(session: string, name: string): Promise<Uint8Array>;
  /** Nothing happens where it is gone already. */
  drop(session: string, name: string): Promise<void>;
  erase(session: string): Promise<void>;
  sessions(): AsyncIterable<string>;
  /** With the time of writing, in milliseconds since the epoch. */
  list(session: string): Promise<readonly { readonly name: string; readonly written: number }[]>;
}
