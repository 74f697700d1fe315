import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseCheckpoint, parseNote } from '../../../src/log/index.ts';
import {
  CONFIGURATION,
  DAY,
  grant,
  health,
  idOf,
  MINUTE,
  newBrowser,
  open,
  record,
  refusal,
  START,
  send,
  sha256,
  signedBy,
} from './collecting.ts';

describe('POST /proofs', () => {
  it('answers a refusal with its place in the log', async () => {
    const opened = await open();
    const sent = refusal();
    const answer = await send(opened, '/proofs', sent);
    expect(answer.status).toBe(201);
    const { receipts } = await answer.json();
    expect(receipts).toHaveLength(1);
    const [receipt] = receipts;
    // The configuration and the notice were logged before anything used them.
    expect(receipt).toEqual({
      id: idOf(sent),
      log: 'boutique.example/temoin/2026q4',
      index: 2,
      leaf: expect.stringMatching(/^[0-9a-f]{64}$/),
      receivedAt: '2026-11-03T10:00:00Z',
      checkpoint: expect.stringContaining('boutique.example/temoin/2026q4\n3\n'),
    });
    expect(parseCheckpoint(parseNote(receipt.checkpoint).text).size).toBe(3);
    expect(await health(opened)).toEqual({ status: 'ok', proofs: 1, recordings: 0 });
  });

  it('hands an upload token to a grant, and to nothing else', async () => {
    const opened = await open();
    const browser = await newBrowser();
    const yes = await grant(browser);
    const { receipts } = await (await send(opened, '/proofs', yes, refusal({ purpose: 'audience' }))).json();
    expect(receipts[0].upload).toEqual({
      token: expect.stringMatching(/^[\w-]{43}$/),
      expires: new Date(START + 30 * MINUTE).toISOString(),
    });
    expect(receipts[1]).not.toHaveProperty('upload');
  });

  it('takes 32 records at once, or none of them', async () => {
    const opened = await open();
    const many = Array.from({ length: 32 }, () => refusal());
    expect((await send(opened, '/proofs', ...many)).status).toBe(201);
    expect((await send(opened, '/proofs', ...many, refusal())).status).toBe(422);
    expect((await send(opened, '/proofs', refusal(), refusal({ purpose: 'replay.support' }))).status).toBe(
      422,
    );
    expect(await health(opened)).toMatchObject({ proofs: 32 });
  });

  it('knows a record again by its bytes, and says where it lies', async () => {
    const opened = await open();
    const sent = refusal();
    const first = await (await send(opened, '/proofs', sent)).json();
    opened.clock.go(MINUTE);
    const again = await send(opened, '/proofs', sent);
    expect(again.status).toBe(200);
    expect((await again.json()).receipts[0]).toEqual(first.receipts[0]);
    expect(await health(opened)).toMatchObject({ proofs: 1 });
  });

  it('writes a record once that arrives twice in the same moment', async () => {
    const opened = await open();
    const sent = refusal();
    const answers = await Promise.all([
      send(opened, '/proofs', sent),
      send(opened, '/proofs', sent),
      send(opened, '/proofs', sent, sent),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    const places = (await Promise.all(answers.map((answer) => answer.json()))).flatMap(({ receipts }) =>
      receipts.map(({ index }: { index: number }) => index),
    );
    expect(new Set(places).size).toBe(1);
    expect(await health(opened)).toMatchObject({ proofs: 1 });
  });

  it('refuses an id that other bytes have taken, also within one request', async () => {
    const opened = await open();
    const id = randomUUID();
    expect((await send(opened, '/proofs', refusal({ id }))).status).toBe(201);
    const other = await send(opened, '/proofs', refusal(), refusal({ id, purpose: 'audience' }));
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ status: 422, field: 'records.1.signed.id' });
    const twice = randomUUID();
    expect(
      (await send(opened, '/proofs', refusal({ id: twice }), refusal({ id: twice, purpose: 'audience' })))
        .status,
    ).toBe(422);
    expect(await health(opened)).toMatchObject({ proofs: 1 });
  });

  it('lets one request fail without the others that share its transaction', async () => {
    const opened = await open();
    const id = randomUUID();
    const answers = await Promise.all([
      send(opened, '/proofs', refusal({ id })),
      send(opened, '/proofs', refusal({ id, purpose: 'audience' })),
      send(opened, '/proofs', refusal()),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 422, 201]);
  });

  it('gives no token to another browser that repeats a grant under its own key', async () => {
    const opened = await open();
    const [browser, thief] = [await newBrowser(), await newBrowser()];
    const yes = await grant(browser);
    await send(opened, '/proofs', yes);
    const stolen = await signedBy(thief, JSON.parse(yes.signed));
    expect((await send(opened, '/proofs', stolen)).status).toBe(422);
    // The same browser signs anew, since ECDSA draws another signature: that is the same record.
    const again = await send(opened, '/proofs', await signedBy(browser, JSON.parse(yes.signed)));
    expect(again.status).toBe(200);
    expect((await again.json()).receipts[0].upload.token).toMatch(/^[\w-]{43}$/);
  });

  it('opens nothing for a grant that had expired when it arrived', async () => {
    const opened = await open();
    const browser = await newBrowser();
    opened.clock.go(200 * DAY);
    const late = await grant(browser, { validUntil: '2026-12-03T00:00:00.000Z' });
    const answer = await send(opened, '/proofs', late);
    expect(answer.status).toBe(201);
    expect((await answer.json()).receipts[0]).not.toHaveProperty('upload');
    expect((await (await send(opened, '/proofs', late)).json()).receipts[0]).not.toHaveProperty('upload');
  });

  it('commits to the very bytes that were signed, and names nobody in the leaf', async () => {
    const opened = await open();
    // Spacing and order are the browser's own.
    const signed = JSON.stringify(record(), null, 1);
    const { receipts } = await (await send(opened, '/proofs', { signed })).json();
    const bundle = await opened.collector.fetch(
      new Request('https://boutique.example/temoin/tile/entries/000.p/3'),
    );
    const text = Buffer.from(await bundle.arrayBuffer()).toString('utf8');
    const entry = text.slice(text.lastIndexOf('{"v":1'));
    expect(Object.keys(JSON.parse(entry))).toEqual([
      'v',
      'kind',
      'act',
      'purpose',
      'site',
      'notice',
      'at',
      'c',
    ]);
    expect(receipts[0].leaf).toBe(sha256(Buffer.concat([Buffer.of(0), Buffer.from(entry)])));
    expect(text).not.toContain(JSON.parse(signed).id);
  });
});

