import { describe, expect, it } from 'vitest';
import {
  grant,
  health,
  MINUTE,
  newBrowser,
  open,
  post,
  refusal,
  request,
  SITE,
  withdrawal,
} from './collecting.ts';

const bare = (path: string, init: RequestInit = {}, origin = SITE) =>
  new Request(`${origin}/temoin${path}`, init);
const body = () => JSON.stringify({ records: [refusal()] });
const JSON_TYPE = { 'content-type': 'application/json' };

describe('a request from elsewhere', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another port', { origin: `${SITE}:8443` }],
    ['another scheme', { origin: SITE.replace('https', 'http') }],
    ['a sandboxed frame', { origin: 'null' }],
    ['another site, as the browser says', { origin: SITE, 'sec-fetch-site': 'cross-site' }],
    ['nowhere, with cookies', { cookie: 'temoin=1' }],
  ])('is refused: %s', async (_, headers) => {
    const opened = await open();
    const answer = await opened.collector.fetch(
      bare('/proofs', {
        method: 'POST',
        body: body(),
        headers: { ...JSON_TYPE, ...headers } as Record<string, string>,
      }),
    );
    expect(answer.status).toBe(403);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(await health(opened)).toMatchObject({ proofs: 0 });
  });

  it('may be a program that sends no cookies', async () => {
    const opened = await open();
    expect(
      (await opened.collector.fetch(bare('/proofs', { method: 'POST', body: body(), headers: JSON_TYPE })))
        .status,
    ).toBe(201);
  });

  it('is refused as well where it only reads', async () => {
    const opened = await open();
    expect(
      (await opened.collector.fetch(bare('/health', { headers: { origin: 'https://evil.example' } }))).status,
    ).toBe(403);
    // A page of the site that loads a script names no origin.
    expect((await opened.collector.fetch(bare('/health', { headers: { cookie: 'temoin=1' } }))).status).toBe(
      200,
    );
  });

  it('may be the site’s own page where the collector has an address of its own', async () => {
    const opened = await open();
    const elsewhere = 'https://collecte.boutique.example';
    const headers = { ...JSON_TYPE, origin: SITE, 'sec-fetch-site': 'same-site' };
    const answer = await opened.collector.fetch(
      bare('/proofs', { method: 'POST', body: body(), headers }, elsewhere),
    );
    expect(answer.status).toBe(201);
    expect(answer.headers.get('access-control-allow-origin')).toBe(SITE);
    const preflight = await opened.collector.fetch(
      bare('/proofs', { method: 'OPTIONS', headers: { origin: SITE } }, elsewhere),
    );
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, SITE]);
    const foreign = await opened.collector.fetch(
      bare('/proofs', { method: 'OPTIONS', headers: { origin: 'https://evil.example' } }, elsewhere),
    );
    expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    const problem = await opened.collector.fetch(
      bare('/proofs', { method: 'POST', body: '{', headers }, elsewhere),
    );
    expect([problem.status, problem.headers.get('access-control-allow-origin')]).toEqual([400, SITE]);
  });
});

