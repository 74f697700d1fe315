import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import commonjs from '@rollup/plugin-commonjs';
import resolve from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import terser from '@rollup/plugin-terser';
import { transform } from 'esbuild';
import type { Plugin, RollupOptions } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import { leanFacts } from './tools/lean-facts.mjs';
import { slimJsCookie } from './tools/slim-js-cookie.mjs';
import { slimRrweb } from './tools/slim-rrweb.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const dist = join(root, 'dist');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

const list = (folder: string): string[] =>
  existsSync(join(root, folder)) ? readdirSync(join(root, folder)).sort() : [];
const locales = list('locales')
  .filter((name) => name.endsWith('.json'))
  .map((name) => basename(name, '.json'));

/** What stands for the texts until a locale's are put in their place. */
const HELD = { texts: '__TEMOIN_TEXTS__', language: '__TEMOIN_LANGUAGE__' };
/** Of the second layer (`2.`), and of the parts that few pages need (`3.`): not in the drop-in. */
const LATER = /^[23]\./;

/** `temoin:language`, `temoin:texts` (the first layer's) and `temoin:all-texts` are the bundle's one locale. */
const localised: Plugin = {
  name: 'temoin-localised',
  resolveId: (id) => (/^temoin:(language|(all-)?texts)$/.test(id) ? `\0${id}` : null),
  load(id) {
    if (id === '\0temoin:language') return `export default ${HELD.language}`;
    if (/^\0temoin:/.test(id)) return `export default ${HELD.texts}`;
    return id.endsWith('.json') ? `export default ${readFileSync(id, 'utf8')}` : null;
  },
};

/** A bundle made once becomes one a locale: of the languages nothing else in it differs. */
const inEachLocale = (file: string): Plugin => ({
  name: 'temoin-in-each-locale',
  async generateBundle(_, bundle) {
    const [[name, chunk] = []] = Object.entries(bundle);
    if (!name || chunk?.type !== 'chunk') return this.error('no chunk to put texts into');
    const [before, after, more] = chunk.code.split(HELD.texts);
    if (before === undefined || after === undefined || more !== undefined)
      return this.error(`${file} holds its texts ${more === undefined ? 'nowhere' : 'twice'}`);
    for (const locale of locales) {
      const all: Record<string, string> = JSON.parse(
        readFileSync(join(root, `locales/${locale}.json`), 'utf8'),
      );
      const first = file.startsWith('temoin.');
      const said = Object.entries(all).filter(([key]) => !first || !LATER.test(key));
      const { code } = await transform(`export default ${JSON.stringify(Object.fromEntries(said))}`, {
        minify: true,
        charset: 'utf8',
      });
      const [, texts] = /^export default(\{.+\});\s*$/s.exec(code) ?? [];
      if (!texts) return this.error(`no texts in ${locale}`);
      const source = `${before}${texts}${after}`.replaceAll(HELD.language, JSON.stringify(locale));
      this.emitFile({
        type: 'asset',
        fileName: basename(file).replace('*', locale),
        source: withDigest(source),
      });
    }
    delete bundle[name];
  },
});

/** A hint to V8 (Chromium 136 and later): nearly every function runs on a first visit, so that none is parsed twice. */
const HINT = '//# allFunctionsCalledOnLoad\n';

const hinted: Plugin = {
  name: 'temoin-hinted',
  renderChunk: (code) => ({ code: HINT + code, map: null }),
};

/** The collector puts the site's configuration in place of the comment. */
const configurable: Plugin = {
  name: 'temoin-configurable',
  renderChunk: (code) => ({
    code: `${HINT}(function(temoinConfiguration){${code.trim()}})(/*temoin-configuration*/);\n`,
    map: null,
  }),
};

const zeros = '0'.repeat(64);
const withDigest = (code: string): string =>
  code.replaceAll(zeros, createHash('sha256').update(code).digest('hex'));

/**
 * A bundle knows its own digest: the SHA-256, in hexadecimal, of its bytes with 64 zeros in the digest's place.
 * To check one, put the zeros back and hash.
 */
const digested: Plugin = {
  name: 'temoin-digested',
  transform: {
    order: 'pre',
    handler(code, id) {
      if (code.includes(zeros))
        this.error(`${id} holds 64 zeros, which mark the place of the bundle's digest`);
    },
  },
  renderChunk: (code) => ({ code: withDigest(code), map: null }),
};

const modules: Record<string, string[]> = {};

/** Tells tools/size.mjs which modules have code in which bundle. */
const listed = (file: string): Plugin => ({
  name: 'temoin-listed',
  generateBundle(_, bundle) {
    modules[file] = Object.values(bundle).flatMap((chunk) =>
      chunk.type === 'chunk'
        ? Object.entries(chunk.modules)
            .filter(([, { renderedLength }]) => renderedLength > 0)
            .map(([id]) => relative(root, id.replaceAll('\0', '')).replaceAll('\\', '/'))
        : [],
    );
    mkdirSync(dist, { recursive: true });
    writeFileSync(join(dist, 'modules.json'), `${JSON.stringify(modules, null, 2)}\n`);
  },
});

interface Bundle {
  readonly file: string;
  readonly entry: string;
  readonly format: 'iife' | 'es';
  /** One file a locale: its name has an asterisk in the locale's place. */
  readonly each?: boolean;
  readonly mangle?: boolean;
  readonly wrap?: boolean;
  /** Most of its functions are called wherever it comes. */
  readonly eager?: boolean;
  /** What its libraries would tell a developer is not for a site's console. */
  readonly quiet?: boolean;
}

