import type { PurposeId } from '../purpose/purpose.ts';

/** One act on one notice, for one purpose. */
export type Act = 'grant' | 'refuse' | 'withdraw';

/** Where and by which control a choice was made. */
export interface Via {
  /** 1 or 2 for the banner's layers; other places name themselves. */
  readonly layer: 1 | 2 | 'control' | 'api' | 'signal' | 'host-cmp';
  /** The `data-act` of the control used, or the caller's own word; by purpose, where each had a control of its own. */
  readonly control: string | Readonly<Record<PurposeId, string>>;
  /** Milliseconds for which the notice was on screen before the act. */
  readonly shownFor?: number;
  /** Digest of what was shown there, if it is not the first layer. */
  readonly notice?: string;
  /** The platform that asked, and its own record of the answer; `at` is ISO 8601 UTC. */
  readonly host?: {
    readonly cmp: string;
    readonly version?: string;
    readonly reference?: string;
    readonly at?: string;
  };
}

export interface Choice {
  readonly act: Act;
  readonly purpose: PurposeId;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** SHA-256, hex, of the notice and of its terms (see notice/terms.ts). */
  readonly notice: string;
  readonly terms: string;
  /** Joins the choices of one act; random. */
  readonly choice: string;
}

export type Status = 'unasked' | 'granted' | 'refused' | 'withdrawn' | 'expired';
export type Statuses = Readonly<Record<PurposeId, Status>>;
