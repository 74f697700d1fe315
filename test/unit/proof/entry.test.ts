import { describe, expect, it } from 'vitest';
import { MAX_ENTRY_BYTES } from '../../../src/log/index.ts';
import { type Entry, entryText, entryTime, parseEntry, Unsound } from '../../../src/proof/index.ts';
import { choiceEntry, NOTICE } from './fixture.ts';

const common = { v: 1, site: 'https://boutique.example', at: '2026-11-03T10:00:00Z' } as const;
const CHOICE = `{"v":1,"kind":"choice","act":"grant","purpose":"replay.errors","site":"https://boutique.example","notice":"${NOTICE}","at":"2026-11-03T10:00:00Z","c":"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc="}`;
const CONFIGURATION = `{"v":1,"kind":"configuration","site":"https://boutique.example","digest":"${NOTICE}","at":"2026-11-03T10:00:00Z"}`;
const KINDS: readonly (readonly [Entry, string])[] = [
  [choiceEntry(), CHOICE],
  [
    { ...common, kind: 'notice', digest: NOTICE, language: 'fr' },
    `{"v":1,"kind":"notice","site":"https://boutique.example","digest":"${NOTICE}","language":"fr","at":"2026-11-03T10:00:00Z"}`,
  ],
  [{ ...common, kind: 'configuration', digest: NOTICE }, CONFIGURATION],
  [
    { ...common, kind: 'erasure', index: 19_999, why: 'GDPR art. 17(1)(b)' },
    '{"v":1,"kind":"erasure","site":"https://boutique.example","index":19999,"why":"GDPR art. 17(1)(b)","at":"2026-11-03T10:00:00Z"}',
  ],
  [
    { ...common, kind: 'erasure', log: 'boutique.example/temoin/2026q3', index: 0, why: 'retention' },
    '{"v":1,"kind":"erasure","site":"https://boutique.example","log":"boutique.example/temoin/2026q3","index":0,"why":"retention","at":"2026-11-03T10:00:00Z"}',
  ],
  [
    { ...common, kind: 'evidence', notice: NOTICE, digest: NOTICE },
    `{"v":1,"kind":"evidence","site":"https://boutique.example","notice":"${NOTICE}","digest":"${NOTICE}","at":"2026-11-03T10:00:00Z"}`,
  ],
  [
    { ...common, kind: 'import', digest: NOTICE, records: 12, why: 'kept by another system' },
    `{"v":1,"kind":"import","site":"https://boutique.example","digest":"${NOTICE}","records":12,"why":"kept by another system","at":"2026-11-03T10:00:00Z"}`,
  ],
  [
    { ...common, kind: 'deletion', purpose: 'replay.errors', recordings: 3, why: 'withdrawal' },
    '{"v":1,"kind":"deletion","purpose":"replay.errors","site":"https://boutique.example","recordings":3,"why":"withdrawal","at":"2026-11-03T10:00:00Z"}',
  ],
  [
    {
      ...common,
      kind: 'expiry',
      log: 'boutique.example/temoin/2025q3',
      size: 9,
      root: 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=',
      why: 'retention',
    },
    '{"v":1,"kind":"expiry","site":"https://boutique.example","log":"boutique.example/temoin/2025q3","size":9,"root":"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=","why":"retention","at":"2026-11-03T10:00:00Z"}',
  ],
];

