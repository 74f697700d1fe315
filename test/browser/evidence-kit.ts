import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { type Driver, launchChromium, loadDriver } from '../../src/cli/browser/launch.ts';
import { createEvidence, type Surroundings } from '../../src/cli/evidence.ts';
import { UsageError } from '../../src/cli/usage-error.ts';
import { sha256 } from '../../src/collector/sha256.ts';
import { STORES } from '../../src/collector/stores/index.ts';
import type { Manifest } from '../../src/export/manifest.ts';
import { nodeHash } from '../../src/log/index.ts';
import { parseEntry } from '../../src/proof/index.ts';
import { chromiumLaunch } from '../chromium.ts';

/** The built files. */
export const BUILT = join(import.meta.dirname, '../../dist/drop-in');
const { executablePath, env } = chromiumLaunch();

export { executablePath };

const folders: string[] = [];

/** A folder that goes with the tests. */
export const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'temoin-evidence-test-'));
  folders.push(path);
  return path;
};

/** One browser for the runs that are not about how it starts and ends. */
let browser: Browser;
const driver = async (): Promise<Driver> => ({
  launch: async () =>
    new Proxy(browser, {
      get(target, name) {
        if (name === 'close') return async () => {};
        const value = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    }),
});

/** To be called once, at the top of a file of tests. */
export const useBrowser = (): void => {
  beforeAll(async () => {
    for (const name of ['LD_LIBRARY_PATH', 'FONTCONFIG_PATH']) if (env[name]) vi.stubEnv(name, env[name]);
    browser = await launchChromium(await loadDriver(), executablePath);
  });
  afterAll(async () => {
    await browser.close();
    vi.unstubAllEnvs();
    for (const path of folders) rmSync(path, { recursive: true, force: true });
  });
};

export interface Run {
  readonly data: string;
  readonly configuration: object | string;
  readonly viewports?: string;
  readonly schemes?: string;
  readonly chromium?: string;
  readonly more?: readonly string[];
  readonly stop?: AbortSignal;
  readonly around?: Partial<Surroundings>;
}

/** As `temoin evidence` would be run: the code that it ends with, and what it says. */
export const run = async ({ data, configuration, around, chromium = executablePath, ...given }: Run) => {
  const { viewports = '390x844', schemes = 'light', more = [], stop = new AbortController().signal } = given;
  const file = typeof configuration === 'string' ? configuration : join(folder(), 'temoin.json');
  if (typeof configuration !== 'string') writeFileSync(file, JSON.stringify(configuration));
  const said = { out: [] as string[], err: [] as string[] };
  const io = {
    out: (line: string) => void said.out.push(line),
    err: (line: string) => void (line.startsWith('warning') || said.err.push(line)),
    stop,
  };
  const surroundings = { dropIn: BUILT, driver, now: Date.now, ...around };
  const options = { config: file, data, viewports, schemes, chromium };
  const args = [...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]), ...more];
  try {
    return { code: await createEvidence(surroundings).run(args, io), ...said };
  } catch (error) {
    said.err.push((error as Error).message);
    return { code: error instanceof UsageError ? 2 : 1, ...said };
  }
};

/** All that a data folder holds of evidence. */
export const held = async (data: string) => {
  const store = STORES.sqlite(data);
  const [log, ...more] = await store.logs();
  expect(more).toEqual([]);
  if (!log) throw new Error('there is no log');
  const entries = await store.entries(log.epoch, 0, log.size);
  const document = async (digest: string) => {
    const found = await store.document(digest);
    if (!found) throw new Error(`no document ${digest}`);
    return { type: found.type, bytes: Buffer.from(found.bytes) };
  };
  const all = [];
  for (const [index, text] of entries.entries()) {
    const entry = parseEntry(text);
    if (entry.kind !== 'evidence') continue;
    const manifest = JSON.parse((await document(entry.digest)).bytes.toString()) as Manifest;
    const notice = JSON.parse((await store.notice(entry.notice))?.bytes ?? 'null');
    const views = [];
    for (const view of manifest.views)
      views.push({
        ...view,
        picture: await document(view.picture),
        text: await document(view.text),
        named: view,
      });
    all.push({ index, entry, manifest, notice, views });
  }
  await store.close();
  return { log, entries, all };
};

/** The size of a PNG, and its lines of pixels (as they are kept: each as what differs from its neighbours). */
export const pixels = (png: Buffer) => {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const raw = inflateSync(Buffer.concat(parts)).toString('latin1');
  const line = raw.length / height;
  return {
    width,
    height,
    lines: Array.from({ length: height }, (_, y) => raw.slice(y * line, (y + 1) * line)),
  };
};

/** RFC 6962 §2.1, as it is written there. */
export const treeHash = (leaves: readonly Uint8Array[]): Uint8Array => {
  if (leaves.length === 1) return leaves[0] as Uint8Array;
  const left = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return nodeHash(sha256, treeHash(leaves.slice(0, left)), treeHash(leaves.slice(left)));
};

/** Those of the wanted that do not stand behind the one before. */
export const outOfOrder = (text: string, wanted: readonly string[]): readonly string[] => {
  let from = 0;
  return wanted.filter((each) => {
    const at = text.indexOf(each, from);
    if (at >= 0) from = at + each.length;
    return at < 0;
  });
};
