import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { STORES } from '../../../src/collector/index.ts';
import type { Configuration } from '../../../src/config/configuration.ts';
import type { Limitation } from '../../../src/purpose/purpose.ts';
import { CONFIGURATION, DAY, health, MINUTE, type Opened, open, START } from './collecting.ts';
import { consented, event, ndjson, segment } from './recording.ts';

const HOUR = 60 * MINUTE;
const CALM = '0123456789abcdef0123456789abcdef';
const TROUBLED = 'fedcba9876543210fedcba9876543210';
const PURPOSE = 'replay.experience';
const DIFFICULTY = ndjson(
  event(),
  event({ type: 5, data: { tag: 'temoin:difficulty', payload: { kind: 'error' } } }),
);

const limited = (limitation: Limitation, over: Partial<Configuration> = {}): Configuration => ({
  ...CONFIGURATION,
  ...over,
  purposes: CONFIGURATION.purposes.map((each) => (each.id === PURPOSE ? { ...each, limitation } : each)),
});
const under = (limitation: Limitation = { L3: {} }) => open({ configuration: limited(limitation) });

const asked = async <T>(
  { data }: Pick<Opened, 'data'>,
  ask: (store: ReturnType<typeof STORES.sqlite>) => Promise<T>,
): Promise<T> => {
  const store = STORES.sqlite(data);
  try {
    return await ask(store);
  } finally {
    await store.close();
  }
};
/** What is left of these bytes in any file of the data folder, the write-ahead log included. */
const holding = ({ data }: Pick<Opened, 'data'>, bytes: Uint8Array | string): string[] =>
  (readdirSync(data, { recursive: true, withFileTypes: true }) as import('node:fs').Dirent[])
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => readFileSync(file).includes(Buffer.from(bytes as string)));
const runs = (opened: Opened) => asked(opened, (store) => store.sweeps(100));
/** An hour passes, and the run that it brings has ended. */
const hour = async (opened: Opened) => {
  const before = (await runs(opened)).length;
  opened.clock.go(HOUR);
  await vi.waitFor(async () => expect(await runs(opened)).toHaveLength(before + 1));
};
const hours = async (opened: Opened, count: number) => {
  for (let n = 0; n < count; n++) await hour(opened);
};
const sessions = async (opened: Opened) =>
  (await asked(opened, (store) => store.recordingsAfter('', 10))).map(({ session }) => session);
const later = (opened: Opened, ms: number, configuration: Configuration) => {
  opened.clock.go(ms);
  return open({ data: opened.data, clock: opened.clock, configuration });
};

