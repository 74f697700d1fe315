import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAccessToken, STORES } from '../../../src/collector/index.ts';
import type { Role } from '../../../src/collector/stores/access-store.ts';
import { DAY, health, type Opened, open, refusal, request, START, send } from './collecting.ts';
import { consented, event, ndjson, packed, segment } from './recording.ts';

const SESSION = '0123456789abcdef0123456789abcdef';

/** As the command line does it: beside a collector that serves. */
const tokenOf = async ({ data, clock }: Opened, role: Role, days = 90): Promise<string> => {
  const store = STORES.sqlite(data);
  const token = await createAccessToken(store, role, days, clock.now());
  await store.close();
  return token;
};

const read = ({ collector }: Opened, path: string, token?: string, method = 'GET') =>
  collector.fetch(
    request(method, path, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
  );

const accesses = async ({ data }: Opened) => {
  const store = STORES.sqlite(data);
  const found = await store.accesses(100);
  await store.close();
  return found;
};

describe('reading a recording', () => {
  it('gives an operator its events in order, and writes down who read what for', async () => {
    const opened = await open();
    const { token } = await consented(opened);
    await segment(opened, SESSION, 2, token, ndjson(event({ data: { n: 3 } })));
    await segment(
      opened,
      SESSION,
      0,
      token,
      packed(ndjson(event({ data: { n: 1 } }), event({ data: { n: 2 } })).trimEnd()),
      { 'content-encoding': 'gzip' },
    );
    const operator = await tokenOf(opened, 'operator');
    const answer = await read(opened, `/recordings/${SESSION}?purpose=replay.errors`, operator);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    const events = (await answer.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    // Segment 1 never came: whoever watches is told, in the recording itself.
    const gap = { type: 5, data: { tag: 'temoin:gap', payload: { missing: 1 } }, timestamp: START };
    expect(events.map((each) => each.data.n ?? each)).toEqual([1, 2, gap, 3]);
    expect(await accesses(opened)).toEqual([
      {
        at: START,
        who: expect.stringMatching(/^operator [0-9a-f]{8}$/),
        what: 'recording',
        purpose: 'replay.errors',
        granted: true,
      },
    ]);
  });

  it('is refused for any other purpose, and the attempt is written down', async () => {
    const opened = await open();
    const { token } = await consented(opened);
    await segment(opened, SESSION, 0, token);
    const operator = await tokenOf(opened, 'operator');
    expect((await read(opened, `/recordings/${SESSION}?purpose=replay.experience`, operator)).status).toBe(
      403,
    );
    expect((await read(opened, `/recordings/${SESSION}`, operator)).status).toBe(422);
    expect((await read(opened, `/recordings/${'f'.repeat(32)}?purpose=replay.errors`, operator)).status).toBe(
      404,
    );
    expect(await accesses(opened)).toEqual([
      expect.objectContaining({ purpose: 'replay.experience', granted: false }),
    ]);
  });

  it('lists one purpose only, without a word of who was recorded', async () => {
    const opened = await open();
    const [errors, experience] = [await consented(opened), await consented(opened, 'replay.experience')];
    await segment(
      opened,
      SESSION,
      0,
      errors.token,
      ndjson(event({ type: 5, data: { tag: 'temoin:difficulty', payload: {} } })),
    );
    await segment(opened, 'f'.repeat(32), 0, experience.token);
    const operator = await tokenOf(opened, 'operator');
    const { recordings } = await (await read(opened, '/recordings?purpose=replay.errors', operator)).json();
    expect(recordings).toEqual([
      {
        session: SESSION,
        purpose: 'replay.errors',
        notice: expect.stringMatching(/^[0-9a-f]{64}$/),
        siteVersion: '2026-11',
        started: new Date(START).toISOString(),
        last: new Date(START).toISOString(),
        expires: '2026-12-03T10:00:00.250Z',
        bytes: expect.any(Number),
        segments: 1,
        difficulties: 1,
        quarantined: 0,
        found: {},
        measures: { limitation: { L2: {} }, masking: 'M3', identifier: 'I1' },
      },
    ]);
    expect(JSON.stringify(recordings)).not.toContain(errors.proof);
    expect((await read(opened, '/recordings', operator)).status).toBe(422);
  });

  it.each(['/recordings?purpose=replay.errors', `/recordings/${SESSION}?purpose=replay.errors`, '/bodies'])(
    'is for those who hold a token of the right role: %s',
    async (path) => {
      const opened = await open();
      const [right, wrong] =
        path === '/bodies' ? (['auditor', 'operator'] as const) : (['operator', 'auditor'] as const);
      expect((await read(opened, path)).status).toBe(401);
      expect((await read(opened, path, 'temoin_operator_00000000_abc')).status).toBe(401);
      expect((await read(opened, path, await tokenOf(opened, wrong))).status).toBe(403);
      const token = await tokenOf(opened, right, 1);
      expect([200, 404]).toContain((await read(opened, path, token)).status);
      opened.clock.go(DAY);
      expect((await read(opened, path, token)).status).toBe(401);
    },
  );

  it('keeps of a token its hash alone', async () => {
    const opened = await open();
    const token = await tokenOf(opened, 'operator');
    expect(token).toMatch(/^temoin_operator_[0-9a-f]{8}_[\w-]{43}$/);
    for (const name of readdirSync(opened.data).filter((each) => each.startsWith('temoin.sqlite')))
      expect(readFileSync(join(opened.data, name)).includes(token.slice(-43))).toBe(false);
  });
});

describe('erasing one recording', () => {
  const path = `/temoin/recordings/${SESSION}`;
  const byVisitor = ({ collector }: Opened, authorization: string) =>
    collector.fetch(request('DELETE', `/recordings/${SESSION}`, { headers: { authorization } }));

  it('leaves nothing of it, and can be asked for again', async () => {
    const opened = await open();
    const { browser, proof, token } = await consented(opened);
    await segment(opened, SESSION, 0, token);
    await segment(opened, 'f'.repeat(32), 0, token);
    const erased = await byVisitor(opened, await browser.authorization(proof, 'DELETE', path, START));
    expect(await erased.json()).toEqual({ erased: 1 });
    expect(readdirSync(join(opened.data, 'recordings'))).toEqual(['f'.repeat(32)]);
    for (const name of ['temoin.sqlite', 'temoin.sqlite-wal'])
      expect(readFileSync(join(opened.data, name)).includes(SESSION)).toBe(false);
    expect(await health(opened)).toMatchObject({ recordings: 1 });
    const again = await byVisitor(opened, await browser.authorization(proof, 'DELETE', path, START + 1));
    expect([again.status, await again.json()]).toEqual([200, { erased: 0 }]);
    // What the page still sends of it does not begin it anew.
    expect((await segment(opened, SESSION, 1, token)).status).toBe(409);
    expect(await health(opened)).toMatchObject({ recordings: 1 });
  });

  it('is refused to another browser', async () => {
    const opened = await open();
    const [owner, other] = [await consented(opened), await consented(opened)];
    await segment(opened, SESSION, 0, owner.token);
    expect(
      (await byVisitor(opened, await other.browser.authorization(other.proof, 'DELETE', path, START))).status,
    ).toBe(403);
    expect(
      (await byVisitor(opened, await other.browser.authorization(owner.proof, 'DELETE', path, START))).status,
    ).toBe(401);
    expect((await read(opened, `/recordings/${SESSION}`, undefined, 'DELETE')).status).toBe(401);
    expect(
      (await read(opened, `/recordings/${SESSION}`, await tokenOf(opened, 'auditor'), 'DELETE')).status,
    ).toBe(403);
    expect(await health(opened)).toMatchObject({ recordings: 1 });
  });

  it('is open to an operator, and written down', async () => {
    const opened = await open();
    const { token } = await consented(opened);
    await segment(opened, SESSION, 0, token);
    expect(
      await (
        await read(opened, `/recordings/${SESSION}`, await tokenOf(opened, 'operator'), 'DELETE')
      ).json(),
    ).toEqual({ erased: 1 });
    expect(await accesses(opened)).toEqual([expect.objectContaining({ what: 'erasure' })]);
  });

  it('never leads out of the folder of recordings', async () => {
    const opened = await open();
    const operator = await tokenOf(opened, 'operator');
    for (const session of ['..', '..%2F..', '%2e%2e%2f', 'temoin.sqlite'])
      expect([404, 422]).toContain((await read(opened, `/recordings/${session}`, operator, 'DELETE')).status);
    expect(readdirSync(opened.data)).toContain('temoin.sqlite');
  });
});

describe('GET /bodies', () => {
  it('streams what the entries commit to, line by line, with the keys', async () => {
    const opened = await open();
    const many = Array.from({ length: 32 }, () => refusal());
    for (let turn = 0; turn < 20; turn++) await send(opened, '/proofs', ...many.map(() => refusal()));
    const answer = await read(opened, '/bodies', await tokenOf(opened, 'auditor'));
    const bodies = (await answer.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(bodies).toHaveLength(640);
    expect(Object.keys(bodies[0])).toEqual(['index', 'key', 'body']);
    expect(bodies.map(({ index }) => index)).toEqual(Array.from({ length: 640 }, (_, at) => at + 2));
    expect(Buffer.from(bodies[0].key, 'base64')).toHaveLength(32);
    expect(JSON.parse(JSON.parse(bodies[0].body).signed).act).toBe('refuse');
    expect(await accesses(opened)).toEqual([expect.objectContaining({ what: 'bodies', purpose: '' })]);
  });
});
