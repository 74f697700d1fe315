import type { RawEvent } from './line.ts';
import type { RedactorSettings } from './redact/redactor.ts';
import type { Piece, RrwebOptions, Source } from './rrweb/source.ts';

/** The part of the redactor that is used here (redact/redactor.ts). */
export interface Masking {
  readonly options: RrwebOptions;
  redact(event: RawEvent, nodeOf: (id: number) => Node | null): RawEvent | undefined;
  piece(raw: object, inside: string, nodeOf: (id: number) => Node | null): Piece | undefined;
  readonly faults: () => number;
}

/** What is observed, by what, and masked how. */
export interface Stage {
  readonly page: Window;
  readonly source: Source;
  masking(settings: RedactorSettings): Masking;
}
