import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
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
       for (const entry of ['temoin', 'temoin/banner', 'temoin/recorder', 'temoin/preview', 'temoin/player', 'temoin/proof', 'temoin/log', 'temoin/tcf'])
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
    expect(names['temoin/tcf'].sort()).toEqual([
      'mergePublisher',
      'provideTcfApi',
      'readCustomPurposes',
      'writePublisherSegment',
    ]);
    expect(names['temoin/preview']).toEqual(['showPreview']);
    expect(names['temoin/player']).toEqual(['defineTemoinPlayer']);
    // What the player asks for beside itself is there.
    for (const file of ['replayer.html', 'replayer.js'])
      expect(existsSync(join(folder, 'node_modules/temoin/dist/drop-in', file))).toBe(true);
  });

  it.each(['node16', 'bundler'])(
    'has types that resolve (%s), and the bus and the player can be used with them',
    { timeout: 60_000 },
    (resolution) => {
      writeFileSync(
        join(folder, 'use.ts'),
        `import { type Events, type Temoin, createTemoin } from 'temoin';
       import { createBanner } from 'temoin/banner';
       import type { Mark, PlayerEvent, RecordingFacts, TemoinPlayer } from 'temoin/player';
       import fr from 'temoin/locales/fr.json' with { type: 'json' };
       export const start = (configuration: unknown): Temoin => {
         const temoin = createTemoin(configuration, { texts: fr, language: 'fr', banner: createBanner });
         const undo: () => void = temoin.on('consent:withdrawn', ({ purpose }: Events['consent:withdrawn']) => void purpose.length);
         temoin.on('proof:delivered', ({ receipts }) => void receipts[0]?.leaf.length);
         // @ts-expect-error: no such fact
         temoin.on('consent:assumed', () => {});
         undo();
         return temoin;
       };
       export const watch = async (player: TemoinPlayer, facts: RecordingFacts): Promise<readonly Mark[]> => {
         player.addEventListener('ready', (event) => void (event as CustomEvent<PlayerEvent>).detail.type);
         // @ts-expect-error: no such recording
         void player.load(7);
         const element = document.createElement('temoin-player');
         element.at = 1000;
         return (await element.load({ events: await fetch('/temoin/recordings/x'), facts })) ? [] : [];
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

  it('has commands that work: check, dossier, serve, token, export, verify', {
    timeout: 60_000,
  }, async () => {
    const bin = join(folder, 'node_modules/temoin/bin/temoin.mjs');
    const temoin = (...args: string[]) => run(process.execPath, bin, ...args);
    const configuration = {
      site: 'https://boutique.example',
      controller: { name: 'Boutique SAS', address: 'Paris', contact: 'https://boutique.example/contact' },
      storage: [{ country: 'FR' }],
      purposes: [{ id: 'replay.errors', limitation: { L2: {} } }],
    };
    writeFileSync(join(folder, 'temoin.json'), JSON.stringify(configuration));
    expect(temoin('check', 'temoin.json')).toMatch(/sound|no error/i);
    temoin('dossier', 'temoin.json', '--out', 'dossier');
    expect(readdirSync(join(folder, 'dossier'))).toEqual([
      'dossier.en.html',
      'dossier.fr.html',
      'dossier.json',
    ]);

    const serving = spawn(
      process.execPath,
      [bin, 'serve', '--config', 'temoin.json', '--data', 'data', '--port', '0'],
      { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = once(serving, 'exit');
    const lines = createInterface({ input: serving.stdout });
    const [ready] = (await once(lines, 'line')) as [string];
    const address = /^temoin ready (http:\S+)\/$/.exec(ready)?.[1];
    const script = await fetch(`${address}/temoin/temoin.fr.js`);
    expect(await script.text()).toContain('Boutique SAS');
    expect(temoin('token', '--data', 'data', '--role', 'auditor')).toMatch(/^temoin_auditor_/);
    serving.kill();
    expect(await ended).toEqual([0, null]);

    temoin('export', '--data', 'data', '--out', 'evidence');
    expect(temoin('verify', 'evidence')).toMatch(/^ok signature: boutique\.example/m);
    temoin('export', '--data', 'data', '--out', 'report', '--format', 'html');
    expect(readdirSync(join(folder, 'report'))).toEqual(['report.html']);
  });
});
