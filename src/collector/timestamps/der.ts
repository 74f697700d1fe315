/** One element of DER: its tag, its content, and the whole of it with tag and length. */
export interface Der {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly whole: Uint8Array;
}

/** The tags that timestamps use (X.690). */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  octets: 0x04,
  oid: 0x06,
  utf8: 0x0c,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
  /** `[0]`, constructed. */
  zero: 0xa0,
} as const;

/** One element around its parts, which are shorter than 128 bytes together. */
export const der = (tag: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const content = Buffer.concat(parts);
  if (content.length > 127) throw new RangeError(`${content.length} bytes need a longer length`);
  return Buffer.concat([Uint8Array.of(tag, content.length), content]);
};

/**
 * The element that begins at the start of `bytes`; what follows it is left alone. Throws an `Error` for anything that
 * is not DER: cut short, a length of indefinite form or longer than it need be, a tag of several bytes.
 */
export const firstElement = (bytes: Uint8Array, what: string): Der => {
  const [tag, short] = bytes;
  if (tag === undefined || short === undefined) throw new Error(`${what} is missing`);
  if ((tag & 0x1f) === 0x1f) throw new Error(`${what} is not DER: a tag of several bytes`);
  const more = short & 0x80 ? short & 0x7f : 0;
  if (short === 0x80 || more > 3) throw new Error(`${what} is not DER: a length of ${more} bytes`);
  let length = more ? 0 : short;
  for (const byte of bytes.subarray(2, 2 + more)) length = length * 256 + byte;
  if (more && length < (more === 1 ? 128 : 256 ** (more - 1)))
    throw new Error(`${what} is not DER: its length is longer than it need be`);
  const end = 2 + more + length;
  if (end > bytes.length) throw new Error(`${what} is cut short`);
  return { tag, content: bytes.subarray(2 + more, end), whole: bytes.subarray(0, end) };
};

/** The elements within an element, one behind the other. */
export const elements = (content: Uint8Array, what: string): readonly Der[] => {
  const found: Der[] = [];
  for (let rest = content; rest.length > 0; ) {
    const element = firstElement(rest, what);
    found.push(element);
    rest = rest.subarray(element.whole.length);
  }
  return found;
};

/** The content of an element that must bear this tag. */
export const contentOf = (element: Der | undefined, tag: number, what: string): Uint8Array => {
  if (!element) throw new Error(`${what} is missing`);
  if (element.tag !== tag)
    throw new Error(`${what} has the tag 0x${element.tag.toString(16)}, not 0x${tag.toString(16)}`);
  return element.content;
};
