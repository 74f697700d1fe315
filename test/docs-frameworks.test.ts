import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const DEMO = 'demo/frameworks';
const text = readFileSync('docs/frameworks.md', 'utf8');
const snippets = [...text.matchAll(/<!-- (\S+) -->\n```\w+\n([\s\S]*?)```\n/g)].map(
  ([, path = '', code]) => [path, code] as const,
);

/** Told by one that is shown: the second page of a site, and what only joins the parts. */
const UNSHOWN = /(panier\.(html|astro)|document-(client|server)\.jsx|temoin\.json)$/;

it.each(snippets)('docs/frameworks.md shows %s as it is', (path, code) => {
  expect(code).toBe(readFileSync(path, 'utf8'));
});

it('docs/frameworks.md shows every file that a reader would copy, and names tests that are there', () => {
  const files = readdirSync(DEMO, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !UNSHOWN.test(path));
  expect(snippets.map(([path]) => path).sort()).toEqual(files.sort());
  // A fence without a file above it is the one line that all of them share.
  expect(text.match(/^```\w/gm)).toHaveLength(files.length + 1);
  const tests = new Set(readdirSync('test').concat(readdirSync('test/browser')));
  const named = [...text.matchAll(/`(?:test\/(?:browser\/)?)?([\w-]+\.test\.ts)`/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(3);
  for (const name of named) expect(tests).toContain(name);
});
