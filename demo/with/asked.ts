import type { Notice } from '../../src/notice/notice.ts';
import type { Texts } from '../../src/notice/texts.ts';

/** A key of the platform's own for each purpose: none that stands for more, and none that is the end of another. */
export const KEYS: Readonly<Record<string, string>> = {
  'replay.errors': 'faults',
  'replay.experience': 'replay',
  audience: 'visits',
};

/** What a platform is given to ask, in Témoin's own words, which its proofs name. */
export interface Asked {
  readonly language: string;
  readonly lead: string;
  /** Address of the privacy policy. */
  readonly policy: string;
  /** How long it may keep an answer, in days. */
  readonly days: number;
  readonly words: Readonly<
    Record<
      'title' | 'every' | 'accept' | 'refuse' | 'choose' | 'save' | 'close' | 'consequence' | 'policy',
      string
    >
  >;
  readonly purposes: readonly {
    readonly id: string;
    readonly key: string;
    readonly title: string;
    readonly description: string;
  }[];
}

/** No month of six is shorter: within the six months for which Témoin keeps a choice. */
const DAYS = 181;

export const askedOf = (
  { language, first }: Notice,
  texts: Texts,
  policy: { readonly href: string; readonly label: string },
): Asked => {
  const label = (wanted: string) => first.controls.find(({ act }) => act === wanted)?.label ?? '';
  return {
    language,
    lead: first.lead,
    policy: policy.href,
    days: DAYS,
    words: {
      title: first.title,
      every: texts['2.second'] ?? '',
      accept: label('accept-all'),
      refuse: label('refuse-all'),
      choose: label('choose'),
      save: texts['2.save'] ?? '',
      close: texts['2.close'] ?? '',
      consequence: first.consequence,
      policy: policy.label,
    },
    purposes: first.purposes.flatMap(({ id, title, description }) => {
      const key = KEYS[id];
      return key === undefined ? [] : { id, key, title, description };
    }),
  };
};
