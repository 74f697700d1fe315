import type { Act, Via } from '../consent/choice.ts';
import type { Identifier, Limitation, Masking, PurposeId } from '../purpose/purpose.ts';

/**
 * The body of one proof: what `signed` holds, as JSON text, for one choice and one purpose. Its UTF-8 bytes,
 * as received, are what the log commits to. No IP address, user agent, query string or page text ever.
 * GDPR art. 7(1); CNIL 2020-092 art. 3.
 */
export interface ProofRecord {
  readonly schema: 'temoin-record/1';
  /** UUID v4, the record's own. */
  readonly id: string;
  /** UUID v4, the same for all records of one act. */
  readonly choice: string;
  readonly act: Act;
  readonly purpose: PurposeId;
  /** ISO 8601 UTC with milliseconds, by the visitor's clock. */
  readonly at: string;
  /** Until when a grant or a refusal counts. */
  readonly validUntil?: string;
  readonly site: string;
  /** Who asked. */
  readonly parties: readonly { readonly name: string; readonly role: string }[];
  /** What was shown, and how it was answered. */
  readonly asked: {
    /** SHA-256, hex, of the notice's canonical bytes, and of its terms. */
    readonly notice: string;
    readonly terms: string;
    readonly language: string;
    readonly layer: string;
    readonly control: string;
    /** Milliseconds on screen before the act. */
    readonly shownFor?: number;
    /** Where a platform beside us asked: its id, version, and its own record's reference and time. */
    readonly host?: Via['host'];
  };
  /** The measures in force; absent for a purpose that is not replay. */
  readonly profile?: {
    readonly limitation: Limitation;
    readonly masking: Masking;
    readonly identifier: Identifier;
    readonly retention: string;
    /** Who records, if not the bundled recorder alone: what it can be held to is its own. */
    readonly recorder?: readonly string[];
  };
  /** The rule text that the profile follows. */
  readonly ruleset?: string;
  /** Version and digest of the code that asked, digest of its configuration. */
  readonly build: { readonly version: string; readonly code: string; readonly configuration: string };
  readonly context?: { readonly gpc?: true };
  /** A withdrawal names the grants that it ends, and says what it really did. */
  readonly ends?: readonly string[];
  readonly outcome?: WithdrawalOutcome;
}

export interface WithdrawalOutcome {
  /** ISO 8601 UTC: when capture had stopped. */
  readonly haltedAt: string;
  readonly discarded: { readonly events: number; readonly bytes: number };
  /** `<store>:<name>` each. */
  readonly expired: readonly string[];
  readonly kept: readonly string[];
  readonly residual: readonly string[];
}

/** The browser's public key, P-256: of a JSON Web Key these four members and no other. */
export interface PublicJwk {
  readonly kty?: string;
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
}

/** What travels to `POST /proofs` and `/withdrawals`; refusals carry neither key nor signature. */
export interface SignedRecord {
  readonly signed: string;
  readonly key?: PublicJwk;
  /** base64url ES256 (r||s) over the UTF-8 bytes of `signed`. */
  readonly signature?: string;
}
