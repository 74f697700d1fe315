/** As letters are compared: full-width, raised and accented ones are the letter itself, and what has no width is nothing. */
export const plain = (text: string): string => text.normalize('NFKD').replace(/[\p{Cf}\p{M}]/gu, '');
