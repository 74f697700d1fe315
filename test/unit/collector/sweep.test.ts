import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { filePayloads, STORES, sweep } from '../../../src/collector/index.ts';
import { loadLogKey } from '../../../src/collector/ledger/log-key.ts';
import { createScribe } from '../../../src/collector/ledger/scribe.ts';
import { CONFIGURATION, DAY, health, type Opened, open, SITE, START } from './collecting.ts';
import { consented, event, ndjson, segment } from './recording.ts';

const HOUR = DAY / 24;
const SESSION = '0123456789abcdef0123456789abcdef';
const files = ({ data }: Opened) =>
  (readdirSync(join(data, 'recordings'), { recursive: true }) as string[]).filter((each) =>
    each.includes('/'),
  );

const inside = async <T>(
  { data }: Opened,
  ask: (store: ReturnType<typeof STORES.sqlite>) => Promise<T>,
): Promise<T> => {
  const store = STORES.sqlite(data);
  try {
    return await ask(store);
  } finally {
    await store.close();
  }
};

describe('the hourly sweep', () => {
  it('erases a recording when its purpose’s retention is over, counted from its last segment', async () => {
    const opened = await open();
    const { token } = await consented(opened, 'replay.experience');
    await segment(opened, SESSION, 0, token);
    opened.clock.go(10 * 60_000);
    await segment(opened, SESSION, 1, token);
    opened.clock.go(7 * DAY - 10 * 60_000);
    await vi.waitFor(async () =>
      expect((await inside(opened, (store) => store.sweeps(1)))[0]?.at).toBe(START + 7 * DAY),
    );
    expect(await health(opened)).toMatchObject({ recordings: 1 });
    opened.clock.go(HOUR);
    await vi.waitFor(async () => expect(await health(opened)).toMatchObject({ recordings: 0 }));
    await vi.waitFor(() => expect(files(opened)).toEqual([]));
    await opened.close();
    expect(readFileSync(join(opened.data, 'temoin.sqlite')).includes(SESSION)).toBe(false);
  });

  it('keeps to a retention that was shortened, and to what was promised where it was lengthened', async () => {
    const opened = await open();
    const { token } = await consented(opened);
    await segment(opened, SESSION, 0, token);
    await opened.close();
    opened.clock.go(8 * DAY);
    const purposes = (retention: string) => ({
      configuration: {
        ...CONFIGURATION,
        purposes: CONFIGURATION.purposes.map((each) => (each.limitation ? { ...each, retention } : each)),
      },
    });
    const longer = await open({ data: opened.data, clock: opened.clock, ...purposes('P60D') });
    expect(await health(longer)).toMatchObject({ recordings: 1 });
    await longer.close();
    const shorter = await open({ data: opened.data, clock: opened.clock, ...purposes('P7D') });
    expect(await health(shorter)).toMatchObject({ recordings: 0 });
    const again = await open();
    const lengthened = await consented(again);
    await segment(again, SESSION, 0, lengthened.token);
    await again.close();
    again.clock.go(31 * DAY);
    expect(
      await health(await open({ data: again.data, clock: again.clock, ...purposes('P60D') })),
    ).toMatchObject({ recordings: 0 });
  });

  it('erases recordings of a former version of the site seven days after it changed', async () => {
    const opened = await open();
    const { token } = await consented(opened);
    await segment(opened, SESSION, 0, token);
    await opened.close();
    opened.clock.go(DAY);
    const configuration = { ...CONFIGURATION, siteVersion: '2026-12' };
    const changed = await open({ data: opened.data, clock: opened.clock, configuration });
    expect(await health(changed)).toMatchObject({ recordings: 1 });
    await changed.close();
    opened.clock.go(7 * DAY - 1);
    const before = await open({ data: opened.data, clock: opened.clock, configuration });
    expect(await health(before)).toMatchObject({ recordings: 1 });
    await before.close();
    opened.clock.go(1);
    const after = await open({ data: opened.data, clock: opened.clock, configuration });
    expect(await health(after)).toMatchObject({ recordings: 0 });
    expect(files(opened)).toEqual([]);
    for (const name of ['temoin.sqlite', 'temoin.sqlite-wal'])
      expect(readFileSync(join(opened.data, name)).includes(SESSION), name).toBe(false);
  });

  it('takes away payloads that belong to nothing, unless they are being written', async () => {
    const opened = await open();
    const { token } = await consented(opened);
    await segment(opened, SESSION, 0, token);
    await opened.close();
    const orphan = join(opened.data, 'recordings', 'f'.repeat(32));
    mkdirSync(orphan);
    for (const [name, minutes] of [
      ['old', 11],
      ['.draft', 11],
      ['young', 9],
    ] as const) {
      writeFileSync(join(orphan, name), 'x');
      utimesSync(join(orphan, name), new Date(START - minutes * 60_000), new Date(START - minutes * 60_000));
    }
    const [kept] = files(opened).filter((each) => each.startsWith(SESSION)) as [string];
    utimesSync(join(opened.data, 'recordings', kept), new Date(0), new Date(0));
    await open({ data: opened.data, clock: opened.clock });
    expect(files(opened).sort()).toEqual([kept, `${'f'.repeat(32)}/young`].sort());
  });

  it('writes down every run, and what could not be done is heard of', async () => {
    const opened = await open();
    expect(await inside(opened, (store) => store.sweeps(10))).toEqual([
      { at: START, erased: 0, orphans: 0, ended: 0 },
    ]);
    opened.clock.go(HOUR - 1);
    opened.clock.go(1);
    await vi.waitFor(async () => expect(await inside(opened, (store) => store.sweeps(10))).toHaveLength(2));
    writeFileSync(join(opened.data, 'recordings'), 'no folder');
    opened.clock.go(HOUR);
    await vi.waitFor(() => expect(opened.faults).toEqual([{ during: 'sweep', error: expect.any(Error) }]));
  });

  it('can be run by hand beside a collector that serves, and tried without effect', async () => {
    const opened = await open();
    const { token } = await consented(opened, 'replay.experience');
    await segment(opened, SESSION, 0, token, ndjson(event()));
    const now = START + 8 * DAY;
    await inside(opened, async (store) => {
      const scribe = createScribe({ store, key: loadLogKey(opened.data), site: SITE });
      const shelves = { store, scribe, payloads: filePayloads(opened.data), onFault: () => {} };
      expect(await sweep(shelves, CONFIGURATION, now, { dryRun: true })).toMatchObject({ due: [SESSION] });
      expect(await health(opened)).toMatchObject({ recordings: 1 });
      expect(await sweep(shelves, CONFIGURATION, now)).toMatchObject({ due: [SESSION] });
      expect(await sweep(shelves, CONFIGURATION, now)).toMatchObject({ due: [] });
    });
    expect(await health(opened)).toMatchObject({ recordings: 0 });
    expect(files(opened)).toEqual([]);
  });

  it('remembers an ended consent for as long as something of it is left, then forgets its key', async () => {
    const opened = await open();
    const short = await consented(opened, 'replay.errors', {
      validUntil: new Date(START + DAY).toISOString(),
    });
    const long = await consented(opened);
    await segment(opened, SESSION, 0, short.token);
    const known = () =>
      inside(opened, async (store) =>
        (await store.consents([short.proof, long.proof])).map(({ id, ended }) => [id, ended]),
      );
    await opened.close();
    const restarted = async (ms: number) => {
      opened.clock.go(ms);
      await (await open({ data: opened.data, clock: opened.clock })).close();
    };
    await restarted(2 * DAY);
    expect(await known()).toEqual([
      [short.proof, START + DAY],
      [long.proof, null],
    ]);
    // The recording is gone after thirty days, and with it the last reason to know the consent.
    await restarted(29 * DAY);
    await restarted(HOUR);
    expect(await known()).toEqual([[long.proof, null]]);
  });
});
