import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { digest } from '../../../src/platform/digest.ts';
import type { Message } from '../../../src/platform/transport.ts';
import { ERRORS, EVERYTHING, type Rig, rig, settle } from './rig.ts';

afterEach(() => vi.unstubAllGlobals());

const answers = (page: Rig, ...statuses: number[]) => {
  page.tab.answer = () => {
    const status = statuses.shift() ?? 201;
    return status
      ? Promise.resolve(new Response(null, { status }))
      : Promise.reject(new TypeError('no network'));
  };
};
/** An answer that comes when the test says so. */
const held = (page: Rig) => {
  const asked: { message: Message; answer(status: number): void }[] = [];
  page.tab.answer = (message) =>
    new Promise((resolve, reject) => {
      message.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      asked.push({ message, answer: (status) => resolve(new Response(null, { status })) });
    });
  return asked;
};
const started = (page = rig()) => {
  page.create();
  page.grant();
  return page;
};
const flush = async (page: Rig, ms = 5000) => {
  page.clock.pass(ms);
  await settle();
};

describe('segments', () => {
  it('leave within 5 seconds of the first activity, then every 5 seconds, in their order', async () => {
    const page = started();
    await flush(page, 4999);
    expect(page.segments().map(({ number, events }) => [number, events.length])).toEqual([[0, 2]]);
    page.event();
    await flush(page, 4999);
    expect(page.segments()).toHaveLength(1);
    page.event();
    await flush(page, 1);
    expect(page.segments().map(({ number, events }) => [number, events.length])).toEqual([
      [0, 2],
      [1, 2],
    ]);
    await flush(page, 60_000);
    expect(page.segments()).toHaveLength(2);
  });

  it('leave earlier when they are large', async () => {
    const page = started();
    await flush(page, 2000);
    for (let turn = 0; turn < 7; turn += 1) page.event(0, { text: 'x'.repeat(10_000) });
    await settle();
    expect(page.segments()).toHaveLength(2);
    expect(page.segments()[1]?.events.length).toBe(6);
  });

  it('are NDJSON under a bearer token, without cookies, and not kept alive beyond the page', async () => {
    const page = started();
    await flush(page);
    const { message, session } = page.segments()[0] as { message: Message; session: string };
    expect(message).toMatchObject({
      method: 'POST',
      path: `/recordings/${session}/segments/0`,
      headers: { Authorization: `Bearer token-${EVERYTHING.id}`, 'Content-Type': 'application/x-ndjson' },
      keepalive: false,
    });
    expect(message.cookies).toBeUndefined();
    expect(message.headers).not.toHaveProperty('Content-Encoding');
  });

  it('are gzipped where the browser can', async () => {
    const page = started(rig({ gzip: true }));
    page.clock.pass(2000);
    await vi.waitFor(() => expect(page.segments()).toHaveLength(1));
    const { message } = page.segments()[0] as { message: Message };
    expect(message.headers).toMatchObject({ 'Content-Encoding': 'gzip' });
    const lines = gunzipSync(message.body as Uint8Array).toString();
    expect(lines.split('\n').map((line) => line && JSON.parse(line).type)).toEqual([4, 2, '']);
  });

  it('of two purposes are two recordings: own name, own numbers, own token', async () => {
    const other = { ...EVERYTHING, id: 'replay.support' };
    const page = started(rig({ purposes: [EVERYTHING, other] }));
    await flush(page);
    const segments = page.segments();
    expect(new Set(segments.map(({ session }) => session)).size).toBe(2);
    expect(new Set(segments.map(({ message }) => message.headers?.['Authorization'])).size).toBe(2);
    expect(page.stored()).toMatchObject({
      [EVERYTHING.id]: { id: expect.any(String) },
      'replay.support': { id: expect.any(String) },
    });
  });

  it('are not sent once the terminal no longer remembers the consent', async () => {
    const page = started();
    page.gate.add(EVERYTHING.id);
    await flush(page, 60_000);
    expect(page.tab.sent).toEqual([]);
    // Back under consent, it starts from a fresh picture.
    page.gate.delete(EVERYTHING.id);
    page.event();
    await flush(page, 1);
    await flush(page);
    expect(page.segments().map(({ events }) => events.map(({ type }) => type))).toEqual([[4, 2]]);
  });
});

