#!/usr/bin/env node
// @ts-check
// Checks an export of Témoin (docs/export.md): node verify.mjs <folder>. Node 20 or newer, nothing else, offline.
// In this order: what an entry may be, files, keys and notes, the tree, bodies, timestamps, one log, a folder.
// It opens only plain files that it listed itself, and reads entries and bodies line by line, whatever their number.
import { isUtf8 } from 'node:buffer';
import crypto from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import v8 from 'node:v8';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const USAGE = `usage: node verify.mjs <folder> [--vkey <file>] [--witness <file>] [--since <checkpoint>]
                       [--no-signatures] [--large] [--json]`;
const LIMITS = { maxYoungGenerationSizeMb: 8 }; // of a thread
const [KIB, MIB, GIB] = [2 ** 10, 2 ** 20, 2 ** 30];
const [LONGEST_LINE, LONGEST_NAME, LARGEST_FOLDER, MOST_LOGS, MOST_FINDINGS] = [MIB, 200, 64 * GIB, 400, 100];
const [FIVE_MINUTES, DAY] = [3e5, 864e5];
/** `ids`: of the records, see idHash. */
/** @typedef {{ path: string, place: string, files: Map<string, string>, unclaimed: Set<string>, report: any, ids: Uint8Array[] }} Log */
/** @typedef {{ line: string, name: string, id: string, type: number, key: crypto.KeyObject, whose?: string }} Key */
/** @typedef {{ origin: string, size: number, root: string, witnesses: string[], signers: Set<string> }} Head */

/** Throws what becomes a finding. @type {(fault: string) => never} */
const refuse = (fault) => {
  throw new Error(fault);
};
/** Short texts cannot nest deep enough to harm: they are not counted. */
const nestsDeep = (/** @type {string} */ text) => {
  let [depth, quoted] = [0, false];
  for (let at = 0; text.length > 16 * KIB && at < text.length && depth <= 100; at++) {
    const letter = text[at];
    if (letter === '"') quoted = !quoted;
    else if (quoted) at += letter === '\\' ? 1 : 0;
    else if (letter === '[' || letter === '{') depth++;
    else if (letter === ']' || letter === '}') depth--;
  }
  return depth > 100;
};
const parseJson = (text, fault = 'not JSON') => {
  if (nestsDeep(text)) refuse('nested too deep');
  try {
    return JSON.parse(text);
  } catch {
    return refuse(fault); // in words of our own: Node's differ from one version to the next
  }
};
const parseObject = (text) => {
  const value = parseJson(text);
  return typeof value === 'object' && value && !Array.isArray(value) ? value : refuse('not a JSON object');
};
const fromBase64 = (text) => {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : refuse('bad base64');
};
/** Came with Node 20.12. Here a hash is mostly a text of one character a byte ('binary'), cheaper than a buffer. */
const sha256 = (/** @type {string | Buffer} */ data, /** @type {'hex' | 'base64' | 'binary'} */ form) =>
  crypto.hash ? crypto.hash('sha256', data, form) : crypto.createHash('sha256').update(data).digest(form);

// ---- What an entry may be: of each kind exactly this text, which as it stands is a leaf of the tree.
const [HEX, NUMBER] = ['[0-9a-f]{64}', '(?:0|[1-9]\\d{0,14})'];
const BYTES32 = '[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]='; // in base64
const LINE = '(?:[^"\\\\\\p{Cc}\\u2028\\u2029]|\\\\["\\\\]){1,200}'; // JSON escapes the quote and the backslash
const SITE = '"site":"(?<site>https?://[\\w.:[\\]\\-]{1,255})"';
const AT = '"at":"(?<at>\\d{4}-\\d\\d-\\d\\dT(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ)"';
const [NOTICE, DIGEST] = [`"notice":"(?<notice>${HEX})"`, `"digest":"(?<digest>${HEX})"`];
const [PURPOSE, WHY] = [`"purpose":"(?<purpose>${LINE})"`, `"why":"(?<why>${LINE})"`];
const PATTERNS = Object.entries({
  choice: `"act":"(?<act>grant|refuse|withdraw)",${PURPOSE},${SITE},${NOTICE},${AT},"c":"(?<c>${BYTES32})"`,
  notice: `${SITE},${DIGEST},"language":"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}",${AT}`,
  configuration: `${SITE},${DIGEST},${AT}`,
  evidence: `${SITE},${NOTICE},${DIGEST},${AT}`,
  import: `${SITE},${DIGEST},"records":${NUMBER},${WHY},${AT}`,
  deletion: `${PURPOSE},${SITE},"recordings":${NUMBER},${WHY},${AT}`,
  expiry: `${SITE},"log":"(?<log>${LINE})","size":(?<size>${NUMBER}),"root":"(?<root>${BYTES32})",${WHY},${AT}`,
  erasure: `${SITE}(?:,"log":"(?<log>${LINE})")?,"index":(?<index>${NUMBER}),${WHY},${AT}`,
}).map(([kind, form]) => new RegExp(`^\\{"v":1,"kind":"(?<kind>${kind})",${form}\\}$`, 'u'));
const explainEntry = (text) => {
  const { v, kind } = parseObject(text);
  if (v !== 1) refuse(`unknown version ${JSON.stringify(v)}`);
  const known = PATTERNS.some(({ source }) => source.includes(`<kind>${kind})`));
  return refuse(known ? `not as a ${kind} is written` : `unknown kind ${JSON.stringify(kind)}`);
};
/** The members that are checked. @type {(text: string) => Record<string, string>} */
const parseEntry = (text) => {
  let entry;
  for (const pattern of PATTERNS) entry ??= pattern.exec(text)?.groups;
  if (!entry) return explainEntry(text);
  if (text.includes('\\')) for (const name in entry) entry[name] &&= JSON.parse(`"${entry[name]}"`);
  return entry;
};
const isTime = (at) =>
  Date.parse(at) >= 0 && new Date(at).toISOString() === `${String(at).slice(0, -1)}.000Z`;
