import type { Measured, Rounds } from './figures.ts';

/** The order of a round: each contestant comes first, last and after each other one, over some rounds. */
const turnsOf = <T>(contestants: readonly T[], round: number): T[] => {
  const by = round % contestants.length;
  const turned = [...contestants.slice(by), ...contestants.slice(0, by)];
  return Math.floor(round / contestants.length) % 2 ? turned.reverse() : turned;
};

/** Lets every contestant run once in each round, in an order that changes from round to round. */
export const runRounds = async <T extends { readonly name: string }>(
  contestants: readonly T[],
  count: number,
  run: (contestant: T) => Promise<Measured>,
): Promise<Rounds> => {
  const rounds = new Map<string, Measured[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < count; round++)
    for (const contestant of turnsOf(contestants, round))
      rounds.get(contestant.name)?.push(await run(contestant));
  return rounds;
};
