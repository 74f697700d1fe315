import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Running, recordText, start } from './running.ts';
import { SITE } from './site.ts';

const SESSION = '0123456789abcdef0123456789abcdef';

/** A visitor who agreed, as a page acts for him towards any collector of the site. */
const visitor = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signature = (text: string) =>
    sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  const signed = JSON.stringify({ ...JSON.parse(recordText()), act: 'grant' });
  const { id } = JSON.parse(signed) as { id: string };
  const record = { signed, key: publicKey.export({ format: 'jwk' }), signature: signature(signed) };

  const ask = ({ port }: Running, method: string, path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}/temoin${path}`, {
      method,
      ...init,
      headers: { origin: SITE, ...(init.headers as Record<string, string>) },
    });
  const asOwner = (running: Running, method: string, path: string) => {
    const t = new Date().toISOString();
    const sig = signature(
      `${method}\n/temoin${path}\n${t}\n${createHash('sha256').update('').digest('hex')}`,
    );
    return ask(running, method, path, { headers: { authorization: `Temoin proof=${id},t=${t},sig=${sig}` } });
  };
  return {
    grant: (running: Running) =>
      ask(running, 'POST', '/proofs', {
        body: JSON.stringify({ records: [record] }),
        headers: { 'content-type': 'application/json' },
      }),
    erase: async (running: Running): Promise<unknown> =>
      (await asOwner(running, 'DELETE', `/recordings/${SESSION}`)).json(),
    /** One segment under a token fetched for it; the answer's status. */
    async record(running: Running, n: number): Promise<number> {
      const { token } = (await (await asOwner(running, 'POST', `/proofs/${id}/upload`)).json()) as {
        token: string;
      };
      const answer = await ask(running, 'POST', `/recordings/${SESSION}/segments/${n}`, {
        body: `${JSON.stringify({ type: 3, data: { source: 0, n }, timestamp: Date.now() })}\n`,
        headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${token}` },
      });
      await answer.text();
      return answer.status;
    },
  };
};

describe('a recording that was erased', () => {
  let data: string;
  const running: Running[] = [];
  const another = async (): Promise<Running> => {
    const one = await start(data);
    running.push(one);
    return one;
  };
  const kill = async ({ child, ended }: Running): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'temoin-erased-'));
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map(kill));
    rmSync(data, { recursive: true, force: true });
  });

  it('is not begun anew by a segment that arrives after a kill -9 and a restart', async () => {
    const before = await another();
    const { grant, record, erase } = visitor();
    expect((await grant(before)).status).toBe(201);
    expect(await record(before, 0)).toBe(201);
    expect(await erase(before)).toEqual({ erased: 1 });
    await kill(before);
    const after = await another();
    expect(await record(after, 1)).toBe(409);
    const health = await fetch(`http://127.0.0.1:${after.port}/temoin/health`);
    expect(await health.json()).toMatchObject({ recordings: 0 });
  });

  it('is not begun anew by a segment that arrives at another collector on the same data', async () => {
    const [one, other] = [await another(), await another()];
    const { grant, record, erase } = visitor();
    expect((await grant(one)).status).toBe(201);
    expect(await record(one, 0)).toBe(201);
    expect(await record(other, 1)).toBe(201);
    expect(await erase(one)).toEqual({ erased: 1 });
    expect(await record(other, 2)).toBe(409);
  });
});
