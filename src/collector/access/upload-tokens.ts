/** What a token allows: recordings for this purpose under this consent. */
export interface UploadRight {
  readonly proof: string;
  readonly purpose: string;
  readonly expires: number;
}

export interface UploadTokens {
  /** A fresh token, 32 random bytes; valid for half an hour, and never longer than the consent. */
  mint(
    proof: string,
    purpose: string,
    until: number,
    now: number,
  ): { readonly token: string; readonly expires: string };
  find(token: string, now: number): UploadRight | undefined;
  revoke(proofs: readonly string[]): void;
}

const LIFE = 30 * 60_000;
/** Tabs of one visitor that may record at once under one consent. */
const MOST = 16;

/** Lives in memory only: a restart ends every token, and the page asks for a new one. */
export const createUploadTokens = (random: (bytes: number) => Uint8Array): UploadTokens => {
  const rights = new Map<string, UploadRight>();
  const byProof = new Map<string, Set<string>>();

  const drop = (token: string): void => {
    const right = rights.get(token);
    if (!right) return;
    rights.delete(token);
    const siblings = byProof.get(right.proof);
    siblings?.delete(token);
    if (!siblings?.size) byProof.delete(right.proof);
  };

  const forgetExpired = (now: number): void => {
    // Oldest first: all live equally long, but for those that their consent cuts short.
    for (const [token, { expires }] of rights) {
      if (expires > now) return;
      drop(token);
    }
  };

  return {
    mint(proof, purpose, until, now) {
      forgetExpired(now);
      const token = Buffer.from(random(32)).toString('base64url');
      const expires = Math.min(now + LIFE, until);
      const siblings = byProof.get(proof) ?? new Set();
      byProof.set(proof, siblings.add(token));
      rights.set(token, { proof, purpose, expires });
      const [oldest] = siblings;
      if (siblings.size > MOST && oldest !== undefined) drop(oldest);
      return { token, expires: new Date(expires).toISOString() };
    },
    find(token, now) {
      const right = rights.get(token);
      return right && right.expires > now ? right : undefined;
    },
    revoke(proofs) {
      for (const proof of proofs) for (const token of [...(byProof.get(proof) ?? [])]) drop(token);
    },
  };
};
