import { request as httpRequest, type IncomingMessage } from 'node:http';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createCollector, serve } from '../../../src/collector/index.ts';
import { prepareDatabase } from '../../../src/collector/stores/sqlite-schema.ts';
import { CONFIGURATION, folder, NOTICE, open, refusal, request, SITE, START, send } from './collecting.ts';

describe('serve', () => {
  it('gives the collector its mount, and the site the rest', async () => {
    const { collector } = await open();
    const beside = {
      mount: '/temoin',
      fetch: (request: Request) => new Response(`site ${new URL(request.url).pathname}`),
    };
    const serving = await serve({ collector, port: 0, beside });
    onTestFinished(serving.close);
    const at = `http://127.0.0.1:${serving.port}`;
    expect(await (await fetch(`${at}/`)).text()).toBe('site /');
    expect(await (await fetch(`${at}/temoinage`)).text()).toBe('site /temoinage');
    expect(await (await fetch(`${at}/temoin/health`)).json()).toMatchObject({ status: 'ok' });
    expect((await fetch(`${at}/temoin`)).status).toBe(404);
  });

  it('takes proofs over HTTP, with a length and without', async () => {
    const opened = await open();
    const serving = await serve({ collector: opened.collector, port: 0 });
    onTestFinished(serving.close);
    const at = `http://127.0.0.1:${serving.port}/temoin/proofs`;
    const headers = { 'content-type': 'application/json', origin: SITE };
    const body = () => JSON.stringify({ records: [refusal()] });
    expect((await fetch(at, { method: 'POST', headers, body: body() })).status).toBe(201);
    const chunked = await new Promise<number | undefined>((resolve) => {
      const sent = httpRequest(at, { method: 'POST', headers }, ({ statusCode }) => resolve(statusCode));
      const text = body();
      sent.write(text.slice(0, 100));
      sent.end(text.slice(100));
    });
    expect(chunked).toBe(201);
    expect((await fetch(at, { method: 'POST', headers, body: ' '.repeat(300_000) })).status).toBe(413);
  });

  it('tells who is still served at the end that the connection goes with the answer', async () => {
    const { collector } = await open();
    const serving = await serve({ collector, port: 0 });
    const at = `http://127.0.0.1:${serving.port}/temoin`;
    const text = JSON.stringify({ records: [refusal()] });
    const headers = {
      'content-type': 'application/json',
      'content-length': text.length,
      connection: 'keep-alive',
    };
    const sent = httpRequest(`${at}/proofs`, { method: 'POST', headers });
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      sent.on('response', resolve).on('error', reject);
    });
    sent.write(text.slice(0, 100));
    // Answered behind it: by then the server has begun with it.
    await (await fetch(`${at}/health`)).text();
    const closed = serving.close();
    sent.end(text.slice(100));
    const { statusCode, headers: told } = await answered;
    expect([statusCode, told.connection]).toEqual([201, 'close']);
    await closed;
  });

  it('ends once, however often it is told to', async () => {
    const { collector } = await open();
    const serving = await serve({ collector, port: 0 });
    await Promise.all([serving.close(), serving.close()]);
    await expect(fetch(`http://127.0.0.1:${serving.port}/temoin/health`)).rejects.toThrow();
  });

  it('says so where the port is taken', async () => {
    const [one, other] = [await open(), await open()];
    const serving = await serve({ collector: one.collector, port: 0 });
    onTestFinished(serving.close);
    await expect(serve({ collector: other.collector, port: serving.port })).rejects.toThrow('EADDRINUSE');
  });
});

describe('a collector with its archive in a thread', () => {
  it('answers as one without', async () => {
    const opened = await open({ offThread: true });
    const sent = refusal();
    const answer = await send(opened, '/proofs', sent);
    expect([answer.status, (await answer.json()).receipts[0].index]).toEqual([201, 2]);
    expect((await send(opened, '/proofs', sent)).status).toBe(200);
    const checkpoint = await opened.collector.fetch(request('GET', '/checkpoint'));
    expect(await checkpoint.text()).toContain('boutique.example/temoin/2026q4\n3\n');
    expect((await opened.collector.fetch(request('GET', '/vkey'))).status).toBe(200);
    await opened.close();
    expect((await send(opened, '/proofs', refusal())).status).toBe(503);
  });

  it('finishes what was accepted before it closes', async () => {
    const opened = await open({ offThread: true });
    const sent = Array.from({ length: 40 }, () => send(opened, '/proofs', refusal()));
    await new Promise((resolve) => setImmediate(resolve));
    await opened.close();
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual(sent.map(() => 201));
    const after = await open({ data: opened.data });
    expect(await (await after.collector.fetch(request('GET', '/health'))).json()).toMatchObject({
      proofs: 40,
    });
  });

  it.each([true, false])('rejects where the folder cannot be used (in a thread: %s)', async (offThread) => {
    const options = {
      configuration: CONFIGURATION,
      notices: [{ language: 'fr', bytes: NOTICE }],
      clock: { now: () => START, every: () => () => {} },
    };
    await expect(createCollector({ ...options, data: '/dev/null/temoin', offThread })).rejects.toThrow();
  });
});

describe('the embedded store', () => {
  it('is set to survive a power cut, and to overwrite what it deletes', () => {
    const database = new Database(`${folder()}/x.sqlite`);
    prepareDatabase(database);
    const set = (name: string) => database.pragma(name, { simple: true });
    // 2: FULL.
    expect([set('journal_mode'), set('synchronous'), set('secure_delete')]).toEqual(['wal', 2, 1]);
    database.pragma('user_version = 99');
    expect(() => prepareDatabase(database)).toThrow('newer version');
    database.close();
  });
});
