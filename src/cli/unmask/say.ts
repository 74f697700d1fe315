import { count } from '../count.ts';
import type { Configured, PageReport, Report } from './report.ts';

const SAMPLE = 4;
const LONG = 40;

export const percent = (share: number): string =>
  share > 0 && share < 0.01 ? 'under 1 %' : `${Math.round(share * 100)} %`;

const short = (text: string): string => (text.length > LONG ? `${text.slice(0, LONG - 1).trimEnd()}…` : text);

export const sampleOf = (texts: readonly string[]): string => {
  const shown = texts.slice(0, SAMPLE).map((text) => `“${short(text)}”`);
  const more = texts.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
};

const pageLine = ({ page, texts, fields, boxes, readable }: PageReport): readonly string[] => [
  page,
  `  ${count(texts.masked + texts.allowed + texts.blocked + texts.never, 'text')}: ${texts.masked} masked, ${texts.allowed} allowed, ${texts.blocked} blocked, ${texts.never} never shown; ${count(fields, 'field')} never shown, ${boxes} left as empty boxes`,
  `  ${percent(readable)} of what is to be read would be readable`,
];

export const stateSaid = ({
  state,
  differs,
  refused,
}: Pick<Configured, 'state' | 'differs' | 'refused'>): string => {
  const also = refused ? `; ${count(refused, 'text')} below it stays masked whatever is allowed` : '';
  if (state === 'differs') return `differs between visitors on ${differs.join(', ')}`;
  if (state === 'nothing') return 'shows nothing here';
  return (
    (state === 'alone'
      ? 'shown to one visitor alone: nothing to compare with'
      : 'the same for every visitor') + also
  );
};

/** What a team reads on its terminal. */
export const say = (report: Report): readonly string[] => {
  const { pages, configured, proposals, left, gain, visitors, withState } = report;
  return [
    `${count(visitors, 'visitor')}${withState ? `, ${withState} of them with a kept state` : ', all of them new'}, ${count(pages.length, 'page')}`,
    '',
    ...pages.flatMap(pageLine),
    ...(configured.length
      ? [
          '',
          'Allowed now:',
          ...configured.map((each) => `  ${each.selector}: ${stateSaid(each)} (${percent(each.share)})`),
        ]
      : []),
    '',
    ...(proposals.length
      ? [
          `Could be allowed, ${percent(gain)} of what is to be read:`,
          ...proposals.flatMap(({ number, selector, why, texts, share }) => [
            `  ${String(number).padStart(2)}  ${selector}  (${percent(share)})  ${why}`,
            `      ${sampleOf(texts)}`,
          ]),
        ]
      : ['Nothing more can be allowed on these pages.']),
    ...(left.length
      ? ['', 'Stays masked:', ...left.map(({ selector, why }) => `  ${selector}: ${why}`)]
      : []),
  ];
};
