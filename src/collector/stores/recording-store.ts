/** How long the number of an erased session is not taken up again, in milliseconds: segments may be on their way. */
export const ERASED_FOR: number = 24 * 3600 * 1000;

/** Of one recording all but its payload. No address, no user agent, nothing that outlives it. */
export interface Recording {
  readonly session: string;
  readonly purpose: string;
  /** Digest of the notice that the consent was given on. */
  readonly notice: string;
  readonly siteVersion: string;
  /** Milliseconds since the epoch: first and last segment, and when it is to be erased. */
  readonly started: number;
  readonly last: number;
  readonly expires: number;
  /** As stored, encrypted. */
  readonly bytes: number;
  readonly segments: number;
  /** How many difficulties its events tell of. */
  readonly difficulties: number;
  /** Finds of S1 that the collector had to mask since the last release: with the first, the recording is in quarantine. */
  readonly quarantined: number;
  /** How often each kind of S1 was found, released or not: JSON. */
  readonly found: string;
  /** The measures in force: JSON. */
  readonly measures: string;
}

export interface NewSegment {
  readonly recording: Pick<Recording, 'session' | 'purpose' | 'siteVersion' | 'measures' | 'expires'>;
  /** Record id of the grant. */
  readonly proof: string;
  /** AES-256, the recording's own. */
  readonly key: Uint8Array;
  readonly n: number;
  /** Where its payload lies, and how long it is. */
  readonly file: string;
  readonly bytes: number;
  /** HMAC of the plain bytes under the recording's key. */
  readonly check: Uint8Array;
  readonly difficulties: number;
  /** Kinds of S1 that were found and masked in it, one for each find. */
  readonly hidden: readonly string[];
  readonly now: number;
  /** Bytes that one recording may reach. */
  readonly limit: number;
}

/**
 * `same`: this number was taken with the same bytes · `other`: with others · `closed`: no living consent for the
 * purpose · `erased`: the session was · `foreign`: the session is another consent's · `key`: the recording has another
 * key · `full`
 */
export type SegmentAnswer = 'stored' | 'same' | 'other' | 'closed' | 'erased' | 'foreign' | 'key' | 'full';

export interface StoredSegment {
  readonly n: number;
  readonly file: string;
  readonly check: Uint8Array;
}

/** Kept apart, since it alone joins a recording to a proof; erased with the recording (GDPR art. 25). */
export interface RecordingSecrets {
  readonly proof: string;
  readonly key: Uint8Array;
}

export interface RecordingStore {
  /** Checks and stores at once: no segment slips in beside a withdrawal or an erasure. */
  addSegment(segment: NewSegment): Promise<SegmentAnswer>;
  recording(session: string): Promise<Recording | undefined>;
  secrets(session: string): Promise<RecordingSecrets | undefined>;
  /** In order. */
  segments(session: string): Promise<readonly StoredSegment[]>;
  /** Newest first. */
  recordingsOf(purpose: string, limit: number): Promise<readonly Recording[]>;
  /** Ends a recording's quarantine until something is found in it again; false where there was none. */
  release(session: string): Promise<boolean>;
  /** By session, behind this one. */
  recordingsAfter(session: string, limit: number): Promise<readonly Recording[]>;
  /** What was recorded under these consents. */
  recordingsUnder(consents: readonly string[]): Promise<readonly Pick<Recording, 'session' | 'purpose'>[]>;
  /**
   * Keys, metadata and joins; answers which of them were there. None of these sessions can be begun again for
   * `ERASED_FOR`, also where its first segment is still on its way.
   */
  eraseRecordings(sessions: readonly string[], now: number): Promise<readonly string[]>;
  /** Forgets the numbers of erased sessions whose time is over. */
  forgetErased(now: number): Promise<void>;
  /** Exact: what health tells. */
  counts(): Promise<{ readonly proofs: number; readonly recordings: number }>;
}
