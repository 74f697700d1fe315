#!/usr/bin/env node
// These lines run on Node 20, too old for most of the rest: they hand over to the project's own Node or say what is
// missing. Who only verifies an export needs no newer one.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const main = new URL('../dist/esm/cli/main.js', import.meta.url);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

const args = process.argv.slice(2);
const runsAnywhere =
  args.length === 0 ||
  ['verify', 'help', '--version', '-v'].includes(String(args[0])) ||
  args.some((each) => each === '--help' || each === '-h');

/** @param {string} what */
const explain = (what) => {
  console.error(`temoin: ${what}`);
  process.exitCode = 2;
};

if (!existsSync(main)) explain('it is not built yet: run `npm run build` in its folder first.');
else if (runsAnywhere || major > 22 || (major === 22 && minor >= 19)) await import(main.href);
else {
  // Published packages come without tools/, and so without a Node of their own.
  const helper = new URL('../tools/own-node.mjs', import.meta.url);
  const node = existsSync(helper) ? (await import(helper.href)).ownNode() : undefined;
  if (node) handOver(node);
  else
    explain(
      `this is Node ${process.versions.node}; “${args[0]}” needs 22.19 or newer (24 is best), from https://nodejs.org. Only verify, --help and --version run on this one.`,
    );
}

/** @param {string} node */
function handOver(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...args], { stdio: 'inherit' });
  // Without a listener this process would die at once and leave the child behind.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  child.once('error', (error) => explain(`its own Node does not start: ${error.message}`));
  child.once('exit', (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    } else process.exitCode = code ?? 1;
  });
}
