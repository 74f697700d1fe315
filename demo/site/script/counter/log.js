// Reads the public log as any stranger could: no token, the package's own module, and the root computed again here.
import { parseCheckpoint, parseEntryBundle, parseNote, TILE_WIDTH, tilePath, tileWidth } from '/log/index.js';

const MOUNT = '/temoin/';
const sha256 = async (...parts) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer()));

/** RFC 6962, section 2.1: the left part is the largest power of two below the size. */
const rootOf = async (leaves) => {
  if (leaves.length < 2) return leaves[0] ?? sha256();
  let left = 1;
  while (left * 2 < leaves.length) left *= 2;
  const [one, other] = await Promise.all([rootOf(leaves.slice(0, left)), rootOf(leaves.slice(left))]);
  return sha256(Uint8Array.of(1), one, other);
};

const read = async (path) => {
  const answer = await fetch(MOUNT + path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
};

const keyOf = async () => {
  const line = (await (await read('vkey')).text()).trim();
  // <name>+<id>+<base64 of a byte for the algorithm and 32 for the key>
  const encoded = line.split('+').slice(2).join('+');
  const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0)).subarray(1);
  try {
    return await crypto.subtle.importKey('raw', bytes, 'Ed25519', false, ['verify']);
  } catch {
    // A browser older than Ed25519 in WebCrypto: the page then says that it looked at the root alone.
    return undefined;
  }
};

/**
 * Follows the log: each call reads what is new. Entries and key are kept, so that a rewritten past would fit neither.
 * `sound`: does the root computed here equal the signed one; `signed`: does the signature hold, if this browser can tell.
 */
export const followLog = () => {
  let origin;
  let entries = [];
  let leaves = [];
  let key;
  let state = {};

  return async () => {
    const { text, signatures } = parseNote(await (await read('checkpoint')).text());
    const checkpoint = parseCheckpoint(text);
    // Another quarter, another log.
    if (checkpoint.origin !== origin) [origin, entries, leaves] = [checkpoint.origin, [], []];
    const { size } = checkpoint;
    if (size === entries.length && size > 0) return state;

    for (let index = Math.floor(entries.length / TILE_WIDTH); index * TILE_WIDTH < size; index += 1) {
      const width = tileWidth(0, index, size);
      const bundle = await (await read(tilePath({ level: 'entries', index, width }))).arrayBuffer();
      const raw = parseEntryBundle(new Uint8Array(bundle)).slice(entries.length - index * TILE_WIDTH);
      entries.push(...raw.map((bytes) => JSON.parse(new TextDecoder().decode(bytes))));
      leaves.push(...(await Promise.all(raw.map((bytes) => sha256(Uint8Array.of(0), bytes)))));
    }
    const root = await rootOf(leaves);
    key ??= { is: await keyOf() };
    const message = new TextEncoder().encode(text);
    state = {
      size,
      entries,
      sound: size === leaves.length && root.every((byte, place) => byte === checkpoint.root[place]),
      signed: key.is && (await crypto.subtle.verify('Ed25519', key.is, signatures[0].signature, message)),
    };
    return state;
  };
};
