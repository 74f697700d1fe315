// Before `npm test`: sees to it that there is a Chromium for the browser tests.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { arch, env, execPath, platform } from 'node:process';
import { findChromium, unpacked } from './chromium.mjs';
import { root } from './run.mjs';

const tools = join(root, 'tools/chromium');

const fetchFromNpm = () => {
  const npm = env['npm_execpath'];
  const args = ['ci', '--prefix', tools, '--ignore-scripts', '--loglevel=error'];
  if (npm) execFileSync(execPath, [npm, ...args], { cwd: tools, stdio: 'inherit' });
  else execFileSync('npm', args, { cwd: tools, stdio: 'inherit' });
  mkdirSync(dirname(unpacked), { recursive: true });
  const own = mkdtempSync(join(dirname(unpacked), 'unpacking-'));
  try {
    execFileSync(execPath, [join(tools, 'unpack.mjs')], { env: { ...env, TMPDIR: own }, stdio: 'inherit' });
    if (!existsSync(unpacked)) renameSync(own, unpacked);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
};

const fetchFromPlaywright = () => {
  const cli = createRequire(import.meta.url).resolve('playwright/cli.js');
  execFileSync(execPath, [cli, 'install', '--only-shell', 'chromium'], { cwd: root, stdio: 'inherit' });
};

let found = findChromium();
if (!found) {
  console.log('temoin: no Chromium found; fetching one for the tests…');
  try {
    if (platform === 'linux' && arch === 'x64') fetchFromNpm();
    else fetchFromPlaywright();
  } catch (error) {
    console.error(`temoin: it could not be fetched: ${error instanceof Error ? error.message : error}`);
  }
  found = findChromium();
}
if (!found) {
  console.error(
    'temoin: the browser tests need a Chromium. Install Chrome, Chromium or Edge, or set CHROME_PATH.',
  );
  process.exit(1);
}
console.log(`temoin: Chromium for the tests (${found.from}): ${found.executablePath}`);
