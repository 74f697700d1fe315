/** All that L2 looks for; where a purpose names none, all of them. */
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
