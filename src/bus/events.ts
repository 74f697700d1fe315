import type { Status } from '../consent/choice.ts';
import type { Receipt } from '../proof/receipt.ts';
import type { PurposeId } from '../purpose/purpose.ts';

export type HaltReason = 'withdrawn' | 'expired' | 'requested' | 'limit' | 'excluded' | 'fault';

/** Facts, in the past tense, that the parts of the page tell one another and the site. */
export interface Events {
  /** The remembered state was read. */
  ready: { readonly statuses: Readonly<Record<PurposeId, Status>> };
  'notice:shown': { readonly layer: 1 | 2; readonly notice: string };
  /** Durably queued on the terminal; delivery comes later. */
  'proof:recorded': { readonly records: readonly string[] };
  /** `restored`: remembered from an earlier page, no new proof was made. */
  'consent:granted': { readonly purpose: PurposeId; readonly choice: string; readonly restored: boolean };
  'consent:refused': { readonly purpose: PurposeId; readonly choice: string };
  'consent:withdrawn': { readonly purpose: PurposeId; readonly choice: string };
  'consent:expired': { readonly purpose: PurposeId; readonly choice: string };
  /** `erased`: how many recordings the collector erased, when the records were withdrawals. */
  'proof:delivered': {
    readonly records: readonly string[];
    readonly receipts: readonly Receipt[];
    readonly erased?: number;
  };
  'proof:rejected': { readonly records: readonly string[]; readonly problem: unknown };
  'capture:started': { readonly purpose: PurposeId; readonly session: string };
  'capture:halted': { readonly purpose: PurposeId; readonly session: string; readonly reason: HaltReason };
  /** After each pass; entries read `<store>:<name>`. */
  'trackers:expired': {
    readonly expired: readonly string[];
    readonly kept: readonly string[];
    readonly residual: readonly string[];
  };
  /** The page is loaded anew, once: a recorder of others has no other end. `why`: which, in a sentence. */
  'page:reloading': { readonly why: string };
  /** A run-time fault; nothing is ever thrown into the host page. */
  problem: { readonly code: string; readonly during: string; readonly error?: unknown };
}

export type EventName = keyof Events;
export type Listener<E extends EventName> = (detail: Events[E]) => void;
