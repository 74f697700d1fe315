import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { transform as astro } from '@astrojs/compiler';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { compile as svelte } from 'svelte/compiler';
import { compileScript, parse } from 'vue/compiler-sfc';

const root = join(import.meta.dirname, '../..');
export const DEMO: string = join(root, 'demo/frameworks');

/** Each framework's own compiler, as its Vite plugin calls it. */
const compilers = (ssr: boolean): Plugin => ({
  name: 'frameworks',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const { js } = svelte(source, { generate: ssr ? 'server' : 'client', dev: true, filename: path });
      return { contents: js.code, loader: 'js' };
    });
    onLoad({ filter: /\.vue$/ }, async ({ path }) => {
      const { descriptor } = parse(await readFile(path, 'utf8'), { filename: path });
      const templateOptions = { ssr, ssrCssVars: [], compilerOptions: {} };
      const { content } = compileScript(descriptor, { id: path, inlineTemplate: true, templateOptions });
      return { contents: content, loader: 'js' };
    });
    onLoad({ filter: /\.astro$/ }, async ({ path }) => {
      const { code } = await astro(await readFile(path, 'utf8'), {
        filename: path,
        internalURL: 'temoin:astro-runtime',
      });
      return { contents: code, loader: 'ts' };
    });
    onResolve({ filter: /^temoin:astro-runtime$/ }, () => ({
      path: join(root, 'test/fixtures/fakes/astro-runtime.ts'),
    }));
    // The reader's own has the reader's own origin in it.
    onLoad({ filter: /demo\/frameworks\/temoin\.json$/ }, async ({ path }) => ({
      contents: `export default { ...${await readFile(path, 'utf8')}, site: globalThis.location?.origin }`,
      loader: 'js',
    }));
  },
});

const options = (ssr: boolean): BuildOptions => ({
  absWorkingDir: DEMO,
  bundle: true,
  jsx: 'automatic',
  jsxImportSource: 'react',
  tsconfigRaw: '{}',
  target: 'es2022',
  plugins: [compilers(ssr)],
  define: {
    'process.env.NODE_ENV': '"development"',
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
  },
  logLevel: 'error',
});

/** Modules for the page, by their path below the demo's folder. */
export const buildPages = async (entries: Readonly<Record<string, string>>): Promise<Map<string, Buffer>> => {
  const { outputFiles = [] } = await build({
    ...options(false),
    entryPoints: { ...entries },
    format: 'esm',
    splitting: true,
    conditions: ['browser', 'development'],
    outdir: DEMO,
    write: false,
  });
  return new Map(outputFiles.map(({ path, contents }) => [relative(DEMO, path), Buffer.from(contents)]));
};

export type Render = (path: string) => Promise<string>;

/** Each of these modules' `render`, as a server has it. */
export const buildServers = async <Name extends string>(
  entries: Readonly<Record<Name, string>>,
): Promise<Record<Name, Render>> => {
  const cache = join(root, 'node_modules/.cache/temoin');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'frameworks-'));
  try {
    await build({
      ...options(true),
      entryPoints: { ...entries },
      platform: 'node',
      format: 'cjs',
      conditions: ['development'],
      outdir: folder,
      outExtension: { '.js': '.cjs' },
    });
    const require = createRequire(import.meta.url);
    const renders = Object.keys(entries).map((name) => {
      const { render, default: component } = require(join(folder, `${name}.cjs`));
      return [name, render ?? component.page];
    });
    return Object.fromEntries(renders) as Record<Name, Render>;
  } finally {
    rmSync(folder, { recursive: true });
  }
};
