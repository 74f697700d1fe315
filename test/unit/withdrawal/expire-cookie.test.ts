import { describe, expect, it } from 'vitest';
import type { Terminal } from '../../../src/platform/terminal.ts';
import { expireCookie } from '../../../src/withdrawal/expire-cookie.ts';

/** The domains that are tried on a page of this host, each once, and how many lines are written. */
const tried = (hostname: string): string[] => {
  const lines: string[] = [];
  const terminal = {
    hostname,
    secure: false,
    path: () => '/a',
    writeCookie: (line: string) => void lines.push(line),
  } as Partial<Terminal> as Terminal;
  expireCookie('trk', [], terminal, () => ['trk']);
  return [...new Set(lines.map((line) => /;domain=([^;]*)/.exec(line)?.[1] ?? ''))];
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
    expect(tried(hostname)).toEqual(domains);
  });
});
