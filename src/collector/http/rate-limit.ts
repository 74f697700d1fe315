/** Counts in memory only, and forgets after each period. */
export interface RateLimit {
  /** May this key do one more? */
  take(key: string, now: number): boolean;
}

/** At most `most` in each period of `per` milliseconds, for every key on its own. */
export const rateLimit = (most: number, per: number): RateLimit => {
  let counts = new Map<string, number>();
  let period = 0;
  return {
    take(key, now) {
      const current = Math.floor(now / per);
      if (current !== period) {
        period = current;
        counts = new Map();
      }
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return count <= most;
    },
  };
};

const PRIVATE = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd]|fe80:)/i;

/**
 * The network that an address belongs to (24 bits of IPv4, 48 of IPv6): enough to slow a flood, too little to name
 * anybody. Nothing for private addresses: behind a proxy that is not trusted everybody comes from there.
 */
export const networkOf = (address: string | undefined): string | undefined => {
  const plain =
    address
      ?.trim()
      .replace(/^::ffff:(?=\d+\.)/i, '')
      .replace(/^\[|\]$/g, '') ?? '';
  if (plain === '' || PRIVATE.test(plain)) return undefined;
  if (plain.includes(':')) return plain.split(':').slice(0, 3).join(':');
  return plain.split('.').slice(0, 3).join('.');
};
