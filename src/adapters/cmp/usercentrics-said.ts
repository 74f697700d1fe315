import type { CmpRecord } from './cmp.ts';

/** One service of Usercentrics, by whichever version: undefined is undecided. */
export interface Service {
  readonly id: string;
  readonly name?: string | undefined;
  readonly answer: boolean | undefined;
}

export interface Said {
  readonly services: readonly Service[];
  /** An answer is needed: nobody was asked yet, or everybody is asked again. */
  readonly required: boolean;
  readonly record: CmpRecord;
}

export type Wishes = readonly { readonly id: string; readonly consent: boolean }[];

/** How one version of Usercentrics is read and written. */
export interface Version<Page> {
  say(page: Page): Promise<Said>;
  write(page: Page, wishes: Wishes): Promise<void>;
}

/** What was granted or denied before anybody was asked is marked IMPLICIT. */
export const EXPLICIT: RegExp = /^explicit$/i;