describe('a withdrawal', () => {
  it('while a segment is in flight aborts it and counts it as discarded', async () => {
    const page = rig();
    const recorder = page.create();
    page.grant();
    const asked = held(page);
    await flush(page, 2000);
    expect(asked).toHaveLength(1);
    expect(recorder.halt('withdrawn')).toMatchObject({ events: 2 });
    expect(asked[0]?.message.signal?.aborted).toBe(true);
    await flush(page, 120_000);
    expect([asked.length, page.clock.waiting, page.storage.rows.size]).toEqual([1, 0, 0]);
  });

  it('while an answer is on its way starts nothing with that answer', async () => {
    const page = rig();
    const recorder = page.create();
    page.grant();
    const asked = held(page);
    await flush(page, 2000);
    asked[0]?.answer(409);
    recorder.halt('withdrawn');
    await flush(page, 120_000);
    expect([asked.length, page.clock.waiting, page.storage.rows.size]).toEqual([1, 0, 0]);
  });

  it('between the packing of a segment and its sending sends nothing', async () => {
    const page = rig({ gzip: true });
    const recorder = page.create();
    page.grant();
    page.clock.pass(2000);
    recorder.halt('withdrawn');
    // As long as another page's segment takes to be packed and sent.
    const other = started(rig({ gzip: true }));
    other.clock.pass(2000);
    await vi.waitFor(() => expect(other.segments()).toHaveLength(1));
    expect(page.tab.sent).toEqual([]);
  });

  it('while a token is asked for sends nothing with it', async () => {
    const page = rig();
    const recorder = page.create();
    page.granted.add(EVERYTHING.id);
    await page.tab.signer.sign('', true);
    page.bus.emit('consent:granted', { purpose: EVERYTHING.id, choice: 'c', restored: true });
    const asked = held(page);
    page.clock.pass(1);
    page.clock.pass(2000);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    recorder.halt('withdrawn');
    asked[0]?.answer(201);
    await flush(page, 60_000);
    expect(asked.map(({ message }) => message.path)).toEqual([`/proofs/grant-${EVERYTHING.id}/upload`]);
    expect(asked[0]?.message.signal?.aborted).toBe(true);
  });
});

