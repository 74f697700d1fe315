import type { Bus } from '../bus/bus.ts';
import type { Gate } from '../consent/gate.ts';
import type { Platform } from '../platform/platform.ts';
import type { Purpose, PurposeId } from '../purpose/purpose.ts';
import type { Upload } from './upload-token.ts';

/** All that the recorder gets; it shares no other state with the page's core. */
export interface RecorderParts {
  readonly bus: Bus;
  readonly gate: Gate;
  readonly platform: Platform;
  readonly settings: RecorderSettings;
}

export interface RecorderSettings {
  /** The replay purposes that this recorder serves. */
  readonly purposes: readonly Purpose[];
  /** Admission's answer for this visit (L1's draw, excluded paths); asked at each `consent:granted`. */
  admits(purpose: PurposeId): boolean;
  /** Is the page's present path one on which nothing is captured? */
  excluded(): boolean;
  /** Id of the grant's record, by which an upload token is asked for. */
  grant(purpose: PurposeId): string | undefined;
  /** The upload token that came with the grant's receipt before this recorder was there. */
  upload?(grant: string): Upload | undefined;
  readonly routes: readonly string[];
  /** Selectors of text that may be shown. */
  readonly unmask: readonly string[];
  readonly caps: {
    readonly duration?: string;
    readonly bytes?: number;
    readonly rate?: number;
    readonly idle?: string;
    readonly life?: string;
  };
}
