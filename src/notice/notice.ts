import { json } from '../platform/json.ts';
import type { PurposeId } from '../purpose/purpose.ts';
import type { HostNotice } from './create-host-notice.ts';
import type { Forms } from './texts.ts';

export interface Block {
  readonly id: PurposeId;
  readonly title: string;
  readonly description: string;
}

/** One line of the second layer's definition list. */
export interface Detail {
  readonly term: string;
  readonly text: string;
}

export interface Control<Act extends string = string> {
  readonly act: Act;
  readonly label: string;
}

interface Shown {
  readonly schema: 'temoin-notice/1';
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

/**
 * All that the first layer and the persistent control show, as plain data in the order in which it is shown. Its
 * digest names it in every proof. GDPR art. 7(1); EDPB 05/2020 §108: proof holds a copy of the information presented.
 */
export interface Notice extends Shown {
  readonly layer: 1;
  /** Shown to a browser that sends Global Privacy Control: the lead says so. */
  readonly signal?: 'gpc';
  readonly first: {
    readonly title: string;
    readonly lead: string;
    readonly purposes: readonly Block[];
    readonly controls: readonly Control<'refuse-all' | 'accept-all' | 'choose'>[];
    readonly consequence: string;
    readonly withdrawal: string;
    readonly keep: string;
    readonly controller: string;
    readonly recipients: string;
    /** The link that opens the second layer with its details unfolded. */
    readonly details: string;
  };
  /** The persistent control, and what it says after a withdrawal; `{n}` and, by `comma`, `{names}` are filled then. */
  readonly control: {
    readonly open: string;
    readonly recording: string;
    readonly withdraw: string;
    readonly stopped: string;
    readonly erased: Forms;
    readonly expired: Forms;
    readonly residual: string;
    /** What stands between names: not every language has the same comma. */
    readonly comma: string;
    readonly pending: string;
  };
}

/** The second layer, likewise: a choice that is made there names this notice in its proof. */
export interface SecondNotice extends Shown {
  readonly layer: 2;
  readonly second: {
    readonly title: string;
    readonly purposes: readonly (Block & { readonly details: readonly Detail[] })[];
    /** Unfolds the details of one purpose. */
    readonly details: string;
    /** Each party's privacy policy. */
    readonly links: readonly { readonly label: string; readonly href: string }[];
    readonly controls: readonly Control<'refuse-all' | 'accept-all' | 'save'>[];
    readonly close: string;
  };
}

/** The text whose UTF-8 bytes are hashed and published; the same in every engine. */
export const noticeBytes = (notice: Notice | SecondNotice | HostNotice): string => json(notice);
