// Finds a Chromium for the browser tests; tools/fetch-chromium.mjs fetches one where there is none.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { env, platform } from 'node:process';
import { fileURLToPath } from 'node:url';

/** @typedef {{ executablePath: string, env: Record<string, string>, from: string }} Found */

const OLDEST = 120;
const root = fileURLToPath(new URL('..', import.meta.url));
const tools = join(root, 'tools/chromium');
const { dependencies } = JSON.parse(readFileSync(join(tools, 'package.json'), 'utf8'));
export const unpacked = join(root, '.chromium', dependencies['@sparticuz/chromium']);

/** @param {string} path */
const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Some distributions' `chromium-browser` only says to install something else. On Windows `--version` opens a window. */
const isRecent = (/** @type {string} */ path) => {
  if (platform === 'win32') return true;
  try {
    const told = execFileSync(path, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 20_000,
    });
    return Number(/(\d+)\.\d+/.exec(told)?.[1]) >= OLDEST;
  } catch {
    return false;
  }
};

const installedPlaces = () => {
  if (platform === 'darwin')
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
      ['/', homedir()].map((base) => join(base, `Applications/${name}.app/Contents/MacOS/${name}`)),
    );
  if (platform === 'win32')
    return [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].flatMap((base) =>
      base
        ? [
            'Google/Chrome/Application/chrome.exe',
            'Chromium/Application/chrome.exe',
            'Microsoft/Edge/Application/msedge.exe',
          ].map((path) => join(base, path))
        : [],
    );
  const names = [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
  ];
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
};

/** @returns {Found | undefined} */
const installed = () => {
  if (env['TEMOIN_IGNORE_INSTALLED']) return undefined;
  const executablePath = installedPlaces().find((path) => isExecutable(path) && isRecent(path));
  return executablePath ? { executablePath, env: {}, from: 'installed' } : undefined;
};

const playwrightFolder = () => {
  const told = env['PLAYWRIGHT_BROWSERS_PATH'];
  if (told === '0') return join(root, 'node_modules/playwright-core/.local-browsers');
  if (told) return resolve(told);
  if (platform === 'darwin') return join(homedir(), 'Library/Caches/ms-playwright');
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? homedir(), 'ms-playwright');
  return join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'ms-playwright');
};

/** @returns {Found | undefined} */
const playwrights = () => {
  const require = createRequire(import.meta.url);
  const core = createRequire(require.resolve('playwright')).resolve('playwright-core/package.json');
  /** @type {{ browsers: { name: string, revision: string }[] }} */
  const { browsers } = JSON.parse(readFileSync(join(core, '../browsers.json'), 'utf8'));
  for (const name of ['chromium-headless-shell', 'chromium']) {
    const revision = browsers.find((browser) => browser.name === name)?.revision;
    const folder = join(playwrightFolder(), `${name.replaceAll('-', '_')}-${revision}`);
    if (!existsSync(join(folder, 'INSTALLATION_COMPLETE'))) continue;
    const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(
      (path) =>
        /[\\/](chrome|headless_shell|chrome-headless-shell|Chromium|Google Chrome for Testing)(\.exe)?$/.test(
          path,
        ) &&
        isExecutable(join(folder, path)) &&
        !path.includes('.app/Contents/Frameworks'),
    );
    if (file) return { executablePath: join(folder, file), env: {}, from: 'playwright' };
  }
  return undefined;
};

/** @returns {Found | undefined} */
const fromNpm = () => {
  const executablePath = join(unpacked, 'chromium');
  if (!existsSync(executablePath)) return undefined;
  const libraries = [join(unpacked, 'al2023/lib'), env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return {
    executablePath,
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(unpacked, 'fonts') },
    from: 'npm',
  };
};

/**
 * The first of: `CHROME_PATH`, an installed Chrome, Chromium or Edge, Playwright's own, the npm one.
 * @returns {Found | undefined}
 */
export const findChromium = () => {
  const told = env['CHROME_PATH'];
  if (!told) return installed() ?? playwrights() ?? fromNpm();
  if (!isExecutable(told)) throw new Error(`CHROME_PATH is set to ${told}, which cannot be run`);
  return { executablePath: told, env: {}, from: 'CHROME_PATH' };
};
