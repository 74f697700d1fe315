import { sha256 } from '../sha256.ts';
import { der, TAG } from './der.ts';

/** What an answer must repeat, as DER. */
export interface Asked {
  /** `MessageImprint`: the algorithm and the digest. */
  readonly imprint: Uint8Array;
  /** Content of the nonce's INTEGER. */
  readonly nonce: Uint8Array;
}

export interface TimestampRequest extends Asked {
  /** `TimeStampReq` (RFC 3161 §2.4.1). */
  readonly request: Uint8Array;
}

/** 2.16.840.1.101.3.4.2.1 */
const SHA_256 = Uint8Array.of(0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01);
const NONCE_BYTES = 8;

/** Asks for a timestamp of some bytes by their SHA-256, with the authority's certificate in it. */
export const timestampRequest = (
  stamped: Uint8Array,
  random: (bytes: number) => Uint8Array,
): TimestampRequest => {
  const algorithm = der(TAG.sequence, der(TAG.oid, SHA_256), Uint8Array.of(0x05, 0));
  const imprint = der(TAG.sequence, algorithm, der(TAG.octets, sha256(stamped)));
  const nonce = Uint8Array.from(random(NONCE_BYTES));
  // Positive, and as short as DER wants it: the highest bit clear, the next one set.
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  const version = der(TAG.integer, Uint8Array.of(1));
  const certReq = der(TAG.boolean, Uint8Array.of(0xff));
  return {
    imprint,
    nonce,
    request: der(TAG.sequence, version, imprint, der(TAG.integer, nonce), certReq),
  };
};