describe('the upload token', () => {
  it('is asked for by the key of the grant where no receipt brought one', async () => {
    const page = rig();
    page.create();
    const { key } = await page.tab.signer.sign('', true);
    page.granted.add(EVERYTHING.id);
    page.bus.emit('consent:granted', { purpose: EVERYTHING.id, choice: 'c', restored: true });
    page.tab.answer = ({ path }) =>
      Promise.resolve(
        path.startsWith('/proofs')
          ? Response.json({ token: 'fresh', expires: new Date(page.clock.now() + 3_600_000).toISOString() })
          : new Response(null, { status: 201 }),
      );
    page.clock.pass(1);
    page.clock.pass(2000);
    await vi.waitFor(() => expect(page.segments()).toHaveLength(1));
    const [asked, sent] = page.tab.sent;
    const { Authorization: claim = '' } = asked?.headers ?? {};
    const [, proof, t = '', signature = ''] = /^Temoin proof=(.+),t=(.+),sig=([\w-]+)$/.exec(claim) ?? [];
    expect([asked?.method, asked?.path, proof]).toEqual([
      'POST',
      `/proofs/${proof}/upload`,
      `grant-${EVERYTHING.id}`,
    ]);
    expect(new Date(t).toISOString()).toBe(t);
    const text = `POST\n/temoin/proofs/${proof}/upload\n${t}\n${await digest('')}`;
    const verified = await crypto.subtle.verify(
      { name: 'ECDSA', hash: 'SHA-256' },
      await crypto.subtle.importKey('jwk', key as JsonWebKey, { name: 'ECDSA', namedCurve: 'P-256' }, true, [
        'verify',
      ]),
      Buffer.from(signature, 'base64url'),
      new TextEncoder().encode(text),
    );
    expect(verified).toBe(true);
    expect(sent?.headers?.['Authorization']).toBe('Bearer fresh');
  });

  it('is renewed once when it is refused', async () => {
    const page = started();
    await page.tab.signer.sign('', true);
    const statuses = [401, 201];
    page.tab.answer = ({ path }) =>
      Promise.resolve(
        path.startsWith('/proofs')
          ? Response.json({ token: 'renewed', expires: new Date(page.clock.now() + 3_600_000).toISOString() })
          : new Response(null, { status: statuses.shift() ?? 500 }),
      );
    page.clock.pass(2000);
    await vi.waitFor(() => expect(page.segments()).toHaveLength(2));
    const [first, second] = page.segments();
    expect(second?.message.headers?.['Authorization']).toBe('Bearer renewed');
    expect([second?.session, second?.number]).toEqual([first?.session, first?.number]);
  });

  it('is asked for again before it expires', async () => {
    const page = rig();
    page.create();
    await page.tab.signer.sign('', true);
    page.grant();
    await flush(page, 2000);
    page.clock.set(page.clock.now() + 24 * 3_600_000 - 59_000);
    page.tab.answer = ({ path }) =>
      Promise.resolve(
        path.startsWith('/proofs')
          ? Response.json({ token: 'next', expires: new Date(page.clock.now() + 3_600_000).toISOString() })
          : new Response(null, { status: 201 }),
      );
    page.event(2);
    page.clock.pass(10);
    page.clock.pass(5000);
    await vi.waitFor(() => expect(page.segments()).toHaveLength(2));
    expect(page.segments()[1]?.message.headers?.['Authorization']).toBe('Bearer next');
  });

  it('is waited for while nobody answers; what was recorded is kept, and goes when the receipt comes', async () => {
    const page = rig();
    page.create();
    page.granted.add(EVERYTHING.id);
    page.bus.emit('consent:granted', { purpose: EVERYTHING.id, choice: 'c', restored: false });
    page.tab.answer = () => Promise.reject(new TypeError('no network'));
    page.clock.pass(1);
    await page.tab.signer.sign('', true);
    page.clock.pass(2000);
    await vi.waitFor(() => expect(page.tab.sent).toHaveLength(1));
    page.event();
    await flush(page, 5000);
    answers(page);
    // The page's own proof is through.
    await vi.waitFor(() => expect(page.clock.waiting).toBeGreaterThan(0));
    page.deliver();
    await settle();
    expect(page.segments().map(({ number, events }) => [number, events.length])).toEqual([
      [0, 2],
      [1, 1],
    ]);
  });
});

