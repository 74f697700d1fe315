import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession, Page } from 'playwright';
import { type Profile, pause, traceOf, withTab } from '../browser/tab.ts';
import { readSpans } from '../browser/trace.ts';
import type { Measured } from '../figures.ts';
import type { Contestant } from './contestants.ts';
import { ADDED_EMS, play } from './play.ts';
import type { Rig } from './rig.ts';
import type { Sent } from './told.ts';

const MARKS = ['bench:start', 'bench:started', 'bench:end'] as const;
const mark = (tab: Page, name: (typeof MARKS)[number]) =>
  tab.evaluate((each) => void performance.mark(each), name);

/** How long the page is left alone after its load and after the recorder's start, in milliseconds. */
const SETTLED = 500;
/** How long it may take until all that was recorded was sent. */
const LATEST = 15_000;
/** What was sent last may still be on its way when enough is told. */
const TRAILING = 100;

const heapOf = async (devtools: CDPSession): Promise<number> => {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize;
};

const allTold = async ({ name, told }: Contestant, sent: readonly Sent[]): Promise<void> => {
  if (!told) return;
  let read = 0;
  let added = 0;
  for (const end = Date.now() + LATEST; ; await pause(50)) {
    if (sent.length > read) {
      read = sent.length;
      added = told(sent);
    }
    if (added >= ADDED_EMS) return;
    if (Date.now() > end)
      throw new Error(`${name} told of ${added} among ${ADDED_EMS} elements, in ${sent.length} requests.`);
  }
};

const isGzip = (body: Buffer): boolean => body[0] === 0x1f && body[1] === 0x8b;
/** As it was sent, or as it would be if its server had asked for it to be packed. */
const gzipped = ({ body }: Sent): number =>
  isGzip(body) ? body.length : Math.min(body.length, gzipSync(body).length);

/** One visit of the page at `origin`: what the recorder costs from its start to its last request. */
export const visit =
  (browser: Browser, profile: Profile, origin: string, sent: Sent[]) =>
  (contestant: Contestant): Promise<Measured> =>
    withTab(browser, profile, `${origin}/warm`, async (tab, devtools) => {
      const rig = contestant.rig && `/${contestant.rig}.js`;
      await tab.goto(`${origin}/`, { waitUntil: 'load' });
      await pause(SETTLED);
      sent.length = 0;
      const before = await heapOf(devtools);
      const trace = await traceOf(browser, tab, async () => {
        await mark(tab, 'bench:start');
        if (rig) await tab.evaluate(async (path) => ((await import(path)) as Rig).start(), rig);
        await pause(SETTLED);
        await mark(tab, 'bench:started');
        await tab.evaluate(play);
        if (rig) await tab.evaluate(async (path) => ((await import(path)) as Rig).finish?.(), rig);
        await allTold(contestant, sent);
        await pause(TRAILING);
        await mark(tab, 'bench:end');
      });
      const [start, after] = readSpans(trace, MARKS);
      if (!start || !after) throw new Error('The trace tells of no span.');
      const cpu = start.main.script + start.main.layout + after.main.script + after.main.layout;
      return {
        'script+layout ms': cpu,
        'worker ms': start.workers + after.workers,
        'longest at start ms': start.main.longest,
        'longest after ms': after.main.longest,
        'gzip bytes': sent.reduce((sum, each) => sum + gzipped(each), 0),
        'heap kB': ((await heapOf(devtools)) - before) / 1000,
      };
    });
