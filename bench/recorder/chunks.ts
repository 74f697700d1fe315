import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Measured, Rounds } from '../figures.ts';

const bundle = async (code: string): Promise<Uint8Array> => {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
};

const sizes = (...files: readonly Uint8Array[]): Measured => {
  const sum = (size: (file: Uint8Array) => number) => files.reduce((all, file) => all + size(file), 0);
  return {
    'minified bytes': sum((file) => file.length),
    'gzip bytes': sum((file) => gzipSync(file, { level: 9 }).length),
    'brotli bytes': sum(
      (file) =>
        brotliCompressSync(file, {
          params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
        }).length,
    ),
  };
};

/** What a page fetches to record, as small as each package allows. */
const ENTRIES = {
  'rrweb (either)': `export { record } from '@rrweb/record'`,
  clarity: `export { clarity } from 'clarity-js'`,
  sentry: `export { init, replayIntegration, getReplay } from '@sentry/browser'`,
  'sentry, init alone': `export { init } from '@sentry/browser'`,
  'posthog, its recorder alone': `import 'posthog-js/dist/posthog-recorder'`,
  posthog: `import 'posthog-js/dist/posthog-recorder'
export { SessionReplayExtensions } from 'posthog-js/dist/extension-bundles'
export { default } from 'posthog-js/dist/module.slim.no-external'`,
};

/** The size of each recorder's files. Ours is what is built; its core also asks for consent and proves it. */
export const chunks = async (): Promise<Rounds> => {
  const rounds = new Map<string, readonly Measured[]>();
  for (const [name, code] of Object.entries(ENTRIES)) rounds.set(name, [sizes(await bundle(code))]);
  const [recorder, core] = ['recorder.js', 'core.js'].map((name) =>
    readFileSync(join(import.meta.dirname, '../../dist/drop-in', name)),
  ) as [Buffer, Buffer];
  return rounds
    .set('temoin, recorder.js', [sizes(recorder)])
    .set('temoin, and core.js', [sizes(recorder, core)]);
};
