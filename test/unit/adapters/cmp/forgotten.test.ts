import { describe, expect, it } from 'vitest';
import { A, blocked, clock, cookie, join, kept, platform, problems, proved, said } from './joined.ts';

const DAY = 86_400_000;
const settled = () => new Promise((resolve) => setImmediate(resolve));
const ago = (days: number) => clock.now() - days * DAY;

/** A platform that remembers an answer, in a page whose own cookie is gone. */
const met = async (answer: boolean, time?: number) => {
  const didomi = platform();
  const joined = join(didomi);
  await didomi.load({ errors: answer }, time);
  await settled();
  return { didomi, ...joined };
};

describe('an answer that a platform remembers, where our own cookie is gone', () => {
  it('is put back with the time at which it was proved, and makes no second proof', async () => {
    kept.push(proved(A, 'grant', ago(9), ago(-9)));
    const { host, parts } = await met(true);
    expect([said(), host.confirms(A)]).toEqual([[], true]);
    expect(decodeURIComponent(cookie)).toContain(`"${A}":["grant",${ago(9)}]`);
    expect(parts.follow).toHaveBeenCalled();
  });

  it('is proved where nothing proves it, once', async () => {
    const { didomi } = await met(true);
    didomi.answer({}, 'r1');
    await settled();
    expect(said()).toEqual([['choose', { [A]: true }]]);
  });

  it('is proved again where it was given after what is proved', async () => {
    kept.push(proved(A, 'grant', ago(9), ago(-9)));
    await met(true, ago(2));
    expect(said()).toEqual([['choose', { [A]: true }]]);
  });

  it('says nothing once it is older than a choice may live: the platform is made to ask again', async () => {
    kept.push(proved(A, 'grant', ago(200), ago(18)));
    const { didomi, host } = await met(true);
    expect(didomi.cmp.forget).toHaveBeenCalledExactlyOnceWith('errors');
    expect([said(), host.confirms(A), host.answered]).toEqual([[], false, false]);
    didomi.answer({ errors: true });
    expect(said()).toEqual([['choose', { [A]: true }]]);
  });

  it('does not come back as a yes after a no that was proved here', async () => {
    kept.push(proved(A, 'grant', ago(9), ago(-9)), { ...proved(A, 'withdraw', ago(3), ago(-9)), ends: [] });
    const { didomi, host } = await met(true, ago(2));
    expect(didomi.cmp.write).toHaveBeenCalledExactlyOnceWith({ errors: false });
    expect([said(), host.confirms(A)]).toEqual([[], false]);
    expect(decodeURIComponent(cookie)).toContain(`"${A}":["withdraw"`);
  });

  it('ends what is still open here, if it is a no', async () => {
    kept.push(proved(A, 'grant', ago(9), ago(-9)));
    await met(false, ago(2));
    expect(said()).toEqual([['choose', { [A]: false }]]);
  });

  it('says nothing where the proofs cannot be read', async () => {
    blocked.now = true;
    const { host } = await met(true);
    expect([said(), host.confirms(A)]).toEqual([[], false]);
    expect(problems).toMatchObject([{ code: 'cmp', during: 'read' }]);
  });
});