/** The quarter that a log is of, by the end of its name: from `begin`, and before `end`. */
const quarterOf = (/** @type {string} */ origin) => {
  const [, year, quarter] = /\/(2\d{3})q([1-4])$/.exec(origin) ?? refuse(`${origin} names no quarter`);
  const first = (month) => new Date(Date.UTC(Number(year), month)).toISOString().replace('.000', '');
  return { begin: first(3 * Number(quarter) - 3), end: first(3 * Number(quarter)) };
};

// ---- Files. A log knows each by name and SHA-256; `unclaimed` are those that nothing has accounted for.
const block = Buffer.allocUnsafe(LONGEST_LINE);
const sumOf = (path) => {
  const [file, sum] = [fs.openSync(path, 'r'), crypto.createHash('sha256')];
  for (let read = -1; read !== 0; sum.update(block.subarray(0, read))) read = fs.readSync(file, block);
  fs.closeSync(file);
  return sum.digest('hex');
};
/** @returns {string[]} */
const listFiles = (folder, report, below = '') =>
  fs.readdirSync(folder + below, { withFileTypes: true }).flatMap((each) => {
    const name = below + each.name;
    if (each.isDirectory()) return listFiles(folder, report, `${name}/`);
    if (each.isFile()) return [name];
    report.fail('files', `${name} is ${each.isSymbolicLink() ? 'a symbolic link' : 'not a plain file'}`);
    return [];
  });
/** Names and SHA-256. Some bytes in an archive may be terabytes on a disk: they are not read unasked. */
const sumFiles = (folder, report, large) => {
  const names = listFiles(folder, report);
  const bytes = names.reduce((sum, name) => sum + fs.lstatSync(folder + name).size, 0);
  if (bytes > LARGEST_FOLDER && !large)
    refuse(`${Math.ceil(bytes / GIB)} GiB in all: more than 64 GiB are read only with --large`);
  return names.map((name) => [name, sumOf(folder + name)]);
};
const isLog = (path) => fs.lstatSync(`${path}checkpoint`, { throwIfNoEntry: false })?.isFile() ?? false;
/** Where the folder's logs lie: in itself, or each in a subfolder. */
const placesOf = (path) => {
  if (isLog(path)) return [''];
  const folders = fs.readdirSync(path, { withFileTypes: true }).filter((each) => each.isDirectory());
  const places = folders.map(({ name }) => `${name}/`).filter((place) => isLog(path + place));
  if (!places.length) refuse('checkpoint is missing: this is no export');
  return places.length <= MOST_LOGS ? places.sort() : refuse(`more than ${MOST_LOGS} logs`);
};
/** The path of a file that was listed. @type {(log: Log, name: string) => string} */
const claim = ({ path, files, unclaimed }, name) => {
  unclaimed.delete(name);
  return files.has(name) ? path + name : refuse(`${name} is missing`);
};
const bytesOf = (path, most = 64 * KIB) =>
  fs.statSync(path).size <= most ? fs.readFileSync(path) : refuse(`larger than ${most / KIB} KiB`);
const textOf = (path, most = 64 * KIB) => {
  const bytes = bytesOf(path, most);
  return isUtf8(bytes) ? bytes.toString() : refuse('not UTF-8');
};
/** Lines without their newline, each good until the next is asked for. */
function* linesOf(path) {
  const [file, buffer] = [fs.openSync(path, 'r'), Buffer.allocUnsafe(2 * LONGEST_LINE)];
  try {
    let [line, held] = [1, 0];
    for (let read = -1; read !== 0; ) {
      read = fs.readSync(file, buffer, held, LONGEST_LINE, null);
      const text = buffer.subarray(0, held + read);
      let start = 0;
      for (let end = text.indexOf(10); end >= 0; end = text.indexOf(10, start)) {
        if (end - start > LONGEST_LINE) break;
        yield text.subarray(start, end);
        start = end + 1;
        line++;
      }
      held = text.copy(buffer, 0, start);
      if (held >= LONGEST_LINE) refuse(`line ${line} is longer than 1 MiB`);
    }
    if (held) refuse(`it ends within line ${line}`);
  } finally {
    fs.closeSync(file);
  }
}
const checkSums = (/** @type {Log} */ log) => {
  const text = textOf(claim(log, 'SHA256SUMS'), 64 * MIB);
  const names = [...log.files.keys()].filter((name) => name !== 'SHA256SUMS').sort();
  const listed = new Map(text.split('\n').map((line) => [line.slice(66), line.slice(0, 64)]));
  const wrong = names.filter((name) => listed.get(name) !== log.files.get(name));
  const missing = [...listed.keys()].filter((name) => name && !log.files.has(name));
  for (const name of wrong) log.report.fail('files', `${name} is not that of SHA256SUMS`);
  for (const name of missing) log.report.fail('files', `${name} is missing, and in SHA256SUMS`);
  const ordered = text === names.map((name) => `${listed.get(name)}  ${name}\n`).join('');
  if (!wrong.length && !missing.length && !ordered) refuse('SHA256SUMS is not in the order of names');
  log.report.ok('files', `${names.length} have the SHA-256 of SHA256SUMS`);
};

