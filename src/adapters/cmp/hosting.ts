import type { Bus } from '../../bus/bus.ts';
import type { Status, Via } from '../../consent/choice.ts';
import type { Clock } from '../../platform/clock.ts';
import type { PurposeId } from '../../purpose/purpose.ts';
import type { CmpAdapter, CmpRecord } from './cmp.ts';

/** The CMP that asks on this page, as the wiring sees it. */
export interface Host {
  /** Has the CMP said on this page that the visitor's yes to this purpose stands? */
  confirms(purpose: PurposeId): boolean;
  /** Opens its dialog. */
  open(): void;
  /** A no that was said to us is written back, so that no remembered yes returns. */
  deny(purposes: readonly PurposeId[]): void;
}

export interface HostParts {
  readonly page: Window & typeof globalThis;
  readonly clock: Clock;
  readonly bus: Bus;
  /** Purposes by the CMP's own keys. */
  readonly map: Readonly<Record<PurposeId, string>>;
  /** What is so here. */
  status(purpose: PurposeId): Status;
  choose(wishes: Readonly<Record<PurposeId, boolean>>, via: Via): Promise<unknown>;
  /** The CMP has spoken: what is remembered here may count now. */
  follow(): Promise<unknown>;
  /** The visitor has answered the CMP, or it does not ask: purposes that it does not hold may be asked about by us. */
  asked(): void;
  record?(record: CmpRecord): void;
}

/** What `cmp/<name>.js` exports as `createHost`. */
export type CreateHost = (parts: HostParts) => Host;

export declare const hosting: (adapter: CmpAdapter) => CreateHost;
