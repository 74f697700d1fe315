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
  MINUTE,
  newBrowser,
  type Opened,
  open,
  post,
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

describe('the cookies of a withdrawal', () => {
  const setCookies = async (opened: Opened, cookie?: string) => {
    const browser = await newBrowser();
    const body = { records: [await withdrawal(browser, [])] };
    return (
      await opened.collector.fetch(post('/withdrawals', body, cookie ? { cookie } : {}))
    ).headers.getSetCookie();
  };
  const PAST = 'Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0';

  it('expire every declared HttpOnly tracker with the attributes that it was set with', async () => {
    expect(await setCookies(await open())).toEqual([
      `replay_sid=; ${PAST}; Path=/boutique; Domain=boutique.example; Secure; HttpOnly; SameSite=Lax`,
      `part=; ${PAST}; Path=/; Secure; HttpOnly; SameSite=None; Partitioned`,
    ]);
  });

  it('reach what a pattern matches among those that were sent, host-only and in the domain', async () => {
    const cookies = await setCookies(await open(), 'a=1; _hjSession=x; _hj s=y; x_hj=2');
    expect(cookies).toContain(`_hjSession=; ${PAST}; Path=/; HttpOnly; SameSite=Lax`);
    expect(cookies).toContain(
      `_hjSession=; ${PAST}; Path=/; Domain=boutique.example; HttpOnly; SameSite=Lax`,
    );
    expect(cookies.filter((each) => each.includes('x_hj'))).toEqual([]);
  });

  it('never touch the choice itself, whatever the pattern', async () => {
    const configuration = { ...CONFIGURATION, httpOnlyTrackers: [{ name: '*' }, { name: 'temoin' }] };
    const cookies = await setCookies(await open({ configuration }), 'temoin=1; __Host-r=2');
    expect(cookies).toEqual([`__Host-r=; ${PAST}; Path=/; Secure; HttpOnly; SameSite=Lax`]);
  });
});

describe('the choice cookie', () => {
  const cookie = (act: string, at = START, purpose = 'replay.errors') =>
    `temoin=${encodeURIComponent(JSON.stringify({ v: 1, notice: 'a'.repeat(64), terms: 'b'.repeat(64), choices: { [purpose]: [act, at] } }))}`;
  const ours = (answer: Response) =>
    answer.headers.getSetCookie().filter((each) => each.startsWith('temoin='));

  it('comes back as it was sent, for what remains of the choice', async () => {
    const opened = await open();
    opened.clock.go(MINUTE);
    const answer = await opened.collector.fetch(
      post('/proofs', { records: [refusal()] }, { cookie: `x=1; ${cookie('refuse')}` }),
    );
    const seconds = (Date.parse('2027-05-03T10:00:00.250Z') - START) / 1000 - 60;
    expect(ours(answer)).toEqual([`${cookie('refuse')}; Max-Age=${seconds}; Path=/; SameSite=Lax; Secure`]);
  });

  it('is not Secure on a site without https, where the browser would drop it', async () => {
    const site = 'http://127.0.0.1:4173';
    const opened = await open({ configuration: { ...CONFIGURATION, site } });
    const sent = post(
      '/proofs',
      { records: [refusal({ site })] },
      { cookie: cookie('refuse'), origin: site },
    );
    expect(ours(await opened.collector.fetch(sent))[0]).not.toContain('Secure');
  });

  it.each([
    ['is not ours', 'temoin=hello'],
    ['is twice there', `${cookie('refuse')}; ${cookie('refuse')}`],
    ['is too long to be plausible', `temoin=${'x'.repeat(3100)}`],
    ['is older than what is proved', cookie('grant', START - 1)],
    ['says something else of that purpose', cookie('grant', START)],
    ['says nothing of that purpose', cookie('refuse', START, 'audience')],
    ['is not there', 'other=1'],
    ['has broken escapes', 'temoin=%E0%A4%A'],
  ])('does not come back where it %s', async (_, sent) => {
    const opened = await open();
    expect(
      ours(await opened.collector.fetch(post('/proofs', { records: [refusal()] }, { cookie: sent }))),
    ).toEqual([]);
    expect(opened.faults).toEqual([]);
  });

  it('does not bring back a consent that was withdrawn while its grant waited', async () => {
    const opened = await open();
    const browser = await newBrowser();
    const yes = await grant(browser);
    await send(opened, '/withdrawals', await withdrawal(browser, [idOf(yes)], {}, START + 1));
    expect(
      ours(await opened.collector.fetch(post('/proofs', { records: [yes] }, { cookie: cookie('grant') }))),
    ).toEqual([]);
    const late = await withdrawal(browser, [idOf(yes)], {}, START + 2);
    expect(
      ours(
        await opened.collector.fetch(post('/withdrawals', { records: [late] }, { cookie: cookie('grant') })),
      ),
    ).toEqual([]);
    const kept = cookie('withdraw', START + 2);
    expect(
      ours(await opened.collector.fetch(post('/withdrawals', { records: [late] }, { cookie: kept })))[0],
    ).toContain(kept);
  });

  it('is never made up for a request that is refused', async () => {
    const opened = await open();
    const answer = await opened.collector.fetch(
      post('/proofs', { records: [refusal({ site: 'https://x.test' })] }, { cookie: cookie('refuse') }),
    );
    expect(answer.headers.getSetCookie()).toEqual([]);
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
