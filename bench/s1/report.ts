import type { Item, Score } from '../../test/fixtures/s1/corpus.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const said = ({ language, kind, text, html }: Item): string => `- ${language}, ${kind}: \`${text ?? html}\``;
const titled = (what: string): string => `${what[0]?.toUpperCase()}${what.slice(1)}`;

/** Of the page's false alarms, how many of each kind, most first: they are many, and meant. */
const counted = (alarms: readonly Item[]): string => {
  const counts = new Map<string, number>();
  for (const { kind } of alarms) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .sort(([a, most], [b, least]) => least - most || (a < b ? -1 : 1))
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ');
};

/** What docs/s1.md holds between its marks: figures, misses and false alarms, in Markdown. */
export const reportOf = (rows: readonly Score[]): string => {
  const table = rows.map(
    ({ what, items, recall, precision }) =>
      `| ${what} | ${items} | ${percent(recall)} | ${percent(precision)} |`,
  );
  const lists = rows.flatMap(({ what, missed, alarms }) => [
    `### ${titled(what)}: missed`,
    missed.map(said).join('\n') || 'Nothing.',
    `### ${titled(what)}: false alarms`,
    alarms.length > 20 ? `${alarms.length}: ${counted(alarms)}.` : alarms.map(said).join('\n') || 'None.',
  ]);
  return [
    `| detector | items | recall | precision |\n|---|---:|---:|---:|\n${table.join('\n')}`,
    ...lists,
  ].join('\n\n');
};
