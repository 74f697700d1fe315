import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Browser,
  CONFIGURATION,
  grant,
  health,
  idOf,
  newBrowser,
  type Opened,
  open,
  refusal,
  request,
  START,
  send,
  signedBy,
  withdrawal,
} from './collecting.ts';
import { segment } from './recording.ts';

const granted = async (opened: Opened, browser: Browser, purpose = 'replay.errors') => {
  const yes = await grant(browser, { purpose });
  const { receipts } = await (await send(opened, '/proofs', yes)).json();
  return { id: idOf(yes), record: yes, token: receipts[0].upload.token as string };
};

describe('POST /withdrawals', () => {
  it('ends the consent, revokes the token and erases what was recorded, before it answers', async () => {
    const opened = await open();
    const browser = await newBrowser();
    const { id, token } = await granted(opened, browser);
    const session = 'a'.repeat(32);
    expect((await segment(opened, session, 0, token)).status).toBe(201);
    expect((await segment(opened, session, 1, token)).status).toBe(201);
    expect(await health(opened)).toEqual({ status: 'ok', proofs: 1, recordings: 1 });
    const key = readFileSync(join(opened.data, 'temoin.sqlite-wal'));

    const answer = await send(opened, '/withdrawals', await withdrawal(browser, [id]));
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ receipts: [expect.objectContaining({ index: 3 })], erased: 1 });
    expect(await health(opened)).toEqual({ status: 'ok', proofs: 2, recordings: 0 });
    expect(readdirSync(join(opened.data, 'recordings'))).toEqual([]);
    expect((await segment(opened, session, 2, token)).status).toBe(401);
    const left = ['temoin.sqlite', 'temoin.sqlite-wal'].map((name) => readFileSync(join(opened.data, name)));
    expect(key.includes(session)).toBe(true);
    for (const file of left) expect(file.includes(session)).toBe(false);
  });

  it('leaves other consents and their recordings alone', async () => {
    const opened = await open();
    const browser = await newBrowser();
    const errors = await granted(opened, browser);
    const experience = await granted(opened, browser, 'replay.experience');
    await segment(opened, 'a'.repeat(32), 0, errors.token);
    await segment(opened, 'b'.repeat(32), 0, experience.token);
    expect(
      await (await send(opened, '/withdrawals', await withdrawal(browser, [errors.id]))).json(),
    ).toMatchObject({ erased: 1 });
    expect((await segment(opened, 'b'.repeat(32), 1, experience.token)).status).toBe(201);
    expect(await health(opened)).toMatchObject({ recordings: 1 });
  });

  it('refuses a withdrawal by another browser, and one for another purpose', async () => {
    const opened = await open();
    const [browser, other] = [await newBrowser(), await newBrowser()];
    const { id, token } = await granted(opened, browser);
    for (const bad of [
      await withdrawal(other, [id]),
      await withdrawal(browser, [id], { purpose: 'replay.experience' }),
    ]) {
      const answer = await send(opened, '/withdrawals', bad);
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ field: 'records.0.signed.ends' });
    }
    expect((await segment(opened, 'a'.repeat(32), 0, token)).status).toBe(201);
    expect(await health(opened)).toMatchObject({ proofs: 1 });
  });

  it('names grants: not refusals, not nothing', async () => {
    const opened = await open();
    const browser = await newBrowser();
    const no = refusal();
    await send(opened, '/proofs', no);
    expect((await send(opened, '/withdrawals', await withdrawal(browser, [idOf(no)]))).status).toBe(422);
    expect(
      (await send(opened, '/withdrawals', await withdrawal(browser, [], { ends: undefined }))).status,
    ).toBe(422);
    // The browser lost its list: the withdrawal is proved all the same.
    expect((await send(opened, '/withdrawals', await withdrawal(browser, []))).status).toBe(201);
  });

  it('is remembered where it arrives before its grant: that grant opens nothing', async () => {
    const opened = await open();
    const browser = await newBrowser();
    const yes = await grant(browser);
    expect((await send(opened, '/withdrawals', await withdrawal(browser, [idOf(yes)]))).status).toBe(201);
    await opened.close();
    const after = await open({ data: opened.data, clock: opened.clock });
    const answer = await send(after, '/proofs', yes);
    expect(answer.status).toBe(201);
    expect((await answer.json()).receipts[0]).not.toHaveProperty('upload');
    const path = `/temoin/proofs/${idOf(yes)}/upload`;
    const authorization = await browser.authorization(idOf(yes), 'POST', path, START);
    expect(
      (
        await after.collector.fetch(
          request('POST', `/proofs/${idOf(yes)}/upload`, { headers: { authorization } }),
        )
      ).status,
    ).toBe(403);
  });

  it('outweighs its grant also where both arrive in the same moment', async () => {
    const opened = await open();
    const browser = await newBrowser();
    const yes = await grant(browser);
    const no = await withdrawal(browser, [idOf(yes)]);
    const [, withdrawn] = await Promise.all([send(opened, '/proofs', yes), send(opened, '/withdrawals', no)]);
    expect(withdrawn.status).toBe(201);
    const again = await (await send(opened, '/proofs', yes)).json();
    expect(again.receipts[0]).not.toHaveProperty('upload');
  });

  it('can be repeated until it is confirmed, and makes sure of its effects each time', async () => {
    const opened = await open();
    const browser = await newBrowser();
    const { id, token } = await granted(opened, browser);
    const no = await withdrawal(browser, [id]);
    expect((await send(opened, '/withdrawals', no)).status).toBe(201);
    const again = await send(opened, '/withdrawals', no);
    expect(again.status).toBe(200);
    expect(again.headers.getSetCookie().length).toBeGreaterThan(0);
    expect((await segment(opened, 'a'.repeat(32), 0, token)).status).toBe(401);
    expect(await health(opened)).toMatchObject({ proofs: 2 });
  });

  it('is taken for a purpose that the site no longer asks for, if it was granted', async () => {
    const opened = await open();
    const browser = await newBrowser();
    const { id } = await granted(opened, browser, 'audience');
    await opened.close();
    const purposes = CONFIGURATION.purposes.filter((purpose) => purpose.id !== 'audience');
    const after = await open({
      data: opened.data,
      clock: opened.clock,
      configuration: { ...CONFIGURATION, purposes },
    });
    expect(
      (await send(after, '/withdrawals', await withdrawal(browser, [id], { purpose: 'audience' }))).status,
    ).toBe(201);
    expect(
      (await send(after, '/withdrawals', await withdrawal(browser, [randomUUID()], { purpose: 'audience' })))
        .status,
    ).toBe(422);
  });

  it('takes withdrawals only, and those are signed', async () => {
    const opened = await open();
    const browser = await newBrowser();
    const { signed } = await withdrawal(browser, []);
    expect((await send(opened, '/withdrawals', { signed })).status).toBe(422);
    expect((await send(opened, '/withdrawals', refusal())).status).toBe(422);
    expect((await send(opened, '/withdrawals', await grant(browser))).status).toBe(422);
  });
});

describe('a record of the visitor’s own key', () => {
  it('does not carry what a foreign JWK carries besides', async () => {
    const opened = await open();
    const browser = await newBrowser();
    const yes = await signedBy(browser, JSON.parse((await grant(browser)).signed));
    const answer = await send(opened, '/proofs', {
      ...yes,
      key: { ...yes.key, ext: true, key_ops: ['verify'] } as never,
    });
    expect(answer.status).toBe(201);
  });
});
