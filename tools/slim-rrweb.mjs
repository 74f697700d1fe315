import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inSteps } from './rrweb/in-steps.mjs';
import { leaveOut } from './rrweb/leave-out.mjs';
import { edited } from './rrweb/text.mjs';

/** @rrweb/record 2.1.6 as every build runs it (adr/0014). Throws where the code is not the one this was written for. */
const slim = (/** @type {string} */ code) => {
  let out = edited(code, leaveOut, inSteps);
  // Its lists of names become their numbers, its fields assignments.
  for (const [, list, name, number] of out.matchAll(/^ {2}(\w+)2\[\w+\["(\w+)"\] = (\d+)\] = /gm))
    if (list !== 'MouseInteractions')
      out = out.replaceAll(new RegExp(`\\b${list}\\.${name}\\b`, 'g'), number ?? '');
  return out
    .replace(/__publicField\(this, "\w+"\);/g, '')
    .replace(/__publicField\(this, "(\w+)", /g, '(this.$1 = ');
};

const LIBRARY = /@rrweb[\\/]record[\\/]dist[\\/]record\.js$/;

/** @type {import('rollup').Plugin} */
export const slimRrweb = {
  name: 'temoin-slim-rrweb',
  transform: (code, id) => (LIBRARY.test(id) ? { code: slim(code), map: null } : null),
};

/**
 * The same for esbuild, which tests and benchmarks bundle with: only where the recorder asks for the library, so that
 * it can stand beside the library as it comes.
 * @type {import('esbuild').Plugin}
 */
export const slimRrwebHere = {
  name: slimRrweb.name,
  setup(build) {
    const namespace = 'slim-rrweb';
    build.onResolve({ filter: /^@rrweb\/record$/ }, async ({ importer, resolveDir, namespace: from }) => {
      if (from === namespace || !/rrweb[\\/]library\.ts$/.test(importer)) return;
      const { path } = await build.resolve('@rrweb/record', {
        resolveDir,
        namespace,
        kind: 'import-statement',
      });
      return { path, namespace };
    });
    build.onLoad({ filter: LIBRARY, namespace }, ({ path }) => ({
      contents: slim(readFileSync(path, 'utf8')),
    }));
  },
};

/** The library's text, patched. */
export const slimmed = () => slim(readFileSync(fileURLToPath(import.meta.resolve('@rrweb/record')), 'utf8'));
