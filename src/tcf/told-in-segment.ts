/** The six bits that a character of base64url stands for. */
const sixBits = (char: string): string =>
  (64 | (atob(`${char.replace('-', '+').replace('_', '/')}AAA`).charCodeAt(0) >> 2)).toString(2).slice(1);

/**
 * Consents to custom purposes, from number 1 on, as the publisher segment of a TC string has them; `undefined` where
 * there is none, or none that can be read. It is what a page needs of a TC string, and no library: `TCData` leaves out
 * a refusal above the highest number granted, so that only the string tells it from a purpose never asked about.
 */
export const toldInSegment = (tcString = ''): readonly boolean[] | undefined => {
  // Three bits of type, which is 3; then 24 of consents and 24 of legitimate interests for the standard purposes.
  const bits = [...(/\.([YZa-f][\w-]*)(\.|$)/.exec(tcString)?.[1] ?? '')].map(sixBits).join('');
  const end = 57 + Number(`0b${bits.slice(51, 57)}`);
  // Legitimate interests follow, as many.
  return bits.length >= 2 * end - 57 ? [...bits.slice(57, end)].map((bit) => bit === '1') : undefined;
};
