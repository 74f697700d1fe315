import { createPublicKey, verify } from 'node:crypto';
import type { VerifyEd25519 } from '../log/index.ts';

/** Plain Ed25519 (RFC 8032); false for a key or a signature that is none. */
export const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) => {
  const x = Buffer.from(publicKey).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, message, key, signature);
};
