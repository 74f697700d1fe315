// Where the project's own Node is. Runs on Node 20, and from an installed package too (bin/temoin.mjs).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { arch, platform, versions } from 'node:process';
import { fileURLToPath } from 'node:url';

export const NEEDED = '22.19';
export const HOME = fileURLToPath(new URL('node/', import.meta.url));

/** @param {string} version */
export const isNewEnough = (version = versions.node) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 19);
};

/** The binary's path, whether or not it is there; undefined where no package has one. */
export const ownNodePath = () => {
  const name = { linux: 'linux', win32: 'win' }[String(platform)];
  const known = [`linux-x64`, `linux-arm64`, `win-x64`].includes(`${name}-${arch}`);
  if (!known) return undefined;
  return join(HOME, `node_modules/node-${name}-${arch}/bin/node${platform === 'win32' ? '.exe' : ''}`);
};

export const ownNode = () => {
  const path = ownNodePath();
  return path && existsSync(path) ? path : undefined;
};
