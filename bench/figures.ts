/** The value below which a share of the others lie, interpolated. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  if (below === undefined || above === undefined) throw new RangeError('no values');
  return below + (above - below) * (at - Math.floor(at));
};

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** What one contestant came to in one round, by the name of the measure. */
export type Measured = Readonly<Record<string, number>>;

/** All rounds of a bench; the rounds of all contestants stand in the same order. */
export type Rounds = ReadonlyMap<string, readonly Measured[]>;

export const valuesOf = (rounds: Rounds, contestant: string, measure: string): number[] =>
  (rounds.get(contestant) ?? []).flatMap((each) => each[measure] ?? []);

/**
 * One contestant over another, round by round: what a machine that is slow for a while does to both cancels out. Over
 * nothing or less (the page itself is taken off) it is infinite.
 */
export const ratio = (rounds: Rounds, one: string, other: string, measure: string): number => {
  const others = valuesOf(rounds, other, measure);
  return median(
    valuesOf(rounds, one, measure).map((value, round) => {
      const against = others[round] ?? Number.NaN;
      return against <= 0 ? Number.POSITIVE_INFINITY : value / against;
    }),
  );
};

const rounded = (value: number): number => Number(value.toFixed(Math.abs(value) < 100 ? 2 : 0));

/** One JSON line for each contestant and measure: median, quartiles, and how many rounds. */
export const printFigures = (bench: string, profile: string, rounds: Rounds): void => {
  for (const [contestant, each] of rounds)
    for (const measure of Object.keys(each[0] ?? {})) {
      const values = valuesOf(rounds, contestant, measure);
      const [q1, value, q3] = [0.25, 0.5, 0.75].map((share) => rounded(quantile(values, share)));
      console.log(
        JSON.stringify({ bench, profile, contestant, measure, median: value, q1, q3, rounds: values.length }),
      );
    }
};

const cell = (value: number): string =>
  value.toLocaleString('en-GB', { maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0 });

/** A table of medians: a row for each contestant, a column for each measure. */
export const printTable = (title: string, rounds: Rounds): void => {
  const measures = [...new Set([...rounds.values()].flatMap(([first]) => Object.keys(first ?? {})))];
  const rows = [...rounds.keys()].map((contestant) => [
    contestant,
    ...measures.map((measure) => {
      const values = valuesOf(rounds, contestant, measure);
      return values.length ? cell(median(values)) : '-';
    }),
  ]);
  const head = ['', ...measures];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((text, column) => (column ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0)))
      .join('  ');
  console.log(`\n${title}\n${[head, ...rows].map(line).join('\n')}`);
};

/** What was aimed at, and whether it was reached. */
export const printAim = (aim: string, isMet: boolean, measured: string): void =>
  console.log(`aim ${isMet ? 'met' : 'MISSED'}: ${aim}: ${measured}`);
