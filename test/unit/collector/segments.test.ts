import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONFIGURATION, health, MINUTE, type Opened, open, START, send, withdrawal } from './collecting.ts';
import { consented, event, ndjson, packed, segment } from './recording.ts';

const SESSION = '0123456789abcdef0123456789abcdef';

const stored = ({ data }: Opened): string[] => {
  try {
    return readdirSync(join(data, 'recordings'), { recursive: true }) as string[];
  } catch {
    return [];
  }
};

const unchanged = async (opened: Opened) => {
  expect(stored(opened)).toEqual([]);
  expect(await health(opened)).toMatchObject({ recordings: 0 });
};

describe('a segment', () => {
  it('is stored encrypted, packed or plain, for a living consent', async () => {
    const opened = await open();
    const { token } = await consented(opened);
    const secret = 'a-very-telling-event';
    const text = ndjson(event({ data: { source: 0, text: secret } }));
    expect((await segment(opened, SESSION, 0, token, text)).status).toBe(201);
    expect(
      (await segment(opened, SESSION, 1, token, packed(text), { 'content-encoding': 'gzip' })).status,
    ).toBe(201);
    const files = stored(opened).filter((name) => name.includes('/'));
    expect(files).toHaveLength(2);
    for (const name of files)
      expect(readFileSync(join(opened.data, 'recordings', name)).includes(secret)).toBe(false);
    expect(await health(opened)).toMatchObject({ recordings: 1 });
  });

  it('may be sent again with the same bytes, and not with others', async () => {
    const opened = await open();
    const { token } = await consented(opened);
    const text = ndjson(event());
    expect(
      (await segment(opened, SESSION, 3, token, packed(text), { 'content-encoding': 'gzip' })).status,
    ).toBe(201);
    expect(
      (await segment(opened, SESSION, 3, token, packed(text), { 'content-encoding': 'gzip' })).status,
    ).toBe(200);
    expect((await segment(opened, SESSION, 3, token, ndjson(event(), event()))).status).toBe(409);
    expect(stored(opened).filter((name) => name.includes('/'))).toHaveLength(1);
  });

  it('may leave a gap, and two first ones may arrive at once', async () => {
    const opened = await open();
    const { token } = await consented(opened);
    const answers = await Promise.all([5, 0, 2].map((n) => segment(opened, SESSION, n, token)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await health(opened)).toMatchObject({ recordings: 1 });
  });

  it('is nobody’s without a token, or with one that is made up, spent or from before a restart', async () => {
    const opened = await open();
    const { token } = await consented(opened);
    expect((await segment(opened, SESSION, 0, undefined)).status).toBe(401);
    expect((await segment(opened, SESSION, 0, `${token.slice(0, -1)}x`)).status).toBe(401);
    opened.clock.go(30 * MINUTE);
    expect((await segment(opened, SESSION, 0, token)).status).toBe(401);
    await unchanged(opened);
    const fresh = await consented(opened);
    await opened.close();
    const after = await open({ data: opened.data, clock: opened.clock });
    expect((await segment(after, SESSION, 0, fresh.token)).status).toBe(401);
  });

  it('is refused when the consent has ended by itself', async () => {
    const opened = await open();
    const { token } = await consented(opened, 'replay.errors', {
      validUntil: new Date(START + MINUTE).toISOString(),
    });
    expect((await segment(opened, SESSION, 0, token)).status).toBe(201);
    opened.clock.go(MINUTE);
    expect([401, 403]).toContain((await segment(opened, SESSION, 1, token)).status);
  });

  it('is refused where a withdrawal overtakes it', async () => {
    const opened = await open();
    const { browser, proof, token } = await consented(opened);
    const [withdrawn, sent] = await Promise.all([
      send(opened, '/withdrawals', await withdrawal(browser, [proof])),
      segment(opened, SESSION, 0, token),
    ]);
    expect(withdrawn.status).toBe(201);
    // Before it: erased with it. Behind it: not taken.
    expect([201, 401, 403]).toContain(sent.status);
    await unchanged(opened);
  });

  it('belongs to one consent and one purpose for good', async () => {
    const opened = await open();
    const [one, other] = [await consented(opened), await consented(opened)];
    const experience = await consented(opened, 'replay.experience');
    expect((await segment(opened, SESSION, 0, one.token)).status).toBe(201);
    expect((await segment(opened, SESSION, 1, other.token)).status).toBe(403);
    expect((await segment(opened, SESSION, 1, experience.token)).status).toBe(403);
    expect(stored(opened).filter((name) => name.includes('/'))).toHaveLength(1);
  });

  it('is refused for a purpose that records nothing, or that the site has given up', async () => {
    const opened = await open();
    const { token } = await consented(opened, 'audience');
    const answer = await segment(opened, SESSION, 0, token);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ field: 'authorization' });
    await unchanged(opened);
  });

  it.each([
    ['a short session', 'abc', '0', 'session'],
    ['a session with capitals', SESSION.toUpperCase(), '0', 'session'],
    ['a way out of the folder', '..%2F..%2Fetc', '0', 'session'],
    ['a number that is none', SESSION, '1e3', 'n'],
    ['a number before nought', SESSION, '-1', 'n'],
    ['a number with noughts before it', SESSION, '01', 'n'],
  ])('has no place at %s', async (_, session, n, field) => {
    const opened = await open();
    const { token } = await consented(opened);
    const answer = await segment(opened, session, n, token);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ field });
    await unchanged(opened);
  });

  it.each([
    ['no JSON', 'hello\n', 'line 1'],
    ['a list', '[]\n', 'line 1'],
    ['an event of a kind that rrweb has not', ndjson(event(), event({ type: 7 })), 'line 2'],
    ['an event without a time', ndjson(event({ timestamp: '1' })), 'line 1'],
    ['an event of no kind', ndjson(event({ type: undefined })), 'line 1'],
    [
      'a custom event that is not ours',
      ndjson(event({ type: 5, data: { tag: 'user', payload: 'marie' } })),
      'line 1',
    ],
    ['a plugin that is not ours', ndjson(event({ type: 6, data: { plugin: 'rrweb/console@1' } })), 'line 1'],
    [
      'an address with a query',
      ndjson(event({ type: 4, data: { href: `https://boutique.example/?mail=a@b.test` } })),
      'line 1',
    ],
    ['an empty line in between', `${ndjson(event())}\n${ndjson(event())}`, 'line 2'],
    ['nothing', '\n', 'line 1'],
  ])('is refused whole for %s', async (_, text, field) => {
    const opened = await open();
    const { token } = await consented(opened);
    const answer = await segment(opened, SESSION, 0, token, text);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ field });
    await unchanged(opened);
  });

  it('may hold our own marks, and an address that names a route', async () => {
    const opened = await open();
    const { token } = await consented(opened);
    const text = ndjson(
      event({ type: 4, data: { href: 'https://boutique.example/produits/:id', width: 1, height: 1 } }),
      event({ type: 5, data: { tag: 'temoin:difficulty', payload: { kind: 'rage-click' } } }),
      event({ type: 6, data: { plugin: 'temoin:own' } }),
    ).trimEnd();
    expect((await segment(opened, SESSION, 0, token, text)).status).toBe(201);
  });

  it('is refused where its bytes are not what they say', async () => {
    const opened = await open();
    const { token } = await consented(opened);
    const gzip = { 'content-encoding': 'gzip' };
    expect((await segment(opened, SESSION, 0, token, ndjson(event()), gzip)).status).toBe(422);
    expect(
      (await segment(opened, SESSION, 0, token, packed(ndjson(event())).subarray(0, 20), gzip)).status,
    ).toBe(422);
    expect((await segment(opened, SESSION, 0, token, packed(ndjson(event())))).status).toBe(422);
    expect(
      (await segment(opened, SESSION, 0, token, ndjson(event()), { 'content-encoding': 'br' })).status,
    ).toBe(415);
    expect(
      (await segment(opened, SESSION, 0, token, ndjson(event()), { 'content-type': 'text/plain' })).status,
    ).toBe(415);
    await unchanged(opened);
  });

  it('is refused where it is a bomb, packed or plain', { timeout: 20_000 }, async () => {
    const opened = await open();
    const { token } = await consented(opened);
    const bomb = packed(`${JSON.stringify(event())}\n`.padEnd(60_000_000, ' '));
    expect(bomb.length).toBeLessThan(100_000);
    const before = process.memoryUsage().arrayBuffers;
    expect((await segment(opened, SESSION, 0, token, bomb, { 'content-encoding': 'gzip' })).status).toBe(413);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40_000_000);
    expect((await segment(opened, SESSION, 0, token, ndjson(event()).padEnd(2_200_000, ' '))).status).toBe(
      413,
    );
    await unchanged(opened);
  });

  it('is refused where the recording would outgrow its cap', async () => {
    const opened = await open({ configuration: { ...CONFIGURATION, caps: { bytes: 1000 } } });
    const { token } = await consented(opened);
    const noise = () =>
      ndjson(
        event({ data: { id: Buffer.from(crypto.getRandomValues(new Uint8Array(400))).toString('hex') } }),
      );
    expect((await segment(opened, SESSION, 0, token, noise())).status).toBe(201);
    expect((await segment(opened, SESSION, 1, token, noise())).status).toBe(201);
    expect((await segment(opened, SESSION, 2, token, noise())).status).toBe(413);
    expect(stored(opened).filter((name) => name.includes('/'))).toHaveLength(2);
  });

  it('is slowed down when one page sends without end', { timeout: 20_000 }, async () => {
    const opened = await open();
    const { token } = await consented(opened);
    for (let n = 0; n < 240; n++) await segment(opened, SESSION, 'x', token);
    for (let n = 0; n < 240; n++) await segment(opened, SESSION, 0, token, 'x');
    const answer = await segment(opened, SESSION, 0, token);
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('60');
    opened.clock.go(MINUTE);
    expect((await segment(opened, SESSION, 0, token)).status).toBe(201);
  });
});
