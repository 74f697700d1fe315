import { contentOf, type Der, elements, firstElement, TAG } from './der.ts';
import type { Asked } from './request.ts';

/** 1.2.840.113549.1.7.2 and 1.2.840.113549.1.9.16.1.4 */
const SIGNED_DATA = '2a864886f70d010702';
const TST_INFO = '2a864886f70d0109100104';

const STATUS = [
  'granted',
  'granted with modifications',
  'rejected',
  'waiting',
  'revocation warning',
  'revoked',
];
/** `PKIFailureInfo`, by bit. */
const FAILURES: Readonly<Record<number, string>> = {
  0: 'unknown algorithm',
  2: 'bad request',
  5: 'bad data format',
  14: 'no time available',
  15: 'policy not accepted',
  16: 'extension not accepted',
  17: 'further information not available',
  25: 'system failure',
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

const refusal = (status: number, [, ...more]: readonly Der[]): string => {
  const texts = more
    .filter(({ tag }) => tag === TAG.sequence)
    .flatMap(({ content }) => elements(content, 'the status text'))
    .map(({ content }) => Buffer.from(content).toString('utf8').replace(/\p{C}/gu, ' ').slice(0, 200));
  const bits = more.find(({ tag }) => tag === 0x03)?.content.subarray(1) ?? [];
  const failures = Object.entries(FAILURES)
    .filter(([bit]) => ((bits[Math.floor(Number(bit) / 8)] ?? 0) >> (7 - (Number(bit) % 8))) & 1)
    .map(([, name]) => name);
  const why = [...failures, ...texts].join('; ');
  return `${STATUS[status] ?? `status ${status}`}${why && `: ${why}`}`;
};

/** `20261103100000.5Z` in milliseconds since the epoch. */
const generalizedTime = (content: Uint8Array): number => {
  const text = Buffer.from(content).toString('latin1');
  const [, year, month, day, hour, minute, second, fraction = ''] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d*[1-9])?Z$/.exec(text) ?? [];
  const whole = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const ms = Date.parse(`${whole}Z`);
  // The 30th of February is a date to some engines.
  if (Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(whole))
    throw new Error(`the timestamp's time is ${JSON.stringify(text.slice(0, 40))}`);
  return ms + Math.floor(Number(`0${fraction}`) * 1000);
};

/** The `TSTInfo` in a token, reached through the one path that RFC 3161 §2.4.2 allows; all else stays unread. */
const info = (token: Der): readonly Der[] => {
  const [type, explicit] = elements(contentOf(token, TAG.sequence, 'the token'), 'the token');
  if (hex(contentOf(type, TAG.oid, "the token's type")) !== SIGNED_DATA)
    throw new Error('the token is not signed data');
  const signed = firstElement(contentOf(explicit, TAG.zero, 'the signed data'), 'the signed data');
  const [, , encapsulated] = elements(contentOf(signed, TAG.sequence, 'the signed data'), 'the signed data');
  const content = contentOf(encapsulated, TAG.sequence, "the token's content");
  const [kind, wrapped] = elements(content, "the token's content");
  if (hex(contentOf(kind, TAG.oid, "the content's type")) !== TST_INFO)
    throw new Error('the token signs something other than a time');
  const octets = firstElement(contentOf(wrapped, TAG.zero, "the token's content"), "the token's content");
  const tstInfo = firstElement(contentOf(octets, TAG.octets, "the token's content"), 'the time');
  return elements(contentOf(tstInfo, TAG.sequence, 'the time'), 'the time');
};

/**
 * Does a `TimeStampResp` (RFC 3161 §2.4.2) answer what was asked? Gives its time, in milliseconds since the epoch.
 * The signature and the certificate are not looked at: that is `openssl ts -verify`, with the authority that an
 * auditor trusts. Throws an `Error` that names what is wrong.
 */
export const readTimestamp = (answer: Uint8Array, { imprint, nonce }: Asked): number => {
  const outer = firstElement(answer, 'the answer');
  if (outer.whole.length !== answer.length) throw new Error('there are bytes behind the answer');
  const [status, token, ...rest] = elements(contentOf(outer, TAG.sequence, 'the answer'), 'the answer');
  const said = elements(contentOf(status, TAG.sequence, 'the status'), 'the status');
  const [code = -1, ...more] = contentOf(said[0], TAG.integer, 'the status');
  // 1: the authority changed something; what must not change is compared below.
  if (more.length || (code !== 0 && code !== 1))
    throw new Error(`no timestamp was given: ${refusal(more.length ? -1 : code, said)}`);
  if (!token || rest.length) throw new Error(token ? 'there is more than a token' : 'the token is missing');
  const [version, , stamped, , time, ...optional] = info(token);
  if (hex(contentOf(version, TAG.integer, 'the version')) !== '01') throw new Error('the version is not 1');
  contentOf(stamped, TAG.sequence, 'the message imprint');
  if (!stamped || !same(stamped.whole, imprint)) throw new Error('the timestamp is for other bytes');
  const repeated = optional.find(({ tag }) => tag === TAG.integer);
  if (!repeated) throw new Error('the nonce is missing');
  if (!same(repeated.content, nonce)) throw new Error('the nonce is that of another request');
  return generalizedTime(contentOf(time, TAG.time, "the timestamp's time"));
};
