/** What a letter of base64url stands for: 0 to 63; of what is none, anything. */
const sixBits = (code: number): number =>
  code > 96 ? code - 71 : code > 94 ? 63 : code > 64 ? code - 65 : code > 47 ? code + 4 : 62;

/**
 * Consents to custom purposes, from number 1 on, as the publisher segment of a TC string has them; `undefined` where
 * there is none, or none that can be read. It is what a page needs of a TC string, and no library: `TCData` leaves out
 * a refusal above the highest number granted, so that only the string tells it from a purpose never asked about.
 */
export const toldInSegment = (tcString: unknown): readonly boolean[] | undefined => {
  // Three bits of type, which is 3. What a page hands out may be no string, nor anything that becomes one.
  const segment =
    (typeof tcString === 'string' ? tcString : '')
      .split('.')
      .find((each, at) => at && 'YZabcdef'.includes(each[0] as string)) ?? '';
  const six = (at: number): number => sixBits(segment.charCodeAt(at / 6));
  // 24 of consents and 24 of legitimate interests for the standard purposes; in six of them how many custom ones
  // there are; their consents, and as many legitimate interests.
  const many = ((six(48) & 7) << 3) | (six(54) >> 3);
  return segment.length * 6 >= 57 + 2 * many
    ? Array.from({ length: many }, (_, at) => ((six(57 + at) >> (5 - ((57 + at) % 6))) & 1) === 1)
    : undefined;
};
