/** “1 entry”, “2 entries”; “0 proofs”. */
export const count = (number: number, one: string): string =>
  `${number} ${number === 1 ? one : one.endsWith('y') ? `${one.slice(0, -1)}ies` : `${one}s`}`;
