import { type Kind, shaped } from './kind.ts';

/** Social security numbers of the United States, with their hyphens: nine bare digits may be anything. */
export const ssn: Kind = shaped(
  'ssn',
  /(?<![\d-])(?!000|666|9)\d{3}[-\u2010-\u2013 ](?!00)\d{2}[-\u2010-\u2013 ](?!0000)\d{4}(?![\d-])/g,
);

/** British national insurance numbers: no check digit, so their letters have to be those that are given out. */
export const nino: Kind = shaped(
  'nino',
  /(?<![A-Za-z])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:\s?\d\d){3}\s?[A-D](?!\w)/g,
);
