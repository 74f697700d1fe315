/** Months and days, hours and minutes, in its four groups. */
export const FORM: RegExp = /^P(?=.)(?:(\d+)M)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?)?$/;

/**
 * A moment, in milliseconds since the epoch, moved by an ISO 8601 duration of months, days, hours and
 * minutes. Months are the calendar's, in UTC, and a day that the month does not have becomes its last: nothing
 * expires late. Throws a `RangeError` if the duration is malformed.
 */
export const addDuration = (ms: number, iso: string): number => {
  const parts = FORM.exec(iso);
  if (!parts) throw RangeError(`no duration "${iso}"`);
  const [months, days, hours, minutes] = parts.slice(1).map((part) => +(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  const date = new Date(ms);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return +date + ((days * 24 + hours) * 60 + minutes) * 60_000;
};

/** Length in milliseconds, counted from 1 January of a common year: `P1M` is 31 days, `P6M` 181. */
export const durationMs = (iso: string): number => addDuration(0, iso);

/** Is it a duration, and no longer than the limit (itself one)? */
export const atMost = (iso: unknown, limit: string): iso is string =>
  typeof iso === 'string' && FORM.test(iso) && durationMs(iso) <= durationMs(limit);
