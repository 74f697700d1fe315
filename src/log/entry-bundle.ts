import { Malformed } from './malformed.ts';
import { TILE_WIDTH } from './tiles.ts';

/** Bytes that the two-byte length before an entry can express. */
export const MAX_ENTRY_BYTES = 65_535;

/** C2SP tlog-tiles entry bundle: 1 to 256 entries, each behind its length, big-endian. Throws `RangeError`. */
export const entryBundle = (entries: readonly Uint8Array[]): Uint8Array => {
  if (entries.length < 1 || entries.length > TILE_WIDTH)
    throw new RangeError(`${entries.length} in a bundle`);
  let length = 0;
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_BYTES) throw new RangeError(`an entry of ${entry.length} bytes`);
    length += 2 + entry.length;
  }
  const bundle = new Uint8Array(length);
  let at = 0;
  for (const entry of entries) {
    bundle[at] = entry.length >> 8;
    bundle[at + 1] = entry.length & 255;
    bundle.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bundle;
};

/** The entries of a bundle, as views into it. Throws `Malformed` where it is cut short, empty or too long. */
export const parseEntryBundle = (bundle: Uint8Array): readonly Uint8Array[] => {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bundle.length; ) {
    const [high, low] = bundle.subarray(at, at + 2);
    if (high === undefined || low === undefined) throw new Malformed('bundle ends within a length');
    const end = at + 2 + high * 256 + low;
    if (end > bundle.length) throw new Malformed(`bundle ends within entry ${entries.length}`);
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  if (entries.length < 1 || entries.length > TILE_WIDTH) throw new Malformed(`${entries.length} in a bundle`);
  return entries;
};
