import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Asset, startSite } from '../browser/site.ts';
import { PROFILES, startBrowser } from '../browser/tab.ts';
import { printFigures, printTable } from '../figures.ts';
import { runRounds } from '../rounds.ts';
import { chunks } from './chunks.ts';
import { CONTESTANTS } from './contestants.ts';
import { judge, withAdded } from './judge.ts';
import { shop } from './page.ts';
import type { Sent } from './told.ts';
import { visit } from './visit.ts';

const bundle = async (name: string): Promise<Asset> => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return { type: 'text/javascript', body: outputFiles[0]?.contents ?? '' };
};

/** What PostHog asks its server: whether to record, and how what is sent may be packed. */
const POSTHOG = {
  sessionRecording: { endpoint: '/s/', version: 'v2' },
  supportedCompression: ['gzip-js'],
  hasFeatureFlags: false,
};

const assets = async (): Promise<Readonly<Record<string, Asset>>> => {
  const built = readFileSync(join(import.meta.dirname, '../../dist/drop-in/recorder.js'));
  const files: Record<string, Asset> = {
    '/warm': { type: 'text/html', body: '<!doctype html><title>Warm</title>' },
    '/': shop,
    '/recorder.js': { type: 'text/javascript', body: built },
    '/array/bench/config': { type: 'application/json', body: JSON.stringify(POSTHOG) },
  };
  for (const { rig } of CONTESTANTS) if (rig) files[`/${rig}.js`] = await bundle(rig);
  return files;
};

/** Where each recorder sends what it recorded. */
const UPLOADS =
  /^(\/rrweb|\/clarity|\/api\/1\/envelope\/|\/s\/|\/temoin\/recordings\/\w+\/segments\/\d+)(\?|$)/;

/** Témoin's recorder beside rrweb as it comes and masked, Clarity, Sentry's replay, PostHog's recorder, and none. */
export const benchRecorder = async (count: number): Promise<void> => {
  const sent: Sent[] = [];
  const site = await startSite(assets, (path, body) => {
    if (!UPLOADS.test(path)) return [404];
    sent.push({ path, body });
    return [path.startsWith('/temoin') ? 201 : 200];
  });
  const browser = await startBrowser();
  try {
    const files = await chunks();
    printFigures('recorder', 'files', files);
    printTable('Recorder, what a page fetches to record', files);
    for (const profile of PROFILES) {
      const rounds = withAdded(
        await runRounds(CONTESTANTS, count, visit(browser, profile, site.origin, sent)),
      );
      printFigures('recorder', profile.name, rounds);
      printTable(`Recorder, ${profile.name}: medians of ${count} rounds`, rounds);
      judge(rounds, profile);
    }
  } finally {
    await browser.close();
    await site.close();
  }
};
