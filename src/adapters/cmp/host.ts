import type { Bus } from '../../bus/bus.ts';
import type { Status, Via } from '../../consent/choice.ts';
import type { AskedBy } from '../../notice/create-host-notice.ts';
import type { Notice } from '../../notice/notice.ts';
import type { Purpose, PurposeId } from '../../purpose/purpose.ts';

/** The CMP that asks on this page, as the wiring sees it. */
export interface Host {
  /** Is this purpose the CMP's to ask about? Of those that are not, Témoin asks by itself, after it. */
  holds(purpose: PurposeId): boolean;
  /** Has the CMP said on this page that the visitor's yes to this purpose stands? So it is with what it does not hold. */
  confirms(purpose: PurposeId): boolean;
  /** The configuration without what it holds: what is left for us to ask about. Undefined where no replay is left. */
  ours<Configured extends { readonly purposes: readonly Purpose[] }>(all: Configured): Configured | undefined;
  /** Asks it to take a yes that was said to us. */
  request(purpose: PurposeId): void;
  /** Another tab may have answered: the CMP takes in what was answered there. */
  followed(): void;
  /** Opens its dialog. */
  open(): void;
  /** Has the visitor answered it, or does it not ask? Before that nobody else asks. */
  readonly answered: boolean;
}

/** What the page hands over. */
export interface HostParts {
  readonly page: Window;
  readonly bus: Bus;
  readonly configuration: { readonly ask?: 'banner' | AskedBy; readonly choiceLifetime: string };
  /** The first layer as it would be if we asked for all of it, and the SHA-256, hex, of today's terms. */
  readonly notice: Notice;
  readonly terms: string;
  /** What is so on this page. */
  status(purpose: PurposeId): Status;
  choose(wishes: Readonly<Record<PurposeId, boolean>>, via: Via): Promise<unknown>;
  /** What the CMP confirms has changed: what is remembered may count now, or no longer. */
  follow(): unknown;
  /** It has been answered. */
  asked(): void;
}

/**
 * Fetches the adapter that `ask` names: `cmp/<name>.ts` exports it as `cmp` (`export { klaroCmp as cmp }`), and nothing of
 * this file. Rejects where there is none.
 */
export type CreateHost = (parts: HostParts) => Promise<Host>;
