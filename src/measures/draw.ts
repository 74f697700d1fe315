/**
 * L1's draw: does the number that a digest stands for fall below the rate? `digest` is lower-case hex of at
 * least 13 digits, whose first 52 bits are read as a fraction in [0, 1); `rate` is in ]0, 1].
 */
export const draw = (digest: string, rate: number): boolean =>
  Number.parseInt(digest.slice(0, 13), 16) / 2 ** 52 < rate;
