import { describe, expect, it } from 'vitest';
import {
  DAY,
  grant,
  idOf,
  MINUTE,
  newBrowser,
  type Opened,
  open,
  request,
  START,
  send,
  withdrawal,
} from './collecting.ts';
import { consented, segment } from './recording.ts';

const SESSION = '0123456789abcdef0123456789abcdef';

describe('POST /proofs/:id/upload', () => {
  const ask = async (opened: Opened, proof: string, authorization: string) =>
    opened.collector.fetch(request('POST', `/proofs/${proof}/upload`, { headers: { authorization } }));
  const path = (proof: string) => `/temoin/proofs/${proof}/upload`;

  it('hands a fresh token to the browser that gave the consent, also after a restart', async () => {
    const opened = await open();
    const { browser, proof } = await consented(opened);
    await opened.close();
    const after = await open({ data: opened.data, clock: opened.clock });
    const answer = await ask(after, proof, await browser.authorization(proof, 'POST', path(proof), START));
    expect(answer.status).toBe(200);
    const { token, expires } = await answer.json();
    expect(expires).toBe(new Date(START + 30 * MINUTE).toISOString());
    expect((await segment(after, SESSION, 0, token)).status).toBe(201);
  });

  it('takes each signed request once, also after a restart', async () => {
    const opened = await open();
    const { browser, proof } = await consented(opened);
    const authorization = await browser.authorization(proof, 'POST', path(proof), START);
    expect((await ask(opened, proof, authorization)).status).toBe(200);
    expect((await ask(opened, proof, authorization)).status).toBe(401);
    await opened.close();
    const after = await open({ data: opened.data, clock: opened.clock });
    expect((await ask(after, proof, authorization)).status).toBe(401);
  });

  it('is not fooled by the second signature that anybody can make from the first', async () => {
    const opened = await open();
    const { browser, proof } = await consented(opened);
    const authorization = await browser.authorization(proof, 'POST', path(proof), START);
    expect((await ask(opened, proof, authorization)).status).toBe(200);
    const bytes = Buffer.from(authorization.split('sig=')[1] as string, 'base64url');
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
    const s = order - BigInt(`0x${bytes.subarray(32).toString('hex')}`);
    const twin = Buffer.concat([bytes.subarray(0, 32), Buffer.from(s.toString(16).padStart(64, '0'), 'hex')]);
    const [head] = authorization.split('sig=');
    expect((await ask(opened, proof, `${head}sig=${twin.toString('base64url')}`)).status).toBe(401);
  });

  it('wants the key of that very grant, the time, the path and the body', async () => {
    const opened = await open();
    const { browser, proof } = await consented(opened);
    const other = await consented(opened);
    const late = START - 5 * MINUTE - 1;
    for (const authorization of [
      '',
      'Bearer abc',
      `Temoin proof=${proof},t=${new Date(START).toISOString()},sig=${'A'.repeat(86)}`,
      await other.browser.authorization(proof, 'POST', path(proof), START),
      await other.browser.authorization(other.proof, 'POST', path(proof), START),
      await browser.authorization(proof, 'POST', path(proof), late),
      await browser.authorization(proof, 'POST', path(proof), START + 5 * MINUTE + 1),
      await browser.authorization(proof, 'DELETE', path(proof), START),
      await browser.authorization(proof, 'POST', `/proofs/${proof}/upload`, START),
      await browser.authorization(proof, 'POST', path(proof), START, 'x'),
    ]) {
      const answer = await ask(opened, proof, authorization);
      expect([authorization, answer.status]).toEqual([authorization, 401]);
    }
    expect(
      (await ask(opened, proof, await browser.authorization(proof, 'POST', path(proof), START - 4 * MINUTE)))
        .status,
    ).toBe(200);
  });

  it('gives nothing once the consent has ended', async () => {
    const opened = await open();
    const { browser, proof } = await consented(opened);
    await send(opened, '/withdrawals', await withdrawal(browser, [proof]));
    expect(
      (await ask(opened, proof, await browser.authorization(proof, 'POST', path(proof), START))).status,
    ).toBe(403);
    const short = await newBrowser();
    const yes = await grant(short, { validUntil: new Date(START + DAY).toISOString() });
    await send(opened, '/proofs', yes);
    opened.clock.go(DAY);
    const at = opened.clock.now();
    expect(
      (await ask(opened, idOf(yes), await short.authorization(idOf(yes), 'POST', path(idOf(yes)), at)))
        .status,
    ).toBe(403);
  });
});
