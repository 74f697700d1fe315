import { base64url } from './digest.ts';
import type { Vault } from './vault.ts';

/** The browser's own key: P-256, not extractable, minted at the first grant and never before. */
export interface Signer {
  /** ES256 over the UTF-8 bytes of `text` (base64url, r||s), and the public key. Mints if `mint` is true. */
  sign(text: string, mint?: boolean): Promise<Signature>;
}

/** The public half, as a JWK. */
export interface PublicKey {
  readonly kty?: string;
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
}

export interface Signature {
  readonly key: PublicKey;
  readonly signature: string;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

export const signer = (vault: Vault): Signer => {
  // Kept for the page's life: a withdrawal can be signed although the storage has gone since.
  let pair: CryptoKeyPair | undefined;
  return {
    async sign(text, mint) {
      pair ??= await vault.get<CryptoKeyPair>('keys', 'signing');
      if (!pair) {
        if (!mint) throw new Error('no signing key');
        const minted = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
        // Two tabs may mint at once: the key that is kept signs. If none was kept, the reading says why.
        await vault.add('keys', 'signing', minted).catch(() => {});
        pair = await vault.get<CryptoKeyPair>('keys', 'signing');
        if (!pair) throw new Error('the signing key cannot be kept');
      }
      const [{ kty, crv, x, y }, signature] = await Promise.all([
        crypto.subtle.exportKey('jwk', pair.publicKey),
        crypto.subtle.sign(ALGORITHM, pair.privateKey, new TextEncoder().encode(text)),
      ]);
      return { key: { kty, crv, x, y } as PublicKey, signature: base64url(signature) };
    },
  };
};
