import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FIREFOX_TABS, MORE_FIREFOX_TABS, NOT_IN_FIREFOX, OTHERS, skipped } from '../tools/browsers.mjs';

interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly gypfile?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
interface Package {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const packagesOf = (folder: string): Readonly<Record<string, Entry>> =>
  JSON.parse(text(`${folder}/package-lock.json`)).packages;

describe.each(['.', 'tools/node', 'tools/chromium'])('the lock in %s', (folder) => {
  const packages = packagesOf(folder);

  it('holds the binary packages of every platform', () => {
    // npm leaves out those that its registry lacks: `npm ci` then fails elsewhere, or finds no binary.
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {}).filter(
        (name) => !packages[`node_modules/${name}`] && !packages[`${place}/node_modules/${name}`],
      ),
    );
    expect(missing).toEqual([]);
  });

  it('names no registry and no place on a machine', () => {
    expect(Object.values(packages).filter(({ resolved }) => resolved)).toEqual([]);
    expect(text(`${folder}/package-lock.json`)).not.toMatch(/"file:|"\/|registry\./);
  });

  it('pins what package.json asks for', () => {
    const asked: Package = JSON.parse(text(`${folder}/package.json`));
    const all = { ...asked.dependencies, ...asked.devDependencies, ...asked.optionalDependencies };
    for (const [name, version] of Object.entries(all)) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
      expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });
});

it('keeps npm 10 from compiling the database, whose binaries are ready', () => {
  // `npm install` drops this line and tools/prepare.mjs puts it back.
  expect(packagesOf('.')['node_modules/better-sqlite3']?.gypfile).toBe(false);
});

const bundles = join(root, 'dist/drop-in');
const built = existsSync(bundles)
  ? readdirSync(bundles).filter((name) => /^temoin\.[^.]+\.js$/.test(name))
  : [];

it.skipIf(built.length === 0)('lets anyone check the digest that a bundle says of itself', () => {
  for (const name of built) {
    const code = readFileSync(join(bundles, name), 'utf8');
    const digests = new Set(code.match(/\b[0-9a-f]{64}\b/g));
    const digestOf = (told: string): string =>
      createHash('sha256')
        .update(code.replaceAll(told, '0'.repeat(64)))
        .digest('hex');
    expect(
      [...digests].filter((told) => digestOf(told) === told),
      name,
    ).toHaveLength(1);
    expect(code.split('/*temoin-configuration*/'), name).toHaveLength(2);
  }
});

describe('a browser that is not installed', () => {
  const ran = new Map([
    ['test/components/layers.test.tsx', 13],
    ['test/browser/journey.test.ts', 8],
    ['test/browser/evidence.test.ts', 20],
  ]);
  const where = (isHere: boolean) => OTHERS.map((each) => ({ ...each, isHere: () => isHere }));

  it('has its tests counted as skipped, and says how to have them', () => {
    expect(skipped(ran, where(false))).toEqual([
      {
        tests: 21,
        line: 'Firefox ESR is not here: its 21 tests are skipped; apt-get install firefox-esr',
      },
      {
        tests: 21,
        line: 'WebKitGTK is not here: its 21 tests are skipped; apt-get install webkit2gtk-driver xvfb',
      },
    ]);
  });

  it('is not spoken of where it is installed', () => {
    expect(skipped(ran, where(true))).toEqual([]);
  });

  it('has each file of whole tabs on one list: in Firefox always, where thorough, or never', () => {
    const listed = [
      ...FIREFOX_TABS,
      ...MORE_FIREFOX_TABS,
      ...Object.keys(NOT_IN_FIREFOX).map((name) => `test/browser/${name}.test.ts`),
    ];
    const there = readdirSync(join(root, 'test/browser')).filter((name) => name.endsWith('.test.ts'));
    expect(listed.sort()).toEqual(there.map((name) => `test/browser/${name}`).sort());
  });

  it('names files that exist', () => {
    for (const { files } of OTHERS)
      for (const path of files) expect([path, existsSync(join(root, path))]).toEqual([path, true]);
  });
});
