export type Role = 'auditor' | 'operator';

export interface AccessToken {
  /** SHA-256 of the secret, hex. */
  readonly hash: string;
  readonly role: Role;
  /** Names the token in the register of readings. */
  readonly label: string;
  /** Milliseconds since the epoch. */
  readonly expires: number;
  /** Whose it is, if an auditor's token is to see the bodies of one party's purposes alone. */
  readonly party?: string;
}

/** One reading of something personal, or the refusal of one (GDPR art. 5(2), 32). */
export interface Access {
  readonly at: number;
  /** The token's label. */
  readonly who: string;
  readonly what: 'recording' | 'quarantined recording' | 'release' | 'recordings' | 'bodies' | 'erasure';
  /** As the reader named it; empty for bodies. */
  readonly purpose: string;
  readonly granted: boolean;
}

export interface SiteVersion {
  readonly version: string;
  readonly since: number;
}

export interface SweepRun {
  readonly at: number;
  readonly erased: number;
  readonly orphans: number;
  readonly ended: number;
}

export interface AccessStore {
  addToken(token: AccessToken): Promise<void>;
  token(hash: string): Promise<AccessToken | undefined>;
  noteAccess(access: Access): Promise<void>;
  /** Newest first. */
  accesses(limit: number): Promise<readonly Access[]>;
  /** True the first time that a digest is seen; it is remembered until then. */
  firstUse(digest: string, until: number): Promise<boolean>;
  /** The site's version as noted last, and since when (milliseconds since the epoch). */
  version(): Promise<SiteVersion | undefined>;
  noteVersion(version: SiteVersion): Promise<void>;
  noteSweep(run: SweepRun): Promise<void>;
  /** Newest first. */
  sweeps(limit: number): Promise<readonly SweepRun[]>;
  /** Forgets tokens and digests whose time is over. */
  forgetAccess(now: number): Promise<void>;
}