describe('a visit without a difficulty (L3)', () => {
  it('is gone within a day of its last segment: payload, metadata, key and join, in the files themselves', async () => {
    const opened = await under();
    const { token, proof } = await consented(opened, PURPOSE);
    await segment(opened, CALM, 0, token);
    opened.clock.go(20 * MINUTE);
    await segment(opened, CALM, 1, token);
    const [key, file] = await asked(opened, async (store) => [
      (await store.secrets(CALM))?.key as Uint8Array,
      (await store.segments(CALM))[1]?.file as string,
    ]);
    const payload = readFileSync(join(opened.data, 'recordings', CALM, file)).subarray(28);
    for (const bytes of [CALM, key, payload]) expect(holding(opened, bytes)).not.toEqual([]);
    await hours(opened, 23);
    // 23 hours and no minute after the last segment: the next run is in time.
    expect(await sessions(opened)).toEqual([CALM]);
    await hour(opened);
    expect(await sessions(opened)).toEqual([]);
    expect(await health(opened)).toMatchObject({ recordings: 0 });
    for (const bytes of [CALM, key, payload]) expect(holding(opened, bytes)).toEqual([]);
    expect(existsSync(join(opened.data, 'recordings', CALM))).toBe(false);
    // The consent lives on: it is the visit that was of no use.
    expect(await asked(opened, (store) => store.recordingsUnder([proof]))).toEqual([]);
    expect((await asked(opened, (store) => store.consents([proof])))[0]?.ended).toBeNull();
  });

  it('follows the purpose’s retention once a difficulty was met', async () => {
    const opened = await under();
    const { token } = await consented(opened, PURPOSE);
    await segment(opened, CALM, 0, token);
    await segment(opened, TROUBLED, 0, token, DIFFICULTY);
    await hours(opened, 25);
    expect(await sessions(opened)).toEqual([TROUBLED]);
    await opened.close();
    const kept = await later(opened, 7 * DAY - 25 * HOUR - 1, limited({ L3: {} }));
    expect(await sessions(kept)).toEqual([TROUBLED]);
    await kept.close();
    expect(await sessions(await later(opened, 1, limited({ L3: {} })))).toEqual([]);
  });

  it('is spared by a difficulty that comes in a later segment', async () => {
    const opened = await under();
    const { token } = await consented(opened, PURPOSE);
    await segment(opened, CALM, 0, token);
    await segment(opened, CALM, 1, token, DIFFICULTY);
    await hours(opened, 30);
    expect(await sessions(opened)).toEqual([CALM]);
  });

  it('is written down: each run, and the deletion in the log with a reason of its own', async () => {
    const opened = await under({ L3: { within: 'PT2H' } });
    const { token } = await consented(opened, PURPOSE);
    const errors = await consented(opened);
    await segment(opened, CALM, 0, token);
    await segment(opened, TROUBLED, 0, errors.token, DIFFICULTY);
    await hours(opened, 2);
    expect((await runs(opened)).map(({ at, erased }) => [at, erased])).toEqual([
      [START + 2 * HOUR, 1],
      [START + HOUR, 0],
      [START, 0],
    ]);
    const told = await asked(opened, async (store) => {
      const [log] = await store.logs();
      return (await store.entries(log?.epoch ?? '', 0, 100)).map((entry) => JSON.parse(entry));
    });
    expect(told.filter(({ kind }) => kind === 'deletion')).toEqual([
      {
        ...{ v: 1, kind: 'deletion', purpose: PURPOSE, site: CONFIGURATION.site, recordings: 1 },
        why: 'no difficulty was met (L3): CNIL draft §42',
        at: expect.any(String),
      },
    ]);
  });

  it.each([
    ['PT2H', 2],
    ['PT12H', 12],
    ['PT72H', 72],
  ])('goes within the time that the site gives it, %s', async (within, count) => {
    const configuration = limited({ L3: { within } });
    const opened = await under({ L3: { within } });
    const { token } = await consented(opened, PURPOSE);
    await segment(opened, CALM, 0, token);
    await opened.close();
    const before = await later(opened, (count - 1) * HOUR, configuration);
    expect(await sessions(before)).toEqual([CALM]);
    await before.close();
    expect(await sessions(await later(opened, 1, configuration))).toEqual([]);
  });

  it('keeps to what was promised when it was made, and to what is promised now where that is sooner', async () => {
    for (const [then, now, gone] of [
      [{ L3: { within: 'PT12H' } }, { L3: { within: 'PT72H' } }, true],
      [{ L3: { within: 'PT72H' } }, { L3: { within: 'PT12H' } }, true],
      [{ L3: { within: 'PT12H' } }, { L1: { rate: 0.05 } }, true],
      // No difficulty was looked for: that none is written down says nothing.
      [{ L1: { rate: 0.05 } }, { L3: { within: 'PT12H' } }, false],
    ] as const) {
      const opened = await under(then);
      const { token } = await consented(opened, PURPOSE);
      await segment(opened, CALM, 0, token);
      await opened.close();
      const changed = await later(opened, 12 * HOUR, limited(now));
      expect([then, now, await sessions(changed)]).toEqual([then, now, gone ? [] : [CALM]]);
      await changed.close();
    }
  });

  it('cannot be taken up again under its number', async () => {
    const opened = await under({ L3: { within: 'PT2H' } });
    const { browser, proof } = await consented(opened, PURPOSE);
    const fresh = async () => {
      const path = `/temoin/proofs/${proof}/upload`;
      const authorization = await browser.authorization(proof, 'POST', path, opened.clock.now());
      const answer = await opened.collector.fetch(
        new Request(`${CONFIGURATION.site}${path}`, {
          method: 'POST',
          headers: { origin: CONFIGURATION.site, authorization },
        }),
      );
      return (await answer.json()).token as string;
    };
    await segment(opened, CALM, 0, await fresh());
    await hours(opened, 2);
    expect((await segment(opened, CALM, 1, await fresh())).status).toBe(409);
    expect(await sessions(opened)).toEqual([]);
  });
});
