import { spawn } from 'node:child_process';
import { platform } from 'node:process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a command of node_modules/.bin (or `node`) in the project's root with its output shown; says whether it succeeded.
 * @param {string} command
 * @param {string[]} args
 * @param {{ minutes?: number, env?: Record<string, string> }} [options]
 * @returns {Promise<boolean>}
 */
export const run = (command, args, { minutes = 5, env = {} } = {}) =>
  new Promise((resolve) => {
    const node = command === 'node' ? process.execPath : command;
    const child = spawn(node, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: platform === 'win32' && node === command,
    });
    const timer = setTimeout(() => {
      console.error(`temoin: ${command} ${args[0] ?? ''} took more than ${minutes} minutes and is ended`);
      child.kill('SIGKILL');
    }, minutes * 60_000);
    child.once('error', (error) => {
      console.error(`temoin: ${command}: ${error.message}`);
      clearTimeout(timer);
      resolve(false);
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
