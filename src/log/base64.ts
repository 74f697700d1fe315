import { Malformed } from './malformed.ts';

/** Standard alphabet, padded (RFC 4648, section 4). */
export const toBase64 = (bytes: Uint8Array): string => {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
};

/** Strict: only the one text that `toBase64` writes for some bytes; throws `Malformed` otherwise. */
export const fromBase64 = (text: string): Uint8Array => {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4) throw new Malformed('not padded base64');
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  // `atob` forgives set bits behind the last byte: two texts would then stand for the same bytes.
  if (toBase64(bytes) !== text) throw new Malformed('base64 with stray bits at its end');
  return bytes;
};
