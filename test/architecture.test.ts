import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Who may import whom: the folder on the left may import the folders and packages on the right, and itself.
 * `type:` in front allows type imports only; files at the top of src (the entries and the wiring) may import all.
 */
const MAY: Record<string, string[]> = {
  platform: ['js-cookie'],
  purpose: [],
  measures: ['type:purpose', 'config/duration.ts'],
  log: [],
  profiles: ['measures', 'purpose'],
  consent: ['purpose', 'platform'],
  notice: ['purpose', 'measures', 'profiles', 'config/duration.ts', 'platform/json.ts'],
  proof: ['type:consent', 'type:notice', 'log', 'type:purpose'],
  bus: ['type:consent', 'type:notice', 'type:proof', 'type:purpose'],
  banner: ['bus', 'consent', 'notice', 'purpose', 'preact'],
  looks: [],
  debug: ['looks', 'type:bus', 'type:consent', 'type:notice', 'type:purpose'],
  embeds: ['type:bus', 'type:consent', 'type:notice', 'type:purpose'],
  'consent-mode': ['type:bus', 'type:purpose'],
  admission: ['measures', 'consent', 'platform', 'type:purpose', 'type:bus', 'type:adapters/recorders'],
  release: ['bus', 'consent'],
  choosing: ['bus', 'consent', 'purpose', 'platform', 'proof', 'type:withdrawal'],
  withdrawal: ['bus', 'consent', 'purpose', 'platform', 'choosing', 'type:proof', 'adapters/recorders'],
  recorder: [
    'type:bus',
    'type:consent',
    'adapters/recorders',
    'measures',
    'platform',
    'type:purpose',
    'type:proof',
    'admission/route-template.ts',
    '@rrweb/record',
    '@rrweb/types',
  ],
  preview: ['recorder/redact'],
  survey: ['platform', 'preview', 'recorder/redact', 'recorder/rrweb', 'recorder/line.ts'],
  'adapters/recorders': ['measures', 'platform', 'recorder/difficulties', 'type:purpose', 'type:bus'],
  'adapters/cmp': [
    'choosing/answers.ts',
    'config/duration.ts',
    'consent-mode/types.ts',
    'notice',
    'platform',
    // What reads a segment without the library.
    'tcf/told-in-segment.ts',
    'type:bus',
    'consent',
    'type:purpose',
  ],
  tcf: [
    'choosing/answers.ts',
    'type:bus',
    'consent',
    'purpose',
    '@iabtechlabtcf/core',
    '@iabtechlabtcf/cmpapi',
    '@iabtechlabtcf/stub',
  ],
  config: [
    'purpose',
    'measures',
    'profiles',
    'looks',
    'consent-mode/types.ts',
    'type:tcf/settings.ts',
    'adapters/cmp/index.ts',
    'adapters/cmp/lumped.ts',
    'type:adapters/cmp/cmp-facts.ts',
    'adapters/recorders/index.ts',
    'type:adapters/recorders/vendor-facts.ts',
    'zod',
  ],
  player: ['measures', '@rrweb/replay', '@rrweb/types'],
  collector: [
    'config',
    'proof',
    'log',
    'notice',
    'consent',
    'measures',
    'profiles',
    'purpose',
    'zod',
    'hono',
    '@hono/node-server',
    'better-sqlite3',
    'node:',
  ],
  witness: [
    'log',
    'collector/sha256.ts',
    'collector/ed25519.ts',
    'collector/ledger/log-key.ts',
    'type:collector',
    'node:',
  ],
  export: [
    'collector',
    'config',
    'proof',
    'log',
    'notice',
    'consent',
    'purpose',
    'measures',
    'profiles',
    'node:',
  ],
  audit: ['adapters/recorders/index.ts'],
  'audit/probe': ['audit'],
  dossier: ['config', 'measures', 'profiles', 'purpose', 'notice'],
  'cli/browser': ['cli', 'audit', 'collector', 'type:survey', 'node:', 'playwright-core'],
  cli: [
    'type:survey',
    'audit',
    'collector',
    'export',
    'dossier',
    'witness',
    'config',
    'proof',
    'log',
    'notice',
    'consent',
    'measures',
    'profiles',
    'purpose',
    'zod',
    'node:',
  ],
};

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : /\.tsx?$/.test(name) ? [path] : [];
  });

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const withoutComments = (code: string) => code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

const importsOf = (path: string): Import[] =>
  [
    ...withoutComments(readFileSync(path, 'utf8')).matchAll(
      /^(?:import|export)\s+(type\s)?(?:([^'";]*?)\sfrom\s)?['"]([^'"]+)['"]/gm,
    ),
  ].map(([, type, names = '', to = '']) => ({
    from: path,
    to: to.startsWith('.') ? relative('src', normalize(join(dirname(path), to))) : to,
    typeOnly: Boolean(type) || /^\{(\s*type\s[^,}]+,?)*\s*\}$/.test(names.trim()),
  }));

const roomOf = (path: string) =>
  Object.keys(MAY)
    .sort((a, b) => b.length - a.length)
    .find((room) => path === room || path.startsWith(`${room}/`));

const sources = files('src');

describe('the house', () => {
  it('lets each folder import only what its row allows', () => {
    const breaches = sources.flatMap((path) => {
      const room = roomOf(relative('src', path));
      if (!room) return [];
      return importsOf(path)
        .filter(({ to, typeOnly }) => {
          const allowed = MAY[room] ?? [];
          const fits = (rule: string) => to === rule || to.startsWith(rule.endsWith(':') ? rule : `${rule}/`);
          if (fits(room)) return false;
          return !allowed.some((rule) =>
            rule.startsWith('type:') ? typeOnly && fits(rule.slice(5)) : fits(rule),
          );
        })
        .map(({ to }) => `${path} imports ${to}`);
    });
    expect(breaches).toEqual([]);
  });

  it('has a row for every folder of src', () => {
    const strangers = sources.filter((path) => /^src\/.+\//.test(path) && !roomOf(relative('src', path)));
    expect(strangers).toEqual([]);
  });

  it('reaches neither zod, nor a recorder library, nor an adapter from the drop-in', () => {
    const seen = new Set<string>();
    const walk = (path: string): void => {
      if (seen.has(path)) return;
      seen.add(path);
      for (const { to, typeOnly } of importsOf(path)) {
        if (typeOnly) continue;
        if (/\.tsx?$/.test(to)) walk(join('src', to));
        else seen.add(to);
      }
    };
    walk('src/drop-in.ts');
    const packages = [...seen].filter((each) => !each.startsWith('src'));
    expect(packages.sort()).toEqual(['js-cookie', 'temoin:language', 'temoin:texts']);
    expect(
      [...seen].filter((each) => /src\/(recorder|adapters|collector|cli|player|tcf)\//.test(each)),
    ).toEqual([]);
  });

  it('has no file over 250 lines', () => {
    const long = sources.filter((path) => readFileSync(path, 'utf8').split('\n').length > 251);
    expect(long).toEqual([]);
  });

  it('touches the globals of the browser only in platform, banner, release, recorder, player and the entries', () => {
    const globals =
      /(?<![.\w'"-])(document|localStorage|sessionStorage|indexedDB|caches|navigator|fetch|setTimeout|BroadcastChannel)(?=[.(])/;
    const outside = sources.filter(
      (path) =>
        /^src\/(purpose|measures|log|profiles|consent|notice|proof|bus|admission|choosing|withdrawal|config)\//.test(
          path,
        ) && globals.test(withoutComments(readFileSync(path, 'utf8'))),
    );
    expect(outside).toEqual([]);
  });
});
