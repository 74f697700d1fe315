import { atMost } from '../config/duration.ts';

/** L3: a visit may still go on for a while, and three days are no longer soon. */
export const WITHIN_LEAST = 'PT2H';
export const WITHIN_MOST = 'PT72H';

type How = Readonly<Record<string, unknown>>;

const SOUND: Readonly<Record<string, (how: How) => boolean>> = {
  L1: ({ rate }) => (rate as number) > 0 && (rate as number) <= 1 && rate === +(rate as number),
  L2: ({ before = 0, after = 0 }) =>
    [before, after].every((seconds) => (seconds as number) >= 0 && (seconds as number) <= 300),
  L3: ({ within = WITHIN_LEAST }) => atMost(within, WITHIN_MOST) && atMost(WITHIN_LEAST, within),
};

/** Exactly one limitation, whose settings can be kept to (CNIL draft §42). Anything may be asked about. */
export const isLimitation = (given: unknown): boolean => {
  const [[id = '', how] = [], ...more] = Object.entries(Object(given));
  return Object(how) === how && !more.length && Object.hasOwn(SOUND, id) && !!SOUND[id]?.(how as How);
};
