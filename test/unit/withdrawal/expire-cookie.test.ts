import { describe, expect, it } from 'vitest';
import type { Terminal } from '../../../src/platform/terminal.ts';
import { expireCookie } from '../../../src/withdrawal/expire-cookie.ts';

/** Every value of an attribute that is tried, each once. */
const tried = (attribute: string, of: Partial<Terminal>): string[] => {
  const lines: string[] = [];
  const terminal = {
    hostname: 'shop.test',
    secure: false,
    path: () => '/a',
    loadedFrom: () => '/a',
    writeCookie: (line: string) => void lines.push(line),
    ...of,
  } as Partial<Terminal> as Terminal;
  expireCookie('trk', [], terminal, () => ['trk']);
  const value = new RegExp(`;${attribute}=([^;]*)`);
  return [...new Set(lines.map((line) => value.exec(line)?.[1] ?? ''))];
};

// Firefox writes a line to the console for each that no page may say.
describe('the domains in which a cookie is expired', () => {
  it.each([
    ['www.eu.shop.test', ['', 'www.eu.shop.test', 'eu.shop.test', 'shop.test']],
    ['shop.xn--p1ai', ['', 'shop.xn--p1ai']],
    ['www.shop.test.', ['', 'www.shop.test.', 'shop.test.']],
    ['3com.4you.test', ['', '3com.4you.test', '4you.test']],
    ['localhost', ['', 'localhost']],
    ['127.0.0.1', ['', '127.0.0.1']],
    ['[::1]', ['', '[::1]']],
    ['[::ffff:10.0.0.1]', ['', '[::ffff:10.0.0.1]']],
  ])('are, on %s, its own and those above it, of an address no part', (hostname, domains) => {
    expect(tried('domain', { hostname })).toEqual(domains);
  });
});

describe('the folders in which a cookie is expired', () => {
  it('are those of the page as it is now, and as it was loaded', () => {
    expect(tried('path', { path: () => '/cart', loadedFrom: () => '/lamps/one' })).toEqual([
      ...['', '/', '/cart', '/cart/'],
      ...['/lamps', '/lamps/', '/lamps/one', '/lamps/one/'],
    ]);
  });
});
