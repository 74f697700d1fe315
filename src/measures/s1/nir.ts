import { digitsOf } from './digits.ts';
import { type Kind, shaped } from './kind.ts';

const SHAPE =
  /(?<!\p{Nd})[1-478](?:[\s\p{Cf}\p{Pd}._]?\p{Nd}){4}[\s\p{Cf}\p{Pd}._]?(?:\p{Nd}\p{Nd}|2[ab])(?:[\s\p{Cf}\p{Pd}._]?\p{Nd}){8}(?!\p{Nd})/giu;

/** The key is 97 less the rest of the thirteen by 97; Corsica's 2A and 2B count as 19 and 18. */
const isNir = (match: string): boolean => {
  const digits = digitsOf(match.replace(/2a/i, '19').replace(/2b/i, '18'));
  const month = Number(digits.slice(3, 5));
  return (
    digits.length === 15 &&
    month > 0 &&
    97 - Number(BigInt(digits.slice(0, 13)) % 97n) === Number(digits.slice(13))
  );
};

/** French social security numbers (NIR) with their key. */
export const nir: Kind = shaped('nir', SHAPE, isNir);
