import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';

/** The machine that is looked through. */
export interface Machine {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly canRun: (path: string) => boolean;
}

const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  canRun(path) {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      // Not there, or not ours to run: the next place.
      return false;
    }
  },
};

const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS = [
  'Google/Chrome/Application/chrome.exe',
  'Chromium/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
];
const OTHERS = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const usualPlaces = ({ platform, env, home }: Machine): readonly string[] => {
  if (platform === 'darwin')
    return MAC.flatMap((name) =>
      ['/', home].map((base) => join(base, `Applications/${name}.app/Contents/MacOS/${name}`)),
    );
  if (platform === 'win32')
    return [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].flatMap((base) =>
      base ? WINDOWS.map((path) => join(base, path)) : [],
    );
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return OTHERS.flatMap((name) => folders.map((folder) => join(folder, name)));
};

/**
 * Path of a Chromium: the one that is named, by option or by `TEMOIN_CHROMIUM` or `CHROME_PATH`, else an installed
 * Chrome, Chromium or Edge. Nothing where there is none of them; throws where the named one cannot be run.
 */
export const findChromium = (named?: string, machine: Machine = thisMachine): string | undefined => {
  const { env, canRun } = machine;
  const told = [
    ['--chromium', named],
    ['TEMOIN_CHROMIUM', env['TEMOIN_CHROMIUM']],
    ['CHROME_PATH', env['CHROME_PATH']],
  ].find(([, path]) => path);
  if (!told) return usualPlaces(machine).find(canRun);
  const [by, path = ''] = told;
  if (!canRun(path)) throw new Error(`${by} is “${path}”, which cannot be run`);
  return path;
};
