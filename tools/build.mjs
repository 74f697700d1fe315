// dist/esm (modules with types), dist/locales (where those modules look for texts) and dist/drop-in (bundles).
import { copyFileSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';
import { slimmed } from './slim-rrweb.mjs';

const dist = join(root, 'dist');
rmSync(dist, { recursive: true, force: true });

// Two programs, so that the compiler refuses a page's global in the collector and Node's in the page.
const page = await run('tsc', ['-p', 'tsconfig.build.dom.json']);
const server = await run('tsc', ['-p', 'tsconfig.build.node.json']);

// From src/x/y.ts and from dist/esm/x/y.js alike, the texts are at ../../locales.
for (const [from, to] of Object.entries({ src: 'esm', locales: 'locales' }))
  if (existsSync(join(dist, 'tsc', from))) renameSync(join(dist, 'tsc', from), join(dist, to));
rmSync(join(dist, 'tsc'), { recursive: true, force: true });

const bundles = await run('rollup', ['-c', 'rollup.config.ts', '--silent']);
// The auditor's verifier is not compiled: what is read is what runs.
for (const file of ['verify.mjs', 'verify.d.mts'])
  copyFileSync(join(root, 'src/export', file), join(dist, 'esm/export', file));
// rrweb as the bundles have it.
writeFileSync(join(dist, 'esm/recorder/rrweb/library.js'), slimmed());
// The frame in which the player's part that touches a recording runs.
copyFileSync(join(root, 'src/player/replayer.html'), join(dist, 'drop-in/replayer.html'));
// The licence of what tcf.js and tcf-stub.js have built in goes with it.
copyFileSync(join(root, 'node_modules/@iabtechlabtcf/core/LICENSE'), join(dist, 'drop-in/tcf.LICENSE.txt'));

for (const [done, what] of [
  [page, 'page modules'],
  [server, 'server modules'],
  [bundles, 'bundles'],
])
  if (!done) console.error(`temoin: the ${what} were not built as they should be`);
process.exitCode = page && server && bundles ? 0 : 1;
