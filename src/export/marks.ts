/** A set of whole numbers from 0, one bit each. */
export interface Marks {
  add(index: number): void;
  has(index: number): boolean;
}

export const createMarks = (): Marks => {
  let bits = new Uint8Array(1024);
  return {
    add(index) {
      const at = Math.floor(index / 8);
      if (at >= bits.length) {
        const more = new Uint8Array(Math.max(bits.length * 2, at + 1));
        more.set(bits);
        bits = more;
      }
      bits[at] = (bits[at] as number) | (1 << (index % 8));
    },
    has: (index) => ((bits[Math.floor(index / 8)] ?? 0) & (1 << (index % 8))) !== 0,
  };
};
