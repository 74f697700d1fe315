import type { Bus } from './bus/bus.ts';
import type { Configuration } from './config/configuration.ts';
import type { Status } from './consent/choice.ts';
import type { Notice } from './notice/notice.ts';
import type { PurposeId } from './purpose/purpose.ts';

/** What a part that few sites ask for is started with: it hears what the page hears, and decides nothing. */
export interface AlongParts {
  readonly page: Window;
  readonly configuration: Configuration;
  /** The first layer's, in the page's language. */
  readonly notice: Notice;
  readonly bus: Bus;
  status(purpose: PurposeId): Status;
  /** Opens the second layer. */
  open(): void;
}

export interface Along {
  /** Returns the undo. */
  readonly start: (parts: AlongParts) => () => void;
}
