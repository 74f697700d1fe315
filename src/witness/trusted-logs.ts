import { type Sha256, type VerifierKey, verifierKey } from '../log/index.ts';

const QUARTER = /^(.+\/)\d{4}q[1-4]$/;

/**
 * The keys trusted for a log's origin; none for an unknown one. A log begins anew each quarter, under a name that ends
 * in it (`boutique.example/temoin/2026q4`), with the same key: whoever trusts one quarter's trusts that key for all.
 */
export const trustedLogs =
  (sha256: Sha256, keys: readonly VerifierKey[]) =>
  (origin: string): readonly VerifierKey[] => {
    const series = QUARTER.exec(origin)?.[1];
    return keys
      .filter(({ name }) => name === origin || (series && QUARTER.exec(name)?.[1] === series))
      .map(({ publicKey }) => verifierKey(sha256, origin, publicKey));
  };
