/** All that L2 and L3 look for; where a purpose with L2 names some, those alone. */
export const DIFFICULTIES = [
  'error',
  'failed-request',
  'rage-click',
  'dead-click',
  'form-error',
  'named',
] as const;

/** Seconds kept before and after a difficulty, where a purpose names none. */
export const AROUND = { before: 30, after: 60 } as const;

/** How long L3 keeps a visit without a difficulty, where a purpose does not say: ISO 8601. */
export const WITHIN = 'PT24H';