// ---- Keys and notes (C2SP signed-note, tlog-checkpoint, tlog-cosignature), all Ed25519.
const [LOG_KEY, WITNESS_KEY] = [1, 4];
/** A line `name+id+base64(type, key)`. @returns {Key} */
const parseKey = (line) => {
  const [, name, id, encoded] =
    /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(line) ?? refuse('not a verifier key');
  const bytes = fromBase64(encoded);
  if (name.length > LONGEST_NAME) refuse(`a key's name is longer than ${LONGEST_NAME} characters`);
  if (
    sha256(Buffer.concat([Buffer.from(`${name}\n`), bytes]), 'hex').slice(0, 8) !== id ||
    bytes.length !== 33
  )
    refuse(`the key of ${name} does not have the id ${id}`);
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url', 1) };
  return { line, name, id, type: bytes[0], key: crypto.createPublicKey({ key: jwk, format: 'jwk' }) };
};
const readKeys = (path, type) => {
  const keys = textOf(path).replace(/\n$/, '').split('\n').map(parseKey);
  return keys.every((key) => key.type === type) ? keys : refuse(`a key is not of type ${type}`);
};
const NOTE = /^(([^\n]+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n(?:[^\n]+\n)*)\n((?:— \S+ \S+\n)+)$/;
/** What the log's key signed. Signatures by unknown keys say nothing. @type {(note: string, keys: Key[]) => Head} */
const openNote = (note, keys) => {
  const [, text, origin, size, root, signatures] = NOTE.exec(note) ?? refuse('not a signed checkpoint');
  const sound = fromBase64(root).toString('base64');
  const head = { origin, size: Number(size), root: sound, witnesses: [], signers: new Set() };
  let signed = false;
  for (const line of signatures.trimEnd().split('\n')) {
    const [, name, encoded] = line.split(' ');
    const bytes = fromBase64(encoded);
    const signer = keys.find((key) => key.name === name && key.id === bytes.toString('hex', 0, 4));
    if (!signer) continue;
    const witness = signer.type === WITNESS_KEY;
    const time = witness ? bytes.readBigUInt64BE(4) : 0n;
    const message = Buffer.from(witness ? `cosignature/v1\ntime ${time}\n${text}` : text);
    if (!crypto.verify(null, message, signer.key, bytes.subarray(witness ? 12 : 4)))
      refuse(`the signature of ${name} is wrong`);
    head.signers.add(signer.line);
    const when = witness && new Date(Number(time) * 1000).toISOString();
    if (witness) head.witnesses.push(`${name}, ${when}, ${signer.line} (${signer.whose})`);
    else signed ||= name === origin;
  }
  return signed ? head : refuse('signed by none of the trusted keys');
};

// ---- The tree (RFC 6962) in tiles of 256 hashes (C2SP tlog-tiles). Of each level only the last tile is held.
/** The root over a row of hashes, each a text of one character a byte. @type {(row: string[]) => string} */
const fold = (row) => {
  if (row.length < 2) return row[0] ?? '';
  const above = [];
  for (let at = 0; at + 1 < row.length; at += 2)
    above.push(sha256(Buffer.from(`\x01${row[at]}${row[at + 1]}`, 'binary'), 'binary'));
  return fold(row.length % 2 ? [...above, row[row.length - 1]] : above);
};
/** Hands out each tile once: when it is full, or at the end. */
const createTree = (onTile) => {
  const [levels, leaf] = [[], Buffer.alloc(1 + LONGEST_LINE)];
  const handOut = ({ row, index }, level) => {
    const digits = String(index).padStart(3 * Math.ceil(String(index).length / 3), '0');
    const name = `tile/${level}/${digits.replace(/\d{3}(?=\d)/g, 'x$&/')}${row.length < 256 ? `.p/${row.length}` : ''}`;
    if (row.length) onTile(name, sha256(Buffer.from(row.join(''), 'binary'), 'hex'));
  };
  const put = (hash, level) => {
    levels[level] ??= { row: [], index: 0 };
    const last = levels[level];
    if (last.row.push(hash) < 256) return;
    handOut(last, level);
    put(fold(last.row), level + 1);
    levels[level] = { row: [], index: last.index + 1 };
  };
  const root = () => levels.reduce((right, { row }) => fold(right ? [...row, right] : row), '');
  return {
    add: (line) => put(sha256(leaf.subarray(0, 1 + line.copy(leaf, 1)), 'binary'), 0),
    root: () => (levels.length ? Buffer.from(root(), 'binary').toString('base64') : sha256('', 'base64')),
    end: () => levels.forEach(handOut),
  };
};

// ---- Bodies: what an entry commits to.
const LINE_HEAD = new RegExp(`^\\{"index":${NUMBER},"key":"(${BYTES32})","body":`);
const SIGNATURE =
  /,"key":(\{"crv":"P-256","kty":"EC","x":"[\w-]{43}","y":"[\w-]{43}"\}),"signature":"([\w-]{86})"\}$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const [inner, outer] = [Buffer.alloc(64 + LONGEST_LINE), Buffer.alloc(96)];
/** HMAC-SHA-256 (RFC 2104), written out: for short texts Node's own costs several times as much. */
const hmac = (/** @type {Buffer} */ key, /** @type {string} */ text) => {
  inner.fill(0x36, 0, 64);
  outer.fill(0x5c);
  for (let at = 0; at < key.length; at++) {
    inner[at] ^= key[at];
    outer[at] ^= key[at];
  }
  outer.write(sha256(inner.subarray(0, 64 + inner.write(text, 64)), 'binary'), 64, 'binary');
  return sha256(outer, 'base64');
};
/** ES256 over the record's text. */
const isSigned = (signed, key, signature) => {
  try {
    const by = crypto.createPublicKey({ key: JSON.parse(key), format: 'jwk' });
    const how = /** @type {const} */ ({ key: by, dsaEncoding: 'ieee-p1363' });
    return crypto.verify('sha256', Buffer.from(signed), how, Buffer.from(signature, 'base64url'));
  } catch {
    return false; // no point of the curve
  }
};
/** A visitor's clock may be a day fast, and a proof may have waited seven months for a connection; entries are of whole
 * seconds. A withdrawal counts whatever its clock said. */