describe('a body', () => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
    'of type "%s" is refused',
    async (type) => {
      const opened = await open();
      const answer = await opened.collector.fetch(post('/proofs', body(), { 'content-type': type }));
      expect([answer.status, answer.headers.get('content-type')]).toEqual([415, 'application/problem+json']);
      expect(await health(opened)).toMatchObject({ proofs: 0 });
    },
  );

  it('may say its charset', async () => {
    const opened = await open();
    expect(
      (
        await opened.collector.fetch(
          post('/proofs', body(), { 'content-type': 'application/json; charset=utf-8' }),
        )
      ).status,
    ).toBe(201);
  });

  const endless = () => {
    let sent = 0;
    const stream = new ReadableStream({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    return { stream, sent: () => sent };
  };

  it('without end is cut off at the limit', async () => {
    const opened = await open();
    const { stream, sent } = endless();
    const init = {
      method: 'POST',
      body: stream,
      headers: { ...JSON_TYPE, origin: SITE },
      duplex: 'half',
    } as RequestInit;
    expect((await opened.collector.fetch(bare('/proofs', init))).status).toBe(413);
    expect(sent()).toBeLessThan(1_000_000);
  });

  it('is measured, whatever it says of its length', async () => {
    const opened = await open();
    const long = JSON.stringify({ records: [refusal()] }).padEnd(300_000, ' ');
    for (const length of ['10', '300000', 'x'])
      expect((await opened.collector.fetch(post('/proofs', long, { 'content-length': length }))).status).toBe(
        413,
      );
    expect(await health(opened)).toMatchObject({ proofs: 0 });
  });

  it('that is no UTF-8 is refused', async () => {
    const opened = await open();
    const bytes = Buffer.from(body().replace('refuse-all', 'refuse-?ll'));
    bytes[bytes.indexOf('?')] = 0xff;
    for (const length of [{}, { 'content-length': String(bytes.length) }]) {
      const headers = { ...JSON_TYPE, origin: SITE, ...length };
      expect(
        (await opened.collector.fetch(bare('/proofs', { method: 'POST', body: bytes, headers }))).status,
      ).toBe(400);
    }
  });
});

describe('an answer', () => {
  it('is neither guessed at, nor kept, nor framed', async () => {
    const opened = await open();
    const browser = await newBrowser();
    const answers = [
      await opened.collector.fetch(post('/proofs', { records: [await grant(browser)] })),
      await opened.collector.fetch(post('/withdrawals', { records: [await withdrawal(browser, [])] })),
      await opened.collector.fetch(request('GET', '/health')),
      await opened.collector.fetch(request('GET', '/nothing')),
      await opened.collector.fetch(request('PUT', '/proofs')),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 200, 404, 404]);
    for (const { headers } of answers) {
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it('tells nothing of a fault inside, and whoever runs the collector hears of it', async () => {
    const opened = await open();
    await opened.close();
    const answer = await opened.collector.fetch(request('GET', '/health'));
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toContain('database');
    expect(opened.faults).toEqual([{ during: 'GET /health', error: expect.any(Error) }]);
  });
});

describe('a flood', { timeout: 20_000 }, () => {
  const flood = async (options: object, peer: object, headers: Record<string, string> = {}) => {
    const opened = await open(options);
    let answer = new Response();
    for (let sent = 0; sent <= 1200; sent++)
      answer = await opened.collector.fetch(post('/proofs', 'x', headers), peer);
    return { ...opened, answer };
  };

  it('from one network is slowed down, by the network alone, for a minute', async () => {
    const { collector, clock, answer } = await flood({}, { address: '203.0.113.7' });
    expect(answer.status).toBe(429);
    expect((await collector.fetch(post('/proofs', 'x'), { address: '203.0.113.200' })).status).toBe(429);
    expect((await collector.fetch(post('/proofs', 'x'), { address: '198.51.100.1' })).status).toBe(400);
    expect((await collector.fetch(request('GET', '/health'), { address: '203.0.113.7' })).status).toBe(200);
    clock.go(MINUTE);
    expect((await collector.fetch(post('/proofs', 'x'), { address: '203.0.113.7' })).status).toBe(400);
  });

  it('is not seen in a header that anybody can write', async () => {
    const { answer } = await flood({}, { address: '127.0.0.1' }, { 'x-forwarded-for': '203.0.113.7' });
    expect(answer.status).toBe(400);
  });

  it('is seen behind a proxy that is trusted: by its last word, not by the first', async () => {
    const forwarded = { 'x-forwarded-for': '8.8.8.8, 203.0.113.7' };
    const { collector, answer } = await flood({ trustProxy: true }, { address: '127.0.0.1' }, forwarded);
    expect(answer.status).toBe(429);
    const other = post('/proofs', 'x', { 'x-forwarded-for': '8.8.8.8, 198.51.100.1' });
    expect((await collector.fetch(other, { address: '127.0.0.1' })).status).toBe(400);
  });
});