describe('an answer', () => {
  it('that does not come is waited for, longer each time, and the same segment is sent again', async () => {
    const page = started();
    answers(page, 0, 0, 0, 201);
    await flush(page, 2000);
    const gaps: number[] = [];
    for (let count = 1; count < 4; count += 1) {
      const from = page.clock.now();
      while (page.segments().length === count) await flush(page, 100);
      gaps.push(page.clock.now() - from);
    }
    expect(gaps[0]).toBeLessThanOrEqual(1000);
    expect(gaps[0]).toBeGreaterThanOrEqual(500);
    expect(gaps[2]).toBeGreaterThanOrEqual(2000);
    expect(gaps[2]).toBeLessThanOrEqual(4100);
    expect(new Set(page.segments().map(({ message }) => message.path + message.body)).size).toBe(1);
  });

  it('is asked for at once when the page is back on line', async () => {
    const page = started();
    answers(page, 0, 0, 0, 0, 0, 0, 201);
    await flush(page, 2000);
    for (let turn = 0; turn < 5; turn += 1) await flush(page, 60_000);
    expect(page.segments()).toHaveLength(6);
    page.wake();
    await settle();
    expect(page.segments()).toHaveLength(7);
  });

  it('that says "later" eight times is the last: the segment is given up, and a fresh picture follows', async () => {
    const page = started();
    answers(page, 503, 429, 500, 503, 503, 503, 503, 503);
    await flush(page, 2000);
    for (let turn = 0; turn < 10; turn += 1) await flush(page, 60_000);
    const segments = page.segments();
    expect(segments.map(({ number }) => number)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(segments.at(-1)?.events.map(({ type }) => type)).toEqual([4, 2]);
    expect(page.told('problem')).toMatchObject([{ code: 'recording-incomplete', during: EVERYTHING.id }]);
  });

  it('that says the number is taken opens a new session, with the picture that was refused', async () => {
    const page = started();
    answers(page, 409, 201);
    await flush(page, 2000);
    const [first, second] = page.segments();
    expect(second?.number).toBe(0);
    expect(second?.session).not.toBe(first?.session);
    expect(second?.events).toEqual(first?.events);
    expect(page.stored()[EVERYTHING.id]).toMatchObject({ id: second?.session, next: 1 });
  });

  it('that says so in the middle opens a new session with a fresh picture', async () => {
    const page = started();
    answers(page, 201, 409, 201);
    await flush(page, 2000);
    page.event();
    await flush(page);
    await flush(page, 10);
    page.event();
    await flush(page);
    const segments = page.segments();
    expect(segments.map(({ number }) => number)).toEqual([0, 1, 0]);
    expect(segments[2]?.session).not.toBe(segments[1]?.session);
    expect(segments[2]?.events.map(({ type }) => type)).toEqual([4, 2, 3]);
  });

  it.each([
    [410, 'withdrawn'],
    [403, 'fault'],
  ])('%i ends the recording at once: %s', async (status, reason) => {
    const page = started(rig({ purposes: [EVERYTHING, ERRORS] }));
    answers(page, status);
    await flush(page, 2000);
    await flush(page, 60_000);
    expect(page.segments()).toHaveLength(1);
    expect(page.told('capture:halted')).toMatchObject([{ purpose: EVERYTHING.id, reason }]);
    expect(page.page.live).toBe(1);
  });

  it.each([413, 422])('%i drops the segment; after five the recording ends', async (status) => {
    const page = started();
    answers(page, ...Array(9).fill(status));
    await flush(page, 2000);
    for (let turn = 0; turn < 8; turn += 1) await flush(page, 10_000);
    expect(page.segments()).toHaveLength(5);
    expect(page.told('capture:halted')).toMatchObject([{ reason: 'fault' }]);
    expect(page.clock.waiting).toBe(0);
  });
});

describe('without a collector', () => {
  it('memory stays bounded: the oldest are dropped, told once, and a fresh picture follows', async () => {
    const page = rig();
    const recorder = page.create();
    page.grant();
    page.tab.answer = () => Promise.reject(new TypeError('no network'));
    await flush(page, 2000);
    for (let turn = 0; turn < 30; turn += 1) {
      page.event(0, { text: 'x'.repeat(200_000) });
      await flush(page, 5000);
    }
    expect(page.told('problem').filter(({ code }) => code === 'recording-incomplete')).toHaveLength(1);
    expect(page.page.snapshots).toBeGreaterThan(1);
    const { bytes } = recorder.halt('withdrawn');
    expect(bytes).toBeGreaterThan(500_000);
    expect(bytes).toBeLessThan(2_300_000);
  });
});

describe('a page that hides', () => {
  it('sends what it has, kept alive beyond the page', async () => {
    const page = started();
    await flush(page, 2000);
    page.event(0, { last: 1 });
    page.hide();
    await settle();
    const [, last] = page.segments();
    expect(last?.message.keepalive).toBe(true);
    expect(last?.events).toMatchObject([{ data: { last: 1 } }]);
    page.hide();
    await settle();
    expect(page.segments()).toHaveLength(2);
  });

  it('leaves with the page what was not sent yet: in the task in which it hides, as plain text', () => {
    const page = started(rig({ gzip: true }));
    page.event(0, { last: 'é' });
    page.hide();
    // No promise has settled: a page that goes settles none.
    const [only, ...others] = page.segments();
    expect(others).toEqual([]);
    expect(only?.message).toMatchObject({ keepalive: true, path: expect.stringMatching(/segments\/0$/) });
    expect(only?.message.headers).not.toHaveProperty('Content-Encoding');
    expect(only?.events.map(({ type }) => type)).toEqual([4, 2, 3]);
  });

  it('leaves packed what is packed, and plain what came after it', async () => {
    const page = started(rig({ gzip: true }));
    const asked = held(page);
    page.clock.pass(1000);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    page.event(0, { last: 1 });
    page.hide();
    expect(page.tab.sent.map(({ keepalive, headers }) => [keepalive, headers?.['Content-Encoding']])).toEqual(
      [
        [false, 'gzip'],
        [true, 'gzip'],
        [true, undefined],
      ],
    );
    expect(page.tab.sent[1]?.path).toBe(page.tab.sent[0]?.path);
    // What is packed too late changes nothing of what has left.
    await new Promise((resolve) => setImmediate(resolve));
    expect(page.segments().at(-1)?.events).toMatchObject([{ data: { last: 1 } }]);
  });

  it('leaves the oldest lines that fit, counted in bytes, and counts the others as dropped', () => {
    const page = started();
    for (let turn = 0; turn < 6; turn += 1) page.event(0, { turn, text: 'é'.repeat(5000) });
    page.hide();
    const [only] = page.segments();
    expect(only?.events.map(({ type, data }) => data['turn'] ?? type)).toEqual([4, 2, 0, 1, 2, 3]);
    expect(page.told('problem')).toMatchObject([
      { code: 'recording-incomplete', error: new Error('2 events dropped: the page was hidden') },
    ]);
  });

  it('leaves nothing of a picture that does not fit, nor of what followed it', () => {
    const page = started();
    page.clock.pass(1000);
    const before = page.tab.sent.length;
    page.page.emit({ type: 4, timestamp: page.clock.now(), data: {} });
    page.page.emit({ type: 2, timestamp: page.clock.now(), data: { text: 'x'.repeat(50_000) } });
    page.event(0, { small: 1 });
    page.hide();
    expect(page.tab.sent.slice(before).filter(({ body }) => String(body).includes('small'))).toEqual([]);
    expect(page.told('problem')).toMatchObject([{ code: 'recording-incomplete' }]);
  });

  it('asks the terminal for the consent in that very task', () => {
    const page = started();
    page.event();
    page.gate.add(EVERYTHING.id);
    page.hide();
    expect(page.tab.sent).toEqual([]);
  });

  it.each([
    ['everything is sent', EVERYTHING, false],
    ['a difficulty came', ERRORS, true],
  ])('on a later page has its token at hand: it asked as soon as %s', async (_, purpose, atDifficulty) => {
    const page = rig({ purposes: [purpose] });
    const recorder = page.create();
    await page.tab.signer.sign('', true);
    page.tab.answer = ({ path }) =>
      Promise.resolve(
        path.startsWith('/proofs')
          ? Response.json({ token: 'fresh', expires: new Date(page.clock.now() + 3_600_000).toISOString() })
          : new Response(null, { status: 201 }),
      );
    page.granted.add(purpose.id);
    page.bus.emit('consent:granted', { purpose: purpose.id, choice: 'c', restored: true });
    page.clock.pass(1);
    if (atDifficulty) {
      await settle();
      // The ring alone asks for nothing.
      expect(page.tab.sent).toEqual([]);
      recorder.difficulty?.('x');
    }
    await vi.waitFor(() =>
      expect(page.tab.sent.map(({ path }) => path)).toEqual([`/proofs/grant-${purpose.id}/upload`]),
    );
    await new Promise((resolve) => setImmediate(resolve));
    page.hide();
    expect(page.segments().map(({ message }) => message)).toMatchObject([
      { keepalive: true, headers: { Authorization: 'Bearer fresh' } },
    ]);
  });

  it('keeps what it has while no token is there, should it stay', async () => {
    const page = rig();
    page.create();
    page.granted.add(EVERYTHING.id);
    page.bus.emit('consent:granted', { purpose: EVERYTHING.id, choice: 'c', restored: false });
    page.clock.pass(1);
    page.hide();
    expect(page.tab.sent).toEqual([]);
    page.deliver();
    await flush(page, 0);
    await flush(page, 60_000);
    expect(page.segments().map(({ events }) => events.length)).toEqual([2]);
    expect(page.told('problem')).toEqual([]);
  });

  it('sends at most 48,000 bytes for all recordings together; what does not fit is dropped and counted', async () => {
    const other = { ...EVERYTHING, id: 'replay.support' };
    const page = started(rig({ purposes: [EVERYTHING, other] }));
    await flush(page, 2000);
    const asked = held(page);
    const before = page.tab.sent.length;
    page.event(0, { text: 'x'.repeat(30_000) });
    page.hide();
    await settle();
    const kept = page.tab.sent.slice(before).filter(({ keepalive }) => keepalive);
    expect(kept).toHaveLength(1);
    expect(page.told('problem')).toMatchObject([{ code: 'recording-incomplete', during: other.id }]);
    // What is still in flight counts.
    page.event(0, { text: 'x'.repeat(20_000) });
    page.hide();
    await settle();
    expect(asked.filter(({ message }) => message.keepalive)).toHaveLength(1);
    asked[0]?.answer(201);
    await settle();
    page.clock.pass(1);
    page.event(2, { text: 'x'.repeat(20_000) });
    page.hide();
    await settle();
    const total = page.tab.sent.slice(before).map(({ body }) => (body as string).length);
    expect(total.length).toBeGreaterThan(1);
    expect(Math.max(...total)).toBeLessThanOrEqual(48_000);
  });

  it('sends again, kept alive, what was on its way: under its own number', async () => {
    const page = started();
    const asked = held(page);
    await flush(page, 2000);
    page.hide();
    await settle();
    const [first, second] = page.segments();
    expect(asked[0]?.message.signal?.aborted).toBe(true);
    expect([second?.number, second?.message.keepalive]).toEqual([first?.number, true]);
    expect(second?.message.body).toBe(first?.message.body);
  });

  it('leaves on its way what is too large to be sent again', async () => {
    const page = started();
    await flush(page, 2000);
    const asked = held(page);
    page.event(0, { text: 'x'.repeat(50_000) });
    await flush(page);
    page.hide();
    await settle();
    expect([asked.length, asked[0]?.message.signal?.aborted]).toEqual([1, false]);
    asked[0]?.answer(201);
    page.event();
    await flush(page);
    expect(
      page
        .segments()
        .at(-1)
        ?.events.map(({ type }) => type),
    ).toEqual([3]);
  });

  it('sends nothing under a consent that the terminal no longer remembers', async () => {
    const page = started();
    page.gate.add(EVERYTHING.id);
    page.hide();
    await settle();
    expect(page.tab.sent).toEqual([]);
  });

  it('goes on from a fresh picture if it stays and something was dropped', async () => {
    const page = started();
    page.event(0, { text: 'x'.repeat(49_000) });
    page.hide();
    await settle();
    page.event(0, { orphan: 1 });
    page.clock.pass(1);
    page.event(0, { after: 1 });
    await flush(page);
    const last = page.segments().at(-1);
    expect(last?.events.map(({ type }) => type)).toEqual([4, 2, 3]);
    expect(JSON.stringify(last?.events)).not.toContain('orphan');
  });
});