describe('an entry', () => {
  it.each(KINDS)('%o has one text for ever', (entry, text) => {
    expect(entryText(entry)).toBe(text);
    expect(entryText(Object.fromEntries(Object.entries(entry).reverse()) as unknown as Entry)).toBe(text);
    expect(parseEntry(text)).toEqual(entry);
  });

  it('takes nothing that is not of its kind: no identifier can slip in', () => {
    for (const [entry] of KINDS) {
      for (const foreign of ['subject', 'ip', 'userAgent', '__proto__x']) {
        expect(() => entryText({ ...entry, [foreign]: 'x' } as Entry)).toThrow(
          `entry: a ${entry.kind} has no ${foreign}`,
        );
      }
    }
  });

  it('takes nothing less', () => {
    for (const [entry] of KINDS) {
      for (const member of Object.keys(entry).filter(
        (name) => name !== 'kind' && (name !== 'log' || entry.kind !== 'erasure'),
      )) {
        const { [member]: _, ...rest } = entry as unknown as Record<string, unknown>;
        expect(() => entryText(rest as unknown as Entry)).toThrow(`entry: unsound ${member}`);
      }
    }
  });

  it.each([
    ['v', 2],
    ['act', 'accept'],
    ['purpose', ''],
    ['purpose', 'two\nlines'],
    ['purpose', 'x'.repeat(201)],
    ['purpose', '\ud800'],
    ['site', 'https://boutique.example/'],
    ['site', 'https://boutique.example/panier?mail=a'],
    ['site', 'https://someone@boutique.example'],
    ['site', 'file://boutique.example'],
    ['site', 'boutique.example'],
    ['notice', NOTICE.toUpperCase()],
    ['notice', NOTICE.slice(1)],
    ['at', '2026-11-03T10:00:00.123Z'],
    ['at', '2026-11-03T10:00:00+01:00'],
    ['at', '2026-11-03T10:00Z'],
    ['at', '2026-02-30T10:00:00Z'],
    ['at', 1_793_700_000],
    ['c', 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwd='],
    ['c', 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc='],
  ])('refuses a choice whose %s is %j', (member, value) => {
    expect(() => entryText(choiceEntry({ [member]: value }))).toThrow(`entry: unsound ${member}`);
  });

  it.each([-1, 1.5, '7', Number.MAX_SAFE_INTEGER + 1, Number.NaN])('refuses the index %j', (index) => {
    const entry = { ...common, kind: 'erasure', index, why: 'retention' } as Entry;
    expect(() => entryText(entry)).toThrow('entry: unsound index');
  });

  it('refuses kinds it does not know', () => {
    for (const kind of ['banner', 'constructor', '', undefined]) {
      expect(() => entryText({ ...common, kind } as unknown as Entry)).toThrow('entry: unknown kind');
    }
    expect(() => entryText({ ...choiceEntry(), kind: ['choice'] } as unknown as Entry)).toThrow(Unsound);
  });

  it.each([
    ['nothing', ''],
    ['what is not JSON', '{"v":1'],
    ['what is not an object', '[1]'],
    ['null', 'null'],
    ['spaces', CHOICE.replace(',', ', ')],
    ['another order', CONFIGURATION.replace('"v":1,"kind":"configuration"', '"kind":"configuration","v":1')],
    ['a member twice', CHOICE.replace('"act":"grant"', '"act":"refuse","act":"grant"')],
    ['an escape that was not needed', CHOICE.replace('grant', '\\u0067rant')],
    ['a newline behind', `${CHOICE}\n`],
  ])('is not read from %s', (_, text) => {
    expect(() => parseEntry(text)).toThrow(Unsound);
  });

  it('says so when it comes from a later version', () => {
    const later = CHOICE.replace('"v":1', '"v":2');
    expect(() => parseEntry(later)).toThrow('entry: unknown version 2');
  });

  it('always fits into a bundle', () => {
    const wide = '\u{1F36A}'.repeat(200);
    const entry: Entry = {
      ...common,
      site: `https://${'a'.repeat(255)}`,
      kind: 'erasure',
      log: wide,
      index: Number.MAX_SAFE_INTEGER,
      why: wide,
    };
    expect(Buffer.byteLength(entryText(entry))).toBeLessThan(MAX_ENTRY_BYTES / 8);
  });
});

describe('an entry’s time', () => {
  it('is whole seconds, rounded down', () => {
    expect(entryTime(Date.parse('2026-11-03T10:00:00.999Z'))).toBe('2026-11-03T10:00:00Z');
    expect(entryTime(0)).toBe('1970-01-01T00:00:00Z');
  });

  it('does not exist outside of what a date can say', () => {
    for (const time of [Number.NaN, Number.POSITIVE_INFINITY, -9e15, 9e15]) {
      expect(entryTime(time)).toBeUndefined();
    }
  });
});
