/** One log: a quarter's tree. */
export interface LogHead {
  /** `2026q4`. */
  readonly epoch: string;
  /** Its name on checkpoints. */
  readonly origin: string;
  /** Entries in it. */
  readonly size: number;
  /** The signed note over exactly `size` entries. */
  readonly checkpoint: string;
  /** Its entries and bodies are gone, at the end of their time. */
  readonly dropped?: true;
}

export interface StoredTile {
  readonly level: number;
  readonly index: number;
  /** 1 to 256 hashes of 32 bytes. */
  readonly data: Uint8Array;
}

export interface NewEntry {
  /** The leaf's text. */
  readonly entry: string;
  /** Only for proofs: the record's UUID, the body and the key that commits to it. */
  readonly proof?: { readonly id: string; readonly body: string; readonly key: Uint8Array };
  /** Only for notices and configurations: what it announces. */
  readonly announces?: string;
}

export interface KnownProof {
  readonly id: string;
  readonly epoch: string;
  readonly index: number;
  readonly entry: string;
  /** Absent once erased. */
  readonly body?: string;
}

/** What a grant opened, or what a withdrawal ended before its grant arrived. */
export interface ConsentRow {
  /** The grant's record id. */
  readonly id: string;
  readonly purpose: string;
  /** Digest of the notice that was shown. */
  readonly notice: string;
  /** The browser's public P-256 key: `x.y`, base64url. */
  readonly key: string;
  /** False for a grant that is only known from the withdrawal that names it. */
  readonly granted: boolean;
  /** Milliseconds since the epoch: when it ends by itself, and when it was ended. */
  readonly until: number;
  readonly ended: number | null;
}

export interface StoredNotice {
  readonly digest: string;
  readonly language: string;
  readonly bytes: string;
}

/** What an entry names by SHA-256 and is no notice: a configuration, a picture, an imported file. */
export interface StoredDocument {
  readonly digest: string;
  /** Ending of its file's name: `json`, `png`, `txt`. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What one turn of the ledger adds, at once. */
export interface Addition {
  /** The log afterwards. */
  readonly head: LogHead;
  /** Its size before: where the store's differs, another process was faster. 0 with no log of that epoch opens it. */
  readonly from: number;
  readonly entries: readonly NewEntry[];
  readonly tiles: readonly StoredTile[];
  readonly notices: readonly StoredNotice[];
  /** Put in the place of rows of the same id. */
  readonly consents: readonly ConsentRow[];
  /** Consents whose recordings go with them: key, metadata, join. Their sessions cannot be begun again. */
  readonly erase: readonly string[];
  readonly documents?: readonly StoredDocument[];
  /** Entries of this log whose body and key go for good. */
  readonly forget?: readonly number[];
  /** Consents of which nothing is to be known any more. */
  readonly unlearn?: readonly string[];
  /** Recordings that go: as `eraseRecordings`. */
  readonly sessions?: readonly string[];
  /** Another log, which goes but for its last checkpoint. */
  readonly drop?: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Sessions erased, by the consent that they were recorded under. */
export type Erased = Readonly<Record<string, readonly string[]>>;

export interface Body {
  readonly index: number;
  readonly key: Uint8Array;
  readonly body: string;
}

export interface LogStore {
  /** Oldest first. */
  logs(): Promise<readonly LogHead[]>;
  /** `moved`, and nothing changed, where the log is no longer of the size that the addition starts from. */
  append(addition: Addition): Promise<Erased | 'moved'>;
  /** Of each level the rightmost tile. */
  edge(epoch: string): Promise<readonly StoredTile[]>;
  /** Those that are there. */
  tiles(epoch: string, wanted: readonly Omit<StoredTile, 'data'>[]): Promise<readonly StoredTile[]>;
  /** Texts of the leaves `[first, first + count)`, as far as the log reaches. */
  entries(epoch: string, first: number, count: number): Promise<readonly string[]>;
  /** Bodies at `from` or behind, in the order of the log. */
  bodies(epoch: string, from: number, count: number): Promise<readonly Body[]>;
  /** Those that are known. */
  proofs(ids: readonly string[]): Promise<readonly KnownProof[]>;
  consents(ids: readonly string[]): Promise<readonly ConsentRow[]>;
  /** Digests of the notices and configurations that this log tells of. */
  announced(epoch: string): Promise<readonly string[]>;
  notice(digest: string): Promise<StoredNotice | undefined>;
  document(digest: string): Promise<StoredDocument | undefined>;
  noticeDigests(): Promise<readonly string[]>;
  /** Marks consents as ended that ended by themselves; their ids. */
  endExpired(now: number): Promise<readonly string[]>;
  /** Forgets consents that ended before a moment and have no recordings. */
  forgetConsents(before: number): Promise<void>;
}