describe('the log of a collector', () => {
  it('tells of a notice and a configuration once, and again only in the next quarter', async () => {
    const opened = await open();
    await send(opened, '/proofs', refusal());
    await opened.close();
    const after = await open({ data: opened.data, clock: opened.clock });
    expect((await (await send(after, '/proofs', refusal())).json()).receipts[0].index).toBe(3);
    await after.close();
    const changed = await open({
      data: opened.data,
      clock: opened.clock,
      configuration: { ...CONFIGURATION, siteVersion: '2026-12' },
    });
    expect((await (await send(changed, '/proofs', refusal())).json()).receipts[0].index).toBe(5);
    changed.clock.go(60 * DAY);
    const { receipts } = await (await send(changed, '/proofs', refusal())).json();
    expect(receipts[0]).toMatchObject({
      log: 'boutique.example/temoin/2027q1',
      index: 2,
      receivedAt: '2027-01-02T10:00:00Z',
    });
    const logs = await (
      await changed.collector.fetch(new Request('https://boutique.example/temoin/logs'))
    ).json();
    expect(logs.logs.map(({ epoch, size }: { epoch: string; size: number }) => [epoch, size])).toEqual([
      ['2026q4', 6],
      ['2027q1', 3],
    ]);
  });

  it('still knows the notices of former configurations', async () => {
    const opened = await open();
    await opened.close();
    const after = await open({
      data: opened.data,
      clock: opened.clock,
      notices: [{ language: 'fr', bytes: '{"new":1}' }],
    });
    expect((await send(after, '/proofs', refusal())).status).toBe(201);
    const digest = sha256('{"new":1}');
    for (const each of [JSON.parse(refusal().signed).asked.notice, digest]) {
      const notice = await after.collector.fetch(
        new Request(`https://boutique.example/temoin/notices/${each}`),
      );
      expect(notice.headers.get('content-type')).toBe('application/json');
      expect(sha256(new Uint8Array(await notice.arrayBuffer()))).toBe(each);
    }
  });
});
