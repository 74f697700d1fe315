import { hash } from 'node:crypto';
import type { SignedRecord } from '../../proof/index.ts';

/**
 * The only pseudonym in a proof: the RFC 7638 thumbprint of the browser's key, as a URN (RFC 9278). Nothing for a
 * refusal, which carries no key.
 */
export const subjectOf = (received: SignedRecord | undefined): string | undefined =>
  received?.key &&
  // The body's own text of a key has its members in the order that RFC 7638 hashes.
  `urn:ietf:params:oauth:jwk-thumbprint:sha-256:${hash('sha256', JSON.stringify(received.key), 'base64url')}`;