const checkTimes = (/** @type {string} */ act, /** @type {string} */ own, /** @type {string} */ logged) => {
  const late = Date.parse(own) - Date.parse(logged);
  if (Number.isNaN(late)) refuse(`its own time ${own} is none`);
  if (act === 'withdraw') return;
  if (late > DAY + 1000) refuse(`its own time ${own} is more than a day late`);
  if (late < -250 * DAY) refuse(`its own time ${own} is more than 250 days before its entry`);
};
/** Throws where entry, body and record do not fit. Tells the record's id, and whether there is a signature. */
const checkBody = (entry, /** @type {string} */ line, withSignatures) => {
  const [head, secret] = LINE_HEAD.exec(line) ?? refuse('not a line of index, key and body');
  const body = parseJson(line.slice(head.length, -1), 'not a line of index, key and body');
  if (typeof body !== 'string' || !line.endsWith('}')) refuse('not a line of index, key and body');
  if (hmac(Buffer.from(secret, 'base64'), body) !== entry.c) refuse('not the body that the entry commits to');
  const [tail, key, signature] = SIGNATURE.exec(body.slice(-260)) ?? ['}'];
  const text = body.slice(10, -tail.length);
  const signed = parseJson(text, 'not written as bodies are');
  const usual = !/\\[^"\\]/.test(text); // no escape but of quote and backslash: there is one way to write that
  const whole = body.startsWith('{"signed":"') && text.endsWith('"') && body.endsWith('}');
  if (!whole || !(usual || JSON.stringify(signed) === text)) refuse('not written as bodies are');
  const record = parseObject(signed);
  const { schema, id, act, asked, at } = record;
  if (schema !== 'temoin-record/1') refuse(`unknown record schema ${JSON.stringify(schema)}`);
  for (const name of ['act', 'purpose', 'site'])
    if (record[name] !== entry[name]) refuse(`entry and record differ in ${name}`);
  if (asked?.notice !== entry.notice) refuse('entry and record differ in notice');
  if (!UUID.test(id)) refuse(`its record has no id: ${JSON.stringify(id)}`);
  checkTimes(act, at, entry.at);
  if (act === 'refuse' && key) refuse('a refusal carries a signature');
  if (act !== 'refuse' && !key) refuse(`a ${act} carries no signature`);
  if (key && withSignatures && !isSigned(signed, key, signature))
    refuse('the signature is not by its key over its record');
  return { id, signed: Boolean(key) };
};
/** What is kept of each id: 8 bytes, salted anew in each run, so that nobody can make two of them alike. */
const idHash = (/** @type {string} */ salt, /** @type {string} */ id) =>
  sha256(salt + id, 'binary').slice(0, 8);
/** The bodies with the numbers of their entries, which only ever go up. */
function* bodiesOf(path, fail) {
  let [before, number] = [-1, 0];
  for (const line of linesOf(path)) {
    const index = Number(/^\{"index":(\d{1,15}),/.exec(line.toString('binary', 0, 32))?.[1] ?? -1);
    number++;
    if (index > before) yield { index, line };
    else fail(`line ${number} is not of an entry after ${before}`);
    before = Math.max(index, before);
  }
}
/** Checks a share of the bodies: of each `of` thousands those `from` and before `to`. */
const checkBodies = ({ path, from, to, of, withSignatures, salt }) => {
  const answer = { bodies: 0, signatures: 0, findings: [], more: 0, ids: Buffer.alloc(16 * KIB) };
  const check = (index, entry, line) => {
    try {
      if (!isUtf8(line)) refuse('not UTF-8');
      const { id, signed } = checkBody(parseEntry(entry.toString()), line.toString(), withSignatures);
      const at = 8 * answer.bodies++;
      if (signed) answer.signatures++;
      if (at === answer.ids.length) answer.ids = Buffer.concat([answer.ids], 2 * at);
      answer.ids.write(idHash(salt, id), at, 'binary');
    } catch (error) {
      if (answer.findings.length < MOST_FINDINGS) answer.findings.push(`entry ${index}: ${error.message}`);
      else answer.more++;
    }
  };
  const entries = linesOf(`${path}entries.jsonl`);
  let [next, entry] = [0, undefined];
  try {
    for (const { index, line } of bodiesOf(`${path}bodies.jsonl`, () => {})) {
      for (; next <= index; next++) entry = entries.next().value;
      const turn = Math.floor(index / 1000) % of;
      const mine = turn >= from && turn < to;
      if (mine && entry?.includes('"kind":"choice"')) check(index, entry, line);
    }
  } catch {
    // A file that cannot be read on ends this; checkEntries meets the same fault and names it.
  }
  return { ...answer, ids: answer.ids.subarray(0, 8 * answer.bodies) };
};
/** Shares the bodies out to threads, each of which reads for itself; `own` is left for this one, which has the tree
 * to do as well: hence half a share where signatures, the long part, are not checked. */
const shareOut = (path, withSignatures, salt) => {
  const few = fs.statSync(`${path}bodies.jsonl`).size < 2 ** 22;
  const threads = few ? 0 : Math.min(availableParallelism(), withSignatures ? 64 : 3) - 1;
  const each = withSignatures ? 1 : 2;
  const job = { job: 'temoin: bodies', path, withSignatures, salt, of: threads * each + 1 };
  const others = Array.from({ length: threads }, (_, at) => {
    const workerData = { ...job, from: at * each, to: (at + 1) * each };
    return once(new Worker(new URL(import.meta.url), { workerData, resourceLimits: LIMITS }), 'message');
  });
  return { others: Promise.all(others), own: { ...job, from: threads * each, to: threads * each + 1 } };
};
if (workerData?.job === 'temoin: bodies') parentPort.postMessage(checkBodies(workerData));
/** What stands twice among them, as kept of ids: what happens by mistake or by fraud, not by the thousand. */
const twiceIn = (/** @type {Uint8Array[]} */ parts) => {
  const all = new BigUint64Array(parts.reduce((sum, { length }) => sum + length, 0) / 8);
  const bytes = new Uint8Array(all.buffer);
  let filled = 0;
  for (const part of parts) {
    bytes.set(part, filled);
    filled += part.length;
  }
  all.sort();
  const twice = new Set();
  for (let at = 1; at < all.length && twice.size < 1000; at++)
    if (all[at] === all[at - 1]) twice.add(all[at]);
  return twice;
};
/** A record counts once, in whichever log: a grant that was logged again would outlive its withdrawal. */
const checkIds = (/** @type {Log[]} */ logs, salt, { ok, fail }) => {
  const twice = twiceIn(logs.flatMap(({ ids }) => ids));
  const first = new Map();
  const look = (index, line, place) => {
    const { id } = JSON.parse(JSON.parse(JSON.parse(line).body).signed);
    if (!twice.has(Buffer.from(idHash(salt, id), 'binary').readBigUInt64LE())) return;
    const here = `entry ${index}${place && ` of ${place.slice(0, -1)}`}`;
    if (first.has(id)) fail('records', `${here}: its record ${id} was logged before, as ${first.get(id)}`);
    else first.set(id, here);
  };
  for (const { path, place, ids } of twice.size ? logs : [])
    for (const { index, line } of ids.length ? bodiesOf(`${path}bodies.jsonl`, () => {}) : [])
      try {
        look(index, line.toString(), place);
      } catch {
        // No record: checkBodies has named it.
      }
  if (logs.some(({ ids }) => ids.length)) ok('records', 'none was logged twice');
};

// ---- Timestamps (RFC 3161): what was stamped and when. That the authority signed it is for openssl to say.
/** The contents of the values that lie in DER, one after the other. */
const partsOf = (der) => {
  const parts = [];
  for (let at = 0; at < der.length; ) {
    const wide = der[at + 1] > 128 ? der[at + 1] - 128 : 0;
    const start = at + 2 + wide;
    at = start + (wide ? der.readUIntBE(at + 2, wide) : der[at + 1]);
    if (!(at <= der.length)) refuse('not DER');
    parts.push(der.subarray(start, at));
  }
  return parts;
};
const inside = (der, ...path) =>
  path.reduce((value, at) => partsOf(value)[at] ?? refuse('no timestamp'), der);
/** @type {(log: Log, name: string, head: Head, keys: Key[]) => Earlier} */
const readStamped = (log, name, head, keys) => {
  const [stamp, stamped] = [
    bytesOf(claim(log, `${name}.tsr`), MIB),
    textOf(claim(log, `${name}.checkpoint`)),
  ];
  const info = inside(stamp, 0, 1, 1, 0, 2, 1, 0, 0); // the answer's token, its signed data, their content
  if (inside(info, 2, 0, 0).toString('hex') !== '608648016503040201') refuse('not on a SHA-256');
  if (inside(info, 2, 1).toString('hex') !== sha256(stamped, 'hex')) refuse('on another checkpoint');
  const time = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(inside(info, 4).toString('binary'));
  const [, year, month, day, hour, minute, second] = time ?? refuse('without a time');
  const { origin, size, root } = openNote(stamped, keys);
  if (name !== `timestamps/${size}` || origin !== head.origin || size > head.size)
    refuse('on another log or size');
  return {
    topic: 'timestamps',
    name,
    size,
    root,
    time: `${year}-${month}-${day}T${hour}:${minute}:${second}Z`,
  };
};

// ---- One log.
/** @typedef {{ topic: string, name: string, size: number, root: string, time?: string }} Earlier what the log was */
const readSince = (/** @type {string} */ since, /** @type {Head} */ head, /** @type {Key[]} */ keys) => {
  const { size, root } = openNote(since, keys);
  if (size > head.size)
    refuse(`the log was cut: it has ${head.size} entries, that checkpoint covers ${size}`);
  return { topic: 'since', name: 'that checkpoint', size, root };
};
/** @type {(log: Log, name: string, head: Head, keys: Key[]) => Earlier} */
const readCosigned = (log, name, head, keys) => {
  const { origin, size, root, witnesses, signers } = openNote(textOf(claim(log, name)), keys);
  if (name !== `cosigned/${size}.checkpoint` || origin !== head.origin || size > head.size)
    refuse('of another log or size');
  if (!witnesses.length) refuse('cosigned by none of the trusted witnesses');
  for (const signer of signers) head.signers.add(signer);
  for (const witness of witnesses) log.report.ok('witness', `${witness}, when there were ${size} entries`);
  return { topic: 'witness', name, size, root };
};
const readScope = (path) => {
  const scope = parseObject(textOf(path));
  const { party = '', purposes = [], from, to, ...others } = scope;
  const names = Array.isArray(purposes) ? [party, ...purposes] : [undefined];
  if (!names.every((name) => typeof name === 'string') || Object.keys(others).length) refuse('not a scope');
  if (![from, to].every((at) => at === undefined || isTime(at))) refuse('not a time');
  return scope;
};
const inScope = ({ purposes, from = '', to = '~' }, { purpose, at }) =>
  (!purposes || purposes.includes(purpose)) && at >= from && at < to;
/** What a party was given; the bounds first, so that no long name pushes them off the line. */
const scopeText = ({ party, purposes, from, to }) =>
  JSON.stringify({ from, to, purposes }) + (party ? `, for ${JSON.stringify(party.slice(0, 100))}` : '');
/** What is wrong with the files that entries name. Each is accounted for, also where another is at fault. */
const createFiles = (/** @type {Log} */ log) => {
  const faultOf = (name, sum) => {
    log.unclaimed.delete(name);
    if (!log.files.has(name)) return [`${name} is missing`];
    return log.files.get(name) === sum ? [] : [`${name} is not the file that was logged`];
  };
  const shown = new Map(); // the notice of each manifest, which is read but once
  const faultsOfManifest = (name, notice) => {
    const known = shown.has(name);
    const {
      schema,
      notice: own,
      views,
    } = known
      ? { ...{ schema: 'temoin-evidence/1', views: [] }, notice: shown.get(name) }
      : parseObject(textOf(claim(log, name), MIB));
    shown.set(name, own);
    if (schema !== 'temoin-evidence/1' || own !== notice || !Array.isArray(views))
      return [`${name} is no evidence of its notice`];
    return views.flatMap((view) => [
      ...faultOf(`documents/${view?.picture}.png`, view?.picture),
      ...faultOf(`documents/${view?.text}.txt`, view?.text),
    ]);
  };
  const evidence = (name, notice) => {
    try {
      return log.files.has(name) ? faultsOfManifest(name, notice) : [];
    } catch (error) {
      return [`${name}: ${error.message}`];
    }
  };
  const documents = new Map(
    [...log.files.keys()].map((name) => [name.replace(/(?<=^documents\/\w+)\..*/, ''), name]),
  );
  return ({ kind, notice, digest }) => {
    const name = `documents/${digest}`;
    if (kind === 'notice') return faultOf(`notices/${digest}.json`, digest);
    if (kind === 'configuration') return faultOf(`${name}.json`, digest);
    if (kind === 'import') return faultOf(documents.get(name) ?? name, digest);
    return kind === 'evidence'
      ? [...faultOf(`${name}.json`, digest), ...evidence(`${name}.json`, notice)]
      : [];
  };
};
/** Judges each entry by those before it and by the files that it names. */
const createJudge = (/** @type {Log} */ log, { begin, end }) => {
  const seen = { site: '', from: '', to: '', choices: 0, expired: [] };
  const announced = new Set();
  const faultsOf = createFiles(log);
  const judge = (/** @type {Record<string, string>} */ entry) => {
    const { kind, at, site, notice, digest } = entry;
    const [before, faults] = [seen.to, faultsOf(entry)];
    seen.to = at > before ? at : before;
    seen.from ||= at;
    seen.site ||= site;
    if (kind === 'choice') seen.choices++;
    if (kind === 'expiry') seen.expired.push(entry);
    if (kind === 'notice') announced.add(digest);
    if (at.slice(0, 10) !== before.slice(0, 10) && !isTime(at)) refuse(`there is no time ${at}`);
    if (at < before) refuse(`a clock was set back: ${at} after ${before}`);
    if (at < begin) refuse(`its time ${at} is before the quarter of its log`);
    // Choices end with the quarter, but where a clock was set back: then they have the time of the entry before.
    if (kind === 'choice' && at >= end && at !== before)
      refuse(`its time ${at} is after the quarter of its log`);
    if (site !== seen.site) refuse(`it is of ${site}, those before it of ${seen.site}`);
    if (kind === 'choice' && !announced.has(notice)) refuse(`its notice ${notice} was not announced before`);
    if (faults.length) refuse(faults.join(', '));
  };
  return { seen, judge };
};
/** What became of each body: one byte an entry is all that grows with the log. */
const createFates = (/** @type {Log} */ { report }, /** @type {Head} */ head, scope) => {
  const { fail, erased } = report;
  const [NONE, THERE, MISSING, OUT_OF_SCOPE, ERASED] = [0, 1, 2, 3, 4];
  const faults = ['it never had a body', 'its body is there', '', '', 'it was erased before'];
  let fates = Buffer.alloc(2 ** 16);
  const erase = (number, { log = head.origin, index, why, at }) => {
    const [of, by, fate] = [Number(index), `${why} (entry ${number}, ${at})`, fates[Number(index)]];
    if (log !== head.origin) return erased(`entry ${of} of ${log}`, by);
    if (of >= number) return fail('bodies', `entry ${number} erases entry ${of}, which is not before it`);
    if (faults[fate]) return fail('bodies', `entry ${of}: erased, but ${faults[fate]}: ${by}`);
    fates[of] = ERASED;
    return erased(`entry ${of}`, by);
  };
  const see = (number, entry, there) => {
    const choice = entry.kind === 'choice';
    const wanted = choice && inScope(scope, entry);
    const fault = choice ? 'out of scope' : `a ${entry.kind} has none`;
    if (there && !wanted) fail('bodies', `entry ${number}: its body is there, and ${fault}`);
    if (number >= fates.length) fates = Buffer.concat([fates], 2 * number);
    const fate = there ? THERE : wanted ? MISSING : OUT_OF_SCOPE;
    fates[number] = choice ? fate : NONE;
    if (entry.kind === 'erasure') erase(number, entry);
  };
  const end = (size) => {
    const counts = [0, 0, 0, 0, 0];
    for (let number = 0; number < size; number++) {
      counts[fates[number]]++;
      if (fates[number] === MISSING)
        fail('bodies', `entry ${number}: its body is missing, and no later entry erases it`);
    }
    return { erased: counts[ERASED], outOfScope: counts[OUT_OF_SCOPE] };
  };
  return { see, end };
};
/** Reads the entries once, and beside them which bodies are there. */
/** @type {(log: Log, head: Head, earlier: Earlier[], scope: any) => any} */
const checkEntries = (log, head, earlier, scope) => {
  const { ok, fail, attempt } = log.report;
  const { seen, judge } = createJudge(log, attempt('signature', '', () => quarterOf(head.origin)) ?? {});
  const fates = createFates(log, head, scope);
  let [number, tiles] = [0, 0];
  const tree = createTree((name, sum) => {
    tiles++;
    attempt('tiles', '', () => claim(log, name));
    if (log.files.has(name) && log.files.get(name) !== sum)
      fail('tiles', `${name} is not what the entries give`);
  });
  const compare = (/** @type {Earlier} */ { topic, name, root, time }) => {
    const late = time && Date.parse(seen.to) > Date.parse(time) + FIVE_MINUTES;
    const openssl = `openssl ts -verify -data ${name}.checkpoint -in ${name}.tsr -CAfile <its certificates>`;
    const rewritten = tree.root() !== root;
    if (rewritten) fail(topic, `the log was rewritten before entry ${number}: ${name} has another root`);
    else if (late)
      fail(topic, `a clock was set back: ${name}, stamped at ${time}, has an entry of ${seen.to}`);
    else
      ok(topic, `the first ${number} entries are those of ${name}${time ? `, of ${time}: ${openssl}` : ''}`);
  };
  const failBodies = (fault) => fail('bodies', `bodies.jsonl: ${fault}`);
  const bodies = attempt('bodies', '', () => bodiesOf(claim(log, 'bodies.jsonl'), failBodies));
  const nextBody = () => attempt('bodies', 'bodies.jsonl: ', () => bodies?.next().value?.index);
  let body = nextBody();
  const step = (line) => {
    tree.add(line);
    attempt('entries', `entry ${number}: `, () => {
      const entry = isUtf8(line) ? parseEntry(line.toString()) : refuse('not UTF-8');
      fates.see(number, entry, body === number);
      judge(entry);
    });
    if (body === number) body = nextBody();
    number++;
  };
  const meet = () => earlier.filter(({ size }) => size === number).forEach(compare);
  const sizes = new Set(earlier.map(({ size }) => size));
  meet();
  attempt('entries', 'entries.jsonl: ', () => {
    for (const line of linesOf(claim(log, 'entries.jsonl'))) {
      step(line);
      if (sizes.has(number)) meet();
    }
  });
  for (; body !== undefined; body = nextBody()) fail('bodies', `there is no entry ${body}, but a body of it`);
  tree.end();
  const absent = fates.end(number);
  if (number !== head.size) fail('entries', `there are ${number}, the checkpoint says ${head.size}`);
  if (tree.root() !== head.root)
    fail('root', `the entries give ${tree.root()}, the checkpoint says ${head.root}`);
  ok('entries', `${number}, of them ${seen.choices} choices, ${seen.from || '-'} to ${seen.to || '-'}`);
  ok('root', 'rebuilt from every entry');
  ok('tiles', `${tiles} are what the entries give`);
  return { entries: number, tiles, ...seen, ...absent };
};
const checkRecords = async (/** @type {Log} */ log, head, earlier, { withSignatures, salt }) => {
  const { files, report } = log;
  const scope =
    files.has('scope.json') && report.attempt('scope', '', () => readScope(claim(log, 'scope.json')));
  if (scope) report.ok('scope', `bodies were left out on purpose, all but those of ${scopeText(scope)}`);
  const readable = files.has('entries.jsonl') && files.has('bodies.jsonl');
  const shares = readable && shareOut(log.path, withSignatures, salt);
  const told = { ...checkEntries(log, head, earlier, scope || {}), bodies: 0, signatures: 0 };
  const answers = shares ? [checkBodies(shares.own), ...(await shares.others).flat()] : [];
  for (const answer of answers) {
    told.bodies += answer.bodies;
    told.signatures += answer.signatures;
    log.ids.push(answer.ids);
    for (const finding of answer.findings) report.fail('bodies', finding);
    if (answer.more) report.fail('bodies', `${answer.more} more like these`);
  }
  const { bodies, erased, outOfScope, signatures } = told;
  report.ok('bodies', `${bodies} match, ${erased} lawfully erased, ${outOfScope} out of scope`);
  report.ok(
    'signatures',
    `${signatures} of grants and withdrawals: ${withSignatures ? 'sound' : 'NOT CHECKED'}`,
  );
  return told;
};
/** The keys that were given, or else the folder's own. */
/** @type {(log: Log, given?: Key[], witnesses?: Key[]) => Key[]} */
const trustedKeys = (log, given, witnesses) => {
  const [own, ...more] = readKeys(claim(log, 'keys/vkey'), LOG_KEY);
  const { ok, fail } = log.report;
  if (more.length) fail('key', 'keys/vkey holds more than one');
  if (given && !given.some(({ line }) => line === own.line))
    fail('key', `keys/vkey is not one you trust: ${own.line}`);
  ok(
    'key',
    `${own.line}, ${given ? 'as given' : 'of this folder: compare it with one that came by another way'}`,
  );
  const witnessed = log.files.has('keys/witnesses');
  const named = witnessed ? readKeys(claim(log, 'keys/witnesses'), WITNESS_KEY) : [];
  const trusted = (witnesses ?? named).map((key) => ({
    ...key,
    whose: witnesses ? 'as given' : 'key of this folder',
  }));
  return [...(given ?? [own]), ...trusted];
};
/** Of a dropped log nothing is left but its last root. */
const checkLastRoot = ({ report }, head, /** @type {Earlier[]} */ earlier) => {
  for (const { topic, name, size, root } of earlier)
    if (size < head.size)
      report.fail(topic, `${name}, of ${size} entries, cannot be checked: the log was dropped`);
    else if (root !== head.root)
      report.fail(topic, `the log was rewritten before it was dropped: ${name} has another root`);
    else report.ok(topic, `the dropped log has the root of ${name}`);
};
/** What there is to tell of a log; nothing where its checkpoint does not hold, on which the rest rests. */
const checkLog = async (/** @type {Log} */ log, { given, witnesses, since, ...how }) => {
  const { files, unclaimed, report } = log;
  const dropped = files.has('DROPPED');
  for (const name of dropped ? ['DROPPED', 'SHA256SUMS'] : ['README.txt', 'verify.mjs'])
    unclaimed.delete(name);
  if (!dropped || files.has('SHA256SUMS')) report.attempt('files', '', () => checkSums(log));
  const keys = report.attempt('key', '', () => trustedKeys(log, given, witnesses)) ?? [];
  const readHead = () => openNote(textOf(claim(log, 'checkpoint')), keys);
  const head = report.attempt('signature', 'checkpoint: ', readHead);
  if (!head) return undefined;
  report.ok('signature', `${head.origin}, ${head.size} entries, root ${head.root}`);
  for (const witness of head.witnesses) report.ok('witness', witness);
  const stamps = [...files.keys()].map((name) => /^timestamps\/\d+(?=\.(?:tsr|checkpoint)$)/.exec(name)?.[0]);
  /** @type {Earlier[]} */
  const earlier = [];
  for (const name of new Set(stamps.filter(Boolean)))
    report.attempt('timestamps', `${name}: `, () => earlier.push(readStamped(log, name, head, keys)));
  for (const name of [...files.keys()].filter((each) => /^cosigned\/\d+\.checkpoint$/.test(each)))
    report.attempt('witness', `${name}: `, () => earlier.push(readCosigned(log, name, head, keys)));
  if (since?.startsWith(`${head.origin}\n`))
    report.attempt('since', '', () => earlier.push(readSince(since, head, keys)));
  for (const { line } of (!dropped && witnesses) || [])
    if (!head.signers.has(line)) report.fail('witness', `it was not cosigned by ${line}`);
  if (dropped) checkLastRoot(log, head, earlier);
  const told = dropped ? { expired: [] } : await checkRecords(log, head, earlier, how);
  for (const name of unclaimed) report.fail('files', `nothing in the log accounts for ${name}`);
  const { signers, ...known } = head;
  return { ...known, dropped, ...told };
};

// ---- A folder: one log, or one in each subfolder.
const createReport = (/** @type {string} */ place, say, tally) => {
  const wrong = new Set(); // topics that are never said to be ok again
  const fail = (topic, text) => {
    wrong.add(topic);
    if (tally.findings++ < MOST_FINDINGS) say(`FAIL ${place}${topic}: ${text}`);
  };
  return {
    fail,
    ok: (topic, text) => !wrong.has(topic) && say(`ok ${place}${topic}: ${text}`),
    erased: (which, text) => say(`erased ${place}${which}: ${text}`),
    attempt: (topic, where, step) => {
      try {
        return step();
      } catch (error) {
        return fail(topic, where + error.message);
      }
    },
  };
};
/** A dropped log is explained by an expiry entry of a later one, which was written when its quarter was over. */
const checkDropped = (logs, report) => {
  const entries = logs.flatMap(({ origin: by, expired }) => expired.map((entry) => ({ ...entry, by })));
  for (const { origin, size, root } of logs.filter(({ dropped }) => dropped)) {
    const { end } = quarterOf(origin);
    const own = entries.filter(
      (each) => each.log === origin && Number(each.size) === size && each.root === root,
    );
    const entry = own.find(({ by, at }) => quarterOf(by).begin >= end && at >= end);
    const days = Math.floor((Date.parse(entry?.at) - Date.parse(end)) / DAY);
    const what = `${origin}, ${size} entries, root ${root}`;
    if (entry) report.ok('dropped', `${what}: ${entry.why} (${entry.at}), ${days} days after its quarter`);
    else if (own.length)
      report.fail(
        'dropped',
        `${origin}: the expiry entry that names it is not of a later log, after its quarter`,
      );
    else report.fail('dropped', `${origin}: no other log here has an expiry entry of its size and root`);
  }
};
/** A log has one history. */
const checkNames = (logs, report) => {
  const known = new Map();
  for (const { origin, folder } of logs)
    if (known.has(origin))
      report.fail('files', `${known.get(origin)} and ${folder} are both of the log ${origin}`);
    else known.set(origin, folder);
};
const openLog = (path, listed, place, report) => {
  const own = listed
    .filter(([name]) => name.startsWith(place))
    .map(([name, sum]) => [name.slice(place.length), sum]);
  const unclaimed = new Set(own.map(([name]) => name));
  return { path: path + place, place, files: new Map(own), unclaimed, report, ids: [] };
};
/** The folder above several logs. */
const checkAbove = (all, places) => {
  all.report.attempt('files', '', () => checkSums(all));
  const known = ['README.txt', 'verify.mjs', 'SHA256SUMS'];
  for (const name of all.files.keys())
    if (!known.includes(name) && !places.some((place) => name.startsWith(place)))
      all.report.fail('files', `nothing accounts for ${name}`);
};
const checkFolder = async (path, say, tally, { large, ...how }) => {
  const report = createReport('', say, tally);
  const { attempt } = report;
  const places = attempt('files', '', () => placesOf(path));
  const listed = places && attempt('files', '', () => sumFiles(path, report, large));
  if (!listed) return [];
  const [alone, logs, opened] = [places[0] === '', [], []];
  for (const place of places) {
    const own = alone ? report : createReport(`${place.slice(0, -1)} `, say, tally);
    const log = openLog(path, listed, place, own);
    opened.push(log);
    const failed = (error) => own.fail('files', error.message);
    const told = await checkLog(log, how).catch(failed);
    if (told) logs.push({ folder: place, ...told });
  }
  if (!alone) checkAbove(openLog(path, listed, '', report), places);
  attempt('dropped', '', () => checkDropped(logs, report));
  checkNames(logs, report);
  attempt('records', '', () => checkIds(opened, how.salt, report));
  const { since } = how;
  if (since && !logs.some(({ origin }) => since.startsWith(`${origin}\n`)))
    report.fail('since', `there is no sound log here of that checkpoint's name, ${since.split('\n', 1)}`);
  return logs;
};
/** See verify.d.mts. @type {(folder: string, options?: any) => Promise<any>} */
export const verify = async (folder, options = {}) => {
  const { vkey, witness, since, print, large, signatures: withSignatures = true } = options;
  if (!fs.statSync(folder).isDirectory()) refuse(`${folder} is not a folder`);
  const given = {
    given: vkey && readKeys(vkey, LOG_KEY),
    witnesses: witness && readKeys(witness, WITNESS_KEY),
  };
  const how = { ...given, since: since && textOf(since), withSignatures, large };
  const [lines, tally] = [[], { findings: 0 }];
  const put = print ?? ((line) => lines.push(line));
  // A name in the folder must not write to the terminal.
  const say = (text) => put(text.replace(/[\p{Cc}\p{Cf}]/gu, '?').slice(0, 1000));
  const salt = crypto.randomBytes(16).toString('hex');
  const logs = await checkFolder(folder.replace(/\/*$/, '/'), say, tally, { ...how, salt });
  if (tally.findings > MOST_FINDINGS) say(`FAIL and ${tally.findings - MOST_FINDINGS} more`);
  return { sound: tally.findings === 0, findings: tally.findings, lines, logs };
};

const main = async () => {
  v8.setFlagsFromString('--semi-space-growth-factor=1'); // or Node 24 takes 70 MB more, to no use
  /** @type {import('node:util').ParseArgsConfig['options']} */
  const options = {};
  for (const name of ['vkey', 'witness', 'since']) options[name] = { type: 'string' };
  for (const name of ['no-signatures', 'large', 'json', 'help']) options[name] = { type: 'boolean' };
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const { 'no-signatures': without, json, help, ...others } = values;
    if (help) return console.log(USAGE);
    if (positionals.length !== 1) refuse('one folder is wanted');
    const print = json ? undefined : console.log;
    const found = await verify(positionals[0], { ...others, signatures: !without, print });
    if (json) console.log(JSON.stringify(found));
    process.exitCode = found.sound ? 0 : 1;
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    process.exitCode = 2;
  }
};
const started = fs.existsSync(process.argv[1] ?? '') && fs.realpathSync(process.argv[1]);
if (isMainThread && started === fs.realpathSync(fileURLToPath(import.meta.url))) await main();
