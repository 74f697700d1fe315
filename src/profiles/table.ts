import { measureOf } from '../measures/index.ts';
import { COMBINATIONS, lacking } from './combinations.ts';
import { PROFILES } from './index.ts';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const named = (id: string): string => `${id} ${measureOf(id)?.name ?? ''}`.trim();

/** The annex's combinations as Markdown: what docs/profiles.md holds. */
export const combinationsTable = (): string =>
  [
    row(['', 'use', 'limitation', 'masking', 'identifier', 'is', 'here']),
    '|---:|---|---|---|---|---|---|',
    ...COMBINATIONS.map((each, index) =>
      row([
        `${index + 1}`,
        `\`${each.use}\``,
        named(each.limitation),
        named(each.masking),
        named(each.identifier),
        each.description,
        lacking(each).length
          ? `not yet: ${lacking(each)
              .map((why) => why.slice(0, 2))
              .join(', ')}`
          : 'yes',
      ]),
    ),
  ].join('\n');

/** What holds beside a combination, by use, as Markdown. */
export const usesTable = (): string =>
  [
    row([
      'use',
      'the annex’s most protective',
      'kept',
      'longer needs a reason',
      'at most',
      'bound to the site’s version',
    ]),
    '|---|---|---|---|---|---|',
    ...PROFILES.map(({ use, defaults, retention: { usual, unexplained, most }, versionBound }) =>
      row([
        `\`${use}\``,
        [...Object.keys(defaults.limitation), defaults.masking, defaults.identifier].join(' '),
        usual,
        `above ${unexplained}`,
        most,
        versionBound ? 'yes' : 'no: gone first',
      ]),
    ),
  ].join('\n');
