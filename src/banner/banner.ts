import type { Bus } from '../bus/bus.ts';
import type { Status, Via } from '../consent/choice.ts';
import type { Notice } from '../notice/notice.ts';
import type { PurposeId } from '../purpose/purpose.ts';

export interface BannerActs {
  choose(choices: Record<PurposeId, boolean>, via: Via): Promise<unknown>;
  withdraw(via: Via): Promise<unknown>;
  status(purpose: PurposeId): Status;
  /** Opens what is asked elsewhere, instead of the second layer; says whether it did. */
  open?(): boolean;
}

/** What the second layer is drawn with. */
export interface SecondProps {
  /** Purposes with a standing consent; none at first, so that nothing is ticked beforehand. */
  readonly granted: readonly PurposeId[];
  readonly unfolded: boolean;
  /** `ticked` as the boxes stand. */
  readonly act: (control: string, ticked: readonly PurposeId[]) => void;
  readonly leave: () => void;
}

/** The second layer, fetched when it is first opened: its own notice, its own rules of style. */
export interface SecondLayer {
  /** Digest of its notice, which a choice made there names. */
  readonly digest: string;
  readonly css: string;
  /** Draws it below what the root holds; without properties, takes it away. */
  readonly draw: (root: ShadowRoot, props?: SecondProps) => void;
}

export interface BannerParts {
  readonly page: Window;
  readonly notice: Notice;
  /** The notice's own. */
  readonly digest: string;
  readonly second: () => Promise<SecondLayer>;
  readonly bus: Bus;
  readonly acts: BannerActs;
  /** Rules of style after the banner's own: they may set its tokens and its place. */
  readonly css?: string;
  /** Told of each host as it comes into the page; where the banner's is to lie, if not first in the body. */
  readonly place?: (host: HTMLElement) => Element | null;
  /** A platform asks in the page too. */
  readonly beside?: boolean;
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
