/** What an answer to a segment means. */
export type Verdict =
  | 'sent'
  | 'token'
  | 'forbidden'
  | 'gone'
  | 'conflict'
  | 'refused'
  | 'later'
  | 'unanswered';

/** `status` 0: no answer came. */
export const verdictOn = (status: number): Verdict => {
  if (status === 0) return 'unanswered';
  if (status < 300) return 'sent';
  if (status === 429 || status === 408 || status >= 500) return 'later';
  return ({ 401: 'token', 403: 'forbidden', 409: 'conflict', 410: 'gone' } as const)[status] ?? 'refused';
};

/** Milliseconds before the next try: 1 s, 2 s, 4 s … 60 s, less up to a half, so that not all pages come at once. */
export const backoff = (tries: number, chance: number): number =>
  Math.min(60_000, 1000 * 2 ** (tries - 1)) * (1 - chance / 2);
