import type { Bus } from '../bus/bus.ts';
import type { Status, Via } from '../consent/choice.ts';
import type { Notice } from '../notice/notice.ts';
import type { PurposeId } from '../purpose/purpose.ts';

export interface BannerActs {
  choose(choices: Record<PurposeId, boolean>, via: Via): Promise<unknown>;
  withdraw(via: Via): Promise<unknown>;
  status(purpose: PurposeId): Status;
}

export interface BannerParts {
  readonly page: Window;
  readonly notice: Notice;
  /** The notice's own. */
  readonly digest: string;
  readonly bus: Bus;
  readonly acts: BannerActs;
  /** Milliseconds of a clock that never goes back; the page's where absent. */
  readonly now?: () => number;
}

export interface Banner {
  /** Shows the first layer. */
  ask(): void;
  /** Shows the second layer. */
  open(): void;
  /** Takes the question away, chooses nothing. A second layer that the visitor has opened stays. */
  close(): void;
  /** Takes all away and hears nothing any more. */
  halt(): void;
}