/** What every platform's adapter needs: it has come with what joins them. */
const COMMON = /\/(beside|cookie-of)\.ts$/;
/** What few pages need of it. */
const RECALL = /\/recall\.ts$/;
/** Each is a file of its own beside the adapter that needs it, most of them on few pages. */
const apart: Readonly<Record<string, string>> = {
  'tcf-frame': 'src/adapters/cmp/tcf-frame.ts',
  'usercentrics-2': 'src/adapters/cmp/usercentrics-2.ts',
};

const bundle = ({
  file,
  entry,
  format,
  each,
  mangle,
  wrap,
  eager,
  quiet = false,
}: Bundle): RollupOptions => ({
  input: join(root, entry),
  external: (id, importer) =>
    !!importer &&
    (file.startsWith('cmp/')
      ? COMMON.test(id) || Object.hasOwn(apart, basename(id, '.ts'))
      : RECALL.test(id)),
  output: {
    paths: (id) => (COMMON.test(id) ? '../host.js' : `./${basename(id, '.ts')}.js`),
    file: join(dist, 'drop-in', file),
    format,
    inlineDynamicImports: true,
  },
  onwarn(warning, warn) {
    if (warning.code !== 'CIRCULAR_DEPENDENCY' || !warning.message.includes('node_modules')) warn(warning);
  },
  plugins: [
    localised,
    slimJsCookie,
    slimRrweb,
    replace({
      preventAssignment: true,
      values: {
        'process.env.NODE_ENV': JSON.stringify('production'),
        __TEMOIN_VERSION__: JSON.stringify(version),
        __TEMOIN_LOCALES__: JSON.stringify(locales),
        __TEMOIN_CODE__: JSON.stringify(zeros),
      },
    }),
    resolve({ browser: true, extensions: ['.mjs', '.js'] }),
    commonjs(),
    esbuild({ target: 'es2022', jsx: 'automatic', jsxImportSource: 'preact', tsconfig: false }),
    leanFacts,
    terser({
      ecma: 2020,
      module: true,
      toplevel: true,
      compress: {
        ecma: 2020,
        passes: 4,
        pure_getters: true,
        unsafe_methods: true,
        drop_console: quiet,
        keep_fargs: !quiet,
      },
      mangle: mangle ? { properties: { regex: /^_[a-z]/, keep_quoted: 'strict' } } : true,
      format: { comments: false },
    }),
    ...(wrap ? [configurable] : eager ? [hinted] : []),
    listed(file),
    each ? inEachLocale(file) : digested,
  ],
});

/** A plugin is two files, `<name>.facts.ts` and `<name>.ts`: only the second goes into the page. */
const adapters = (kind: 'cmp' | 'recorders'): Bundle[] =>
  list(`src/adapters/${kind}`)
    .filter((name) => name.endsWith('.facts.ts'))
    .map((name) => basename(name, '.facts.ts'))
    .map((name) => ({
      file: `${kind}/${name}.js`,
      entry: `src/adapters/${kind}/${name}.ts`,
      format: 'es',
      eager: true,
    }));

const wanted: Bundle[] = [
  { file: 'temoin.*.js', entry: 'src/drop-in.ts', format: 'iife', each: true, mangle: true, wrap: true },
  { file: 'second.*.js', entry: 'src/second-layer.ts', format: 'es', each: true, mangle: true },
  { file: 'temoin.js', entry: 'src/pick-locale.ts', format: 'iife' },
  { file: 'guard.js', entry: 'src/guard.ts', format: 'iife', mangle: true, wrap: true },
  { file: 'core.js', entry: 'src/core.ts', format: 'es' },
  { file: 'host.js', entry: 'src/host.ts', format: 'es' },
  { file: 'looks.js', entry: 'src/looks.ts', format: 'es' },
  { file: 'debug.js', entry: 'src/debug.ts', format: 'es' },
  { file: 'embeds.js', entry: 'src/embeds.ts', format: 'es' },
  { file: 'consent-mode.js', entry: 'src/consent-mode.ts', format: 'es' },
  { file: 'recall.js', entry: 'src/adapters/cmp/recall.ts', format: 'es' },
  { file: 'vendors.js', entry: 'src/vendors.ts', format: 'es' },
  { file: 'recorder.js', entry: 'src/recorder/index.ts', format: 'es', quiet: true },
  { file: 'preview.js', entry: 'src/preview/index.ts', format: 'es' },
  { file: 'player.js', entry: 'src/player/index.ts', format: 'es' },
  { file: 'replayer.js', entry: 'src/player/replayer.ts', format: 'iife' },
  { file: 'survey.js', entry: 'src/survey/index.ts', format: 'iife' },
  { file: 'audit.js', entry: 'src/audit/probe/index.ts', format: 'iife' },
  { file: 'tcf.js', entry: 'src/tcf.ts', format: 'es' },
  { file: 'tcf-stub.js', entry: 'src/tcf-stub.ts', format: 'iife', wrap: true },
  ...adapters('cmp'),
  ...Object.entries(apart).map(
    ([name, entry]): Bundle => ({
      file: `cmp/${name}.js`,
      entry,
      format: 'es',
      eager: true,
    }),
  ),
  ...adapters('recorders'),
];

const isThere = ({ file, entry }: Bundle): boolean => {
  const there = existsSync(join(root, entry));
  if (!there) console.log(`temoin: dist/drop-in/${file} is left out, for there is no ${entry}`);
  return there;
};

export default wanted.filter(isThere).map(bundle);
