import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'temoin-user-'));
const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** As somebody who installs the package in a project of their own. */
describe('the package, installed in an empty project', () => {
  beforeAll(() => {
    execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
      cwd: root,
      stdio: 'ignore',
    });
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) as string;
    writeFileSync(join(folder, 'package.json'), '{"name":"user","private":true,"type":"module"}');
    run('npm', 'install', `./${tarball}`, '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund');
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is imported where there is no DOM, touches nothing, and starts nothing', () => {
    writeFileSync(
      join(folder, 'import.js'),
      `const before = Object.keys(globalThis).length;
       const names = {};
       for (const entry of ['temoin', 'temoin/banner', 'temoin/recorder', 'temoin/proof', 'temoin/log'])
         names[entry] = Object.keys(await import(entry));
       const { default: fr } = await import('temoin/locales/fr.json', { with: { type: 'json' } });
       console.log(JSON.stringify({ names, texts: typeof fr, globals: Object.keys(globalThis).length - before }));`,
    );
    const { names, texts, globals } = JSON.parse(run(process.execPath, 'import.js'));
    expect(globals).toBe(0);
    expect(texts).toBe('object');
    expect(names['temoin']).toEqual(
      expect.arrayContaining(['createTemoin', 'definePurpose', 'MEASURES', 'PROFILES']),
    );
    expect(names['temoin/banner']).toContain('createBanner');
    expect(names['temoin/recorder']).toEqual(['createRecorder']);
  });

  it.each(['node16', 'bundler'])(
    'has types that resolve (%s), and the bus can be used with them',
    (resolution) => {
      writeFileSync(
        join(folder, 'use.ts'),
        `import { type Events, type Temoin, createTemoin } from 'temoin';
       import { createBanner } from 'temoin/banner';
       import fr from 'temoin/locales/fr.json' with { type: 'json' };
       export const start = (configuration: unknown): Temoin => {
         const temoin = createTemoin(configuration, { texts: fr, language: 'fr', banner: createBanner });
         const undo: () => void = temoin.on('consent:withdrawn', ({ purpose }: Events['consent:withdrawn']) => void purpose.length);
         temoin.on('proof:delivered', ({ receipts }) => void receipts[0]?.leaf.length);
         // @ts-expect-error: no such fact
         temoin.on('consent:assumed', () => {});
         undo();
         return temoin;
       };`,
      );
      const module = resolution === 'node16' ? 'node20' : 'esnext';
      const options = [
        '--noEmit',
        '--strict',
        '--skipLibCheck',
        'false',
        '--resolveJsonModule',
        '--module',
        module,
      ];
      const tsc = join(root, 'node_modules/.bin/tsc');
      expect(
        run(
          tsc,
          ...options,
          '--moduleResolution',
          resolution,
          '--target',
          'es2022',
          '--lib',
          'es2023,dom,dom.iterable',
          '--types',
          '',
          'use.ts',
        ),
      ).toBe('');
    },
  );
});
