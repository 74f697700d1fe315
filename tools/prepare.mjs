// Runs after `npm ci` and before packing, on the machine's Node (20 or newer): sees to it that npm scripts run on
// Node 22.19 or newer, by putting the project's own first on their PATH (node_modules/.bin).
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, lstatSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { platform, versions } from 'node:process';
import { fileURLToPath } from 'node:url';
import { keepPrebuilt } from './keep-prebuilt.mjs';
import { HOME, isNewEnough, NEEDED, ownNode, ownNodePath } from './own-node.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules/.bin');
const link = join(bin, platform === 'win32' ? 'node.exe' : 'node');

/** @param {string} why */
const giveUp = (why) => {
  console.error(`temoin: Node ${versions.node} is too old for the project's scripts. ${why}`);
  console.error(`temoin: install Node ${NEEDED} or newer (24 is best), then run npm ci again.`);
  process.exit(1);
};

/** @param {string | undefined} node */
const runs = (node) => node !== undefined && spawnSync(node, ['--version'], { stdio: 'ignore' }).status === 0;

const remove = () => {
  if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link);
};

if (existsSync(join(root, 'package-lock.json'))) keepPrebuilt(join(root, 'package-lock.json'));

// Under `npm run prepare` or `npm pack` this script may itself run on the linked Node: nothing to do then.
const own = ownNode();
const linked = (own && process.execPath === realpathSync(own)) || dirname(process.execPath) === bin;
if (linked || !existsSync(bin)) process.exit(0);
if (isNewEnough()) {
  remove();
  process.exit(0);
}

if (!ownNodePath()) giveUp('The npm registry has no ready-made newer one for this platform.');
if (!runs(ownNode())) {
  console.log(`temoin: Node ${versions.node} is too old for the project's scripts; fetching its own Node…`);
  const npm = process.env['npm_execpath'];
  const args = ['ci', '--prefix', HOME, '--include=optional', '--ignore-scripts', '--loglevel=error'];
  try {
    if (npm) execFileSync(process.execPath, [npm, ...args], { cwd: HOME, stdio: 'inherit' });
    else execFileSync('npm', args, { cwd: HOME, stdio: 'inherit', shell: platform === 'win32' });
  } catch {
    giveUp('Its own could not be fetched.');
  }
}
const node = ownNode();
if (!node || !runs(node)) giveUp('Its own does not run on this machine.');
else {
  remove();
  if (platform === 'win32') copyFileSync(node, link);
  else symlinkSync(relative(dirname(link), node), link);
  console.log(
    `temoin: npm scripts run on Node ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}`,
  );
}
