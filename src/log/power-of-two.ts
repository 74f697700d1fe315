/** Largest power of two below `size`, for `size` > 1 (k of RFC 6962 §2.1). No logarithm: it rounds near 2^48. */
export const split = (size: number): number => {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
};

export const isPowerOfTwo = (size: number): boolean => size === 1 || (size > 1 && split(size) * 2 === size);
