/**
 * Consents to custom purposes, from number 1 on, as the publisher segment of a TC string has them; `undefined` where
 * there is none, or none that can be read. It is what a page needs of a TC string, and no library: `TCData` leaves out
 * a refusal above the highest number granted, so that only the string tells it from a purpose never asked about.
 */
export const toldInSegment = (tcString = ''): readonly boolean[] | undefined => {
  const segment = /\.([YZa-f][\w-]*)(\.|$)/.exec(tcString)?.[1] ?? '';
  const whole = `${segment}AAA`.slice(0, (segment.length + 3) & ~3);
  const bytes = atob(whole.replaceAll('-', '+').replaceAll('_', '/'));
  const bit = (at: number): number => (bytes.charCodeAt(at >> 3) >> (~at & 7)) & 1;
  // Three bits of type, which is 3; then 24 of consents and 24 of legitimate interests for the standard purposes.
  let many = 0;
  for (let at = 51; at < 57; at += 1) many = 2 * many + bit(at);
  // Legitimate interests follow, as many.
  return segment.length * 6 >= 57 + 2 * many
    ? Array.from({ length: many }, (_, at) => bit(57 + at) === 1)
    : undefined;
};
