import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { findChromium, type Machine } from '../../../src/cli/browser/find-chromium.ts';
import { launchChromium, loadDriver } from '../../../src/cli/browser/launch.ts';

const machine = (there: readonly string[], env: Machine['env'] = {}, platform = 'linux'): Machine => ({
  ...{ platform, env, home: '/invented' },
  canRun: (path) => there.includes(path),
});

describe('the browser', () => {
  it('is the one that is named, and the option counts most', () => {
    const env = { TEMOIN_CHROMIUM: '/b', CHROME_PATH: '/c', PATH: '/usr/bin' };
    const all = machine(['/a', '/b', '/c', join('/usr/bin', 'chromium')], env);
    expect(findChromium('/a', all)).toBe('/a');
    expect(findChromium(undefined, all)).toBe('/b');
    expect(findChromium(undefined, { ...all, env: { ...env, TEMOIN_CHROMIUM: '' } })).toBe('/c');
  });

  it('is never another than the one that is named', () => {
    const there = machine([join('/usr/bin', 'chromium')], { PATH: '/usr/bin', CHROME_PATH: '/gone' });
    expect(() => findChromium(undefined, there)).toThrow('CHROME_PATH is “/gone”, which cannot be run');
    expect(() => findChromium('/nowhere', there)).toThrow('--chromium is “/nowhere”, which cannot be run');
  });

  it.each([
    ['linux', join('/opt/bin', 'google-chrome')],
    ['darwin', join('/invented', 'Applications/Chromium.app/Contents/MacOS/Chromium')],
    ['win32', join('C:', 'Microsoft/Edge/Application/msedge.exe')],
  ])('is found where it usually is: %s', (platform, path) => {
    const env = {
      PATH: ['/usr/bin', '/opt/bin'].join(process.platform === 'win32' ? ';' : ':'),
      PROGRAMFILES: 'C:',
    };
    expect(findChromium(undefined, machine([path], env, platform))).toBe(path);
    expect(findChromium(undefined, machine([], env, platform))).toBeUndefined();
  });

  it('is said to be missing in one sentence, where it does not start', async () => {
    const launch = () => Promise.reject(new Error('Failed to launch:\n  a long log'));
    await expect(launchChromium({ launch }, process.execPath)).rejects.toThrow(
      new Error(`${process.execPath} does not start as a Chromium: Failed to launch:`),
    );
  });

  // Elsewhere the usual places do not depend on the environment.
  it.runIf(process.platform === 'linux')(
    'is said to be missing in one sentence, where there is none',
    async () => {
      for (const name of ['TEMOIN_CHROMIUM', 'CHROME_PATH', 'PATH']) vi.stubEnv(name, '');
      const launch = () => Promise.reject(new Error('Executable doesn’t exist\n a box'));
      const said = await launchChromium({ launch }).catch(String);
      vi.unstubAllEnvs();
      expect(said).toMatch(/^Error: no Chromium was found: install [^\n]+ --chromium or CHROME_PATH$/);
    },
  );
});

describe('playwright', () => {
  const gone = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ERR_MODULE_NOT_FOUND' }));
  const chromium = { launch: () => Promise.reject(new Error('unused')) };

  it('may be of either name', async () => {
    expect(await loadDriver([gone, async () => ({ chromium })])).toBe(chromium);
    expect(await loadDriver([async () => ({ chromium }), gone])).toBe(chromium);
  });

  it('is asked for in one sentence where it is not there', async () => {
    await expect(loadDriver([gone, gone])).rejects.toThrow(
      /^a browser is driven by .+: npm install \S+ playwright-core$/,
    );
  });

  it('is not said to be missing where it is broken', async () => {
    await expect(loadDriver([() => Promise.reject(new Error('broken'))])).rejects.toThrow('broken');
  });
});
