import { describe, expect, it } from 'vitest';
import {
  CONFIGURATION,
  grant,
  idOf,
  MINUTE,
  newBrowser,
  type Opened,
  open,
  post,
  refusal,
  START,
  send,
  withdrawal,
} from './collecting.ts';

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
