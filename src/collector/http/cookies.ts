import type { HttpOnlyTracker } from '../../config/configuration.ts';
import { addDuration } from '../../config/duration.ts';
import type { Choice } from '../../consent/choice.ts';
import { decode } from '../../consent/remembered.ts';
import type { ReceivedRecord } from '../records/receive.ts';

const NAME = 'temoin';
const LONGEST = 3072;
/** RFC 6265: what a value may hold, and what a name. */
const VALUE = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/;
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

const pairs = (header: string | null): [string, string][] =>
  (header ?? '').split(/; */).map((pair) => {
    const at = pair.indexOf('=');
    return at < 0 ? [pair, ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  });

const choicesIn = (value: string): Choice[] => {
  try {
    return decode(decodeURIComponent(value));
  } catch {
    // Broken escapes: not written by us.
    return [];
  }
};

/** What must be known to send the choice cookie back. */
export interface Echo {
  readonly cookies: string | null;
  readonly records: readonly ReceivedRecord[];
  /** Grants whose consent lives. */
  readonly living: readonly string[];
  readonly secure: boolean;
  readonly choiceLifetime: string;
  readonly now: number;
}

/**
 * The choice cookie as a `Set-Cookie` of the server's, since some browsers shorten the life of what scripts write:
 * the very value that was received, for what remains of the choice's lifetime. Nothing where the value is not ours,
 * or is older than what the request proves: an outdated cookie must not bring a withdrawn consent back.
 */
export const echoCookie = ({
  cookies,
  records,
  living,
  secure,
  choiceLifetime,
  now,
}: Echo): string | undefined => {
  const values = pairs(cookies).flatMap(([name, value]) => (name === NAME ? [value] : []));
  const [value] = values;
  if (value === undefined || values.length > 1 || value.length > LONGEST || !VALUE.test(value))
    return undefined;
  const choices = choicesIn(value);
  const isOutdated = records.some(({ id, act, purpose, at }) => {
    const kept = choices.find((choice) => choice.purpose === purpose);
    return (
      !kept ||
      kept.at < at ||
      (kept.at === at && kept.act !== act) ||
      (act === 'grant' && !living.includes(id))
    );
  });
  if (isOutdated) return undefined;
  const until = Math.max(...choices.map(({ at }) => addDuration(Math.min(at, now), choiceLifetime)));
  const seconds = Math.floor((until - now) / 1000);
  return seconds > 0
    ? `${NAME}=${value}; Max-Age=${seconds}; Path=/; SameSite=Lax${secure ? '; Secure' : ''}`
    : undefined;
};

const matches = (pattern: string, name: string): boolean =>
  new RegExp(`^${pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\\*', '.*')}$`).test(name);

const past = (name: string, { path, domain, secure, partitioned }: Omit<HttpOnlyTracker, 'name'>): string =>
  [
    `${name}=`,
    'Expires=Thu, 01 Jan 1970 00:00:00 GMT',
    'Max-Age=0',
    `Path=${path ?? '/'}`,
    ...(domain ? [`Domain=${domain}`] : []),
    ...(secure || partitioned || /^__(Host|Secure)-/i.test(name) ? ['Secure'] : []),
    'HttpOnly',
    // A partitioned cookie is one that is sent across sites.
    partitioned ? 'SameSite=None' : 'SameSite=Lax',
    ...(partitioned ? ['Partitioned'] : []),
  ].join('; ');

/**
 * `Set-Cookie` values in the past for every declared HttpOnly tracker, with the attributes that it was set with. A
 * pattern reaches what the browser sent: with path `/`, host-only and in the declared domain. Never the choice cookie.
 * CNIL draft §34-35.
 */
export const expireCookies = (trackers: readonly HttpOnlyTracker[], cookies: string | null): string[] => [
  ...new Set(
    trackers.flatMap(({ name, domain, ...attributes }) => {
      if (!name.includes('*'))
        return name === NAME ? [] : [past(name, { domain, ...attributes } as HttpOnlyTracker)];
      const sent = pairs(cookies).filter(
        ([each]) => each !== NAME && TOKEN.test(each) && matches(name, each),
      );
      return sent.flatMap(([each]) => [
        past(each, { ...attributes, path: '/' }),
        ...(domain ? [past(each, { ...attributes, path: '/', domain })] : []),
      ]);
    }),
  ),
];
