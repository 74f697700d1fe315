import type { Entry } from './add-unmask.ts';
import type { Report } from './report.ts';
import { stateSaid } from './say.ts';

/** One selector of the list as it will be, with everything that it shows. */
export interface ListItem extends Entry {
  /** What the visits say of it. */
  readonly seen: string;
  readonly texts: readonly string[];
  readonly share: number;
}

/** What is configured, and what is accepted now. */
export const listOf = (
  { configured, proposals }: Report,
  accepted: readonly number[],
): readonly ListItem[] => [
  ...configured.map(({ selector, why = 'no reason is given', texts, share, ...each }) => ({
    ...{ selector, why, texts, share },
    seen: stateSaid(each),
  })),
  ...proposals
    .filter(({ number }) => accepted.includes(number))
    .map(({ selector, why, texts, share }) => ({
      selector,
      why,
      seen: 'the same for every visitor',
      texts,
      share,
    })),
];
