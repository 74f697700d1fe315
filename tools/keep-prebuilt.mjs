import { readFileSync, writeFileSync } from 'node:fs';

/**
 * better-sqlite3 brings its binaries and says `gypfile: false`, yet npm 10 runs node-gyp for it all the same (which
 * needs Python, make and Node's headers), unless the lock says so too. npm drops the line whenever it writes the lock.
 * @param {string} lock
 */
export const keepPrebuilt = (lock) => {
  const text = readFileSync(lock, 'utf8');
  const tree = JSON.parse(text);
  const entry = tree.packages['node_modules/better-sqlite3'];
  if (!entry || entry.gypfile === false) return;
  entry.gypfile = false;
  writeFileSync(lock, `${JSON.stringify(tree, null, /\n( *)"/.exec(text)?.[1] ?? 2)}\n`);
};
