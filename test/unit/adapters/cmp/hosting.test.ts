import { beforeEach, describe, expect, it, vi } from 'vitest';
import { A, B, choices, clock, join, platform, problems, remember, said } from './joined.ts';

let warned: string[];
beforeEach(() => {
  warned = [];
  vi.spyOn(console, 'warn').mockImplementation((text) => void warned.push(String(text)));
});

describe('a platform that asks beside us', () => {
  it('is not taken for a no while it is undecided, nor for a yes', async () => {
    const didomi = platform();
    const { host } = join(didomi);
    await didomi.load({});
    expect(choices).toEqual([]);
    expect([host.confirms(A), host.holds(A), host.answered]).toEqual([false, true, false]);
  });

  it('says nothing by what every object has, nor in other words than true and false', async () => {
    const didomi = platform();
    didomi.cmp.knows = () => undefined;
    const { host } = join(didomi, { [A]: 'constructor', [B]: 'replay_experience' });
    await didomi.load({ replay_experience: 'refused' as never });
    didomi.answer({ replay_experience: 1 as never });
    expect([choices, host.confirms(A), host.confirms(B)]).toEqual([[], false, false]);
  });

  it('gives its yes and its no, with its own record, once', async () => {
    const didomi = platform();
    const { host, parts } = join(didomi);
    await didomi.load({});
    didomi.answer({ errors: true, replay_experience: false });
    didomi.answer({}, 'r2');
    expect(said()).toEqual([['choose', { [A]: true, [B]: false }]]);
    expect(choices[0]?.[2]).toMatchObject({
      layer: 'host-cmp',
      control: { [A]: 'errors', [B]: 'replay_experience' },
      notice: expect.stringMatching(/^[0-9a-f]{64}$/),
      host: { cmp: 'didomi', version: '1', reference: 'r2', at: '2026-11-22T10:00:00.000Z' },
    });
    expect([host.confirms(A), host.confirms(B)]).toEqual([true, false]);
    expect(didomi.cmp.write).not.toHaveBeenCalled();
    expect(parts.follow).toHaveBeenCalledTimes(1);
  });

  it('confirms what is remembered here, without a new proof', async () => {
    remember({ [A]: 'grant', [B]: 'refuse' });
    const didomi = platform();
    const { host, parts } = join(didomi);
    expect(host.confirms(A)).toBe(false);
    await didomi.load({ errors: true, replay_experience: false });
    expect(host.confirms(A)).toBe(true);
    expect(parts.follow).toHaveBeenCalledTimes(1);
    expect(choices).toEqual([]);
  });

  it('whose yes stood, and that cannot be read any more, says nothing until it can', async () => {
    remember({ [A]: 'grant' });
    const didomi = platform();
    const { host, parts } = join(didomi);
    await didomi.load({ errors: true });
    const { read } = didomi.cmp;
    didomi.cmp.read = () => {
      throw Error('gone');
    };
    didomi.answer({});
    expect([host.confirms(A), vi.mocked(parts.follow).mock.calls.length]).toEqual([false, 2]);
    expect(problems).toMatchObject([{ code: 'cmp', during: 'read' }]);
    didomi.cmp.read = read;
    didomi.answer({});
    expect([host.confirms(A), vi.mocked(parts.follow).mock.calls.length, choices]).toEqual([true, 3, []]);
  });

  for (const broken of ['throws', 'names no time that there is'])
    it(`whose own record ${broken} is believed all the same when it says no`, async () => {
      remember({ [A]: 'grant' });
      const didomi = platform();
      join(didomi);
      await didomi.load({ errors: true });
      didomi.cmp.record = () => {
        if (broken === 'throws') throw Error('no record');
        return { version: '1', at: 1e18 };
      };
      didomi.answer({ errors: false });
      expect(said()).toEqual([['choose', { [A]: false }]]);
      expect(choices[0]?.[2]).toMatchObject({
        layer: 'host-cmp',
        control: { [A]: 'errors' },
        host: { cmp: 'didomi' },
      });
      expect(problems).toMatchObject([{ code: 'cmp', during: 'read' }]);
    });

  it('is told of a withdrawal that it has missed, and does not bring the yes back', async () => {
    remember({ [A]: 'withdraw' });
    const didomi = platform();
    const { host } = join(didomi);
    await didomi.load({ errors: true });
    expect(didomi.cmp.write).toHaveBeenCalledExactlyOnceWith({ errors: false });
    expect(host.confirms(A)).toBe(false);
    expect(choices).toEqual([]);
  });

  it('ends here what was withdrawn there, on this page and on another', async () => {
    remember({ [A]: 'grant' });
    const didomi = platform();
    const { host } = join(didomi);
    await didomi.load({ errors: false });
    expect(said()).toEqual([['choose', { [A]: false }]]);
    expect(host.confirms(A)).toBe(false);
    didomi.answer({ errors: true });
    expect(said().at(-1)).toEqual(['choose', { [A]: true }]);
    didomi.answer({ errors: false }, 'r3');
    expect(said().at(-1)).toEqual(['choose', { [A]: false }]);
  });

  it('learns of our own control, once, and a yes of ours is written there', async () => {
    const didomi = platform();
    const { parts } = join(didomi);
    await didomi.load({ errors: true });
    // What was proved before is looked for first.
    await vi.waitFor(() => expect(choices).toHaveLength(1));
    await parts.choose({ [A]: false }, { layer: 'control', control: 'withdraw' });
    await parts.choose({ [B]: true }, { layer: 'api', control: 'x' });
    expect(vi.mocked(didomi.cmp.write)?.mock.calls).toEqual([
      [{ errors: false }],
      [{ replay_experience: true }],
    ]);
    expect(choices.map(([act]) => act)).toEqual(['choose', 'choose', 'choose']);
  });

  it('is neither read nor told anything for its own answer to be taken', async () => {
    const didomi = platform();
    const refresh = vi.fn();
    didomi.cmp.refresh = refresh;
    const read = vi.spyOn(didomi.cmp, 'read');
    join(didomi);
    await didomi.load({});
    read.mockClear();
    didomi.answer({ errors: true });
    didomi.answer({ errors: false }, 'r3');
    expect([said().length, read.mock.calls.length, refresh.mock.calls.length]).toEqual([2, 2, 0]);
  });

  it('whose own yes is still on its way learns of a no and of a yes that were said here meanwhile', async () => {
    const didomi = platform();
    const { parts } = join(didomi);
    await didomi.load({});
    vi.mocked(parts.choose).mockReturnValueOnce(new Promise(() => {}));
    didomi.answer({ errors: true });
    await parts.choose({ [A]: false }, { layer: 'control', control: 'withdraw' });
    await parts.choose({ [A]: true }, { layer: 'api', control: 'x' });
    expect(vi.mocked(didomi.cmp.write)?.mock.calls).toEqual([[{ errors: false }], [{ errors: true }]]);
  });

  it('takes a yes said in it after a no that it had taken from another tab already', async () => {
    const didomi = platform();
    const { parts, host } = join(didomi);
    await didomi.load({ errors: true });
    await vi.waitFor(() => expect(choices).toHaveLength(1));
    // Its memory is the tabs’; what the other one says there is not told here.
    const { read } = didomi.cmp;
    didomi.cmp.read = () => ({ errors: false });
    await parts.choose({ [A]: false }, { layer: 'host-cmp', control: 'errors' });
    didomi.cmp.read = read;
    didomi.answer({ errors: true }, 'r5');
    expect([said().at(-1), host.confirms(A)]).toEqual([['choose', { [A]: true }], true]);
    expect(didomi.cmp.write).not.toHaveBeenCalled();
  });

  it('answers nothing by what it was told on other terms, until it is told anew', async () => {
    remember({ [A]: 'grant' }, 'c'.repeat(64));
    const didomi = platform();
    const { host } = join(didomi);
    await didomi.load({ errors: true });
    expect([choices, host.confirms(A)]).toEqual([[], false]);
    didomi.answer({ errors: true }, 'r9');
    expect(said()).toEqual([['choose', { [A]: true }]]);
    expect(host.confirms(A)).toBe(true);
  });

  it('that holds replay together with something else says nothing of it, and we ask', async () => {
    const didomi = platform();
    const { host, parts } = join(didomi, { [A]: 'analytics', [B]: 'replay_experience' });
    await didomi.load({ analytics: true });
    expect([host.holds(A), host.holds(B), choices]).toEqual([false, true, []]);
    expect(host.ours(parts.configuration as never)).toMatchObject({ purposes: [{ id: A }, {}] });
    expect(problems).toMatchObject([{ code: 'cmp', during: 'map' }]);
  });

  it('with fixed categories only comes first: we ask when it was answered', async () => {
    const cookiebot = platform({ holds: 'never' });
    const { host, parts } = join(cookiebot, {});
    await cookiebot.load({});
    clock.pass(900);
    expect([host.answered, vi.mocked(parts.asked).mock.calls.length]).toEqual([false, 0]);
    cookiebot.answer({});
    clock.pass(300);
    expect([host.answered, vi.mocked(parts.asked).mock.calls.length]).toEqual([true, 1]);
    expect(choices).toEqual([]);
  });

  it('that goes on asking though code of the site has answered in its place leaves room for our control', async () => {
    const didomi = platform();
    const { host, parts } = join(didomi);
    await didomi.load({});
    didomi.cmp.asking = () => true;
    didomi.answer({ errors: false });
    clock.pass(900);
    expect([host.answered, vi.mocked(parts.asked).mock.calls.length]).toEqual([false, 0]);
    didomi.answer({ errors: true });
    clock.pass(900);
    expect([host.answered, vi.mocked(parts.asked).mock.calls.length]).toEqual([true, 1]);
  });

  it('that does not have the key is a problem, and nobody asks or records in its place', async () => {
    const didomi = platform();
    const { host } = join(didomi, { [A]: 'nowhere' });
    await didomi.load({ nowhere: true });
    expect(problems).toMatchObject([{ code: 'cmp', during: 'map' }]);
    expect([host.holds(A), host.confirms(A), choices]).toEqual([true, false, []]);
    didomi.answer({ nowhere: false });
    expect(warned).toEqual([
      expect.stringMatching(/^Témoin: Didomi has no “nowhere”, to which replay\.errors/),
    ]);
  });

  it('that never comes is a problem after ten seconds', () => {
    const { host } = join(platform());
    clock.pass(9999);
    expect(problems).toEqual([]);
    clock.pass(1);
    expect(problems).toMatchObject([{ code: 'cmp', during: 'connect' }]);
    clock.pass(3_600_000);
    expect(warned).toEqual([expect.stringMatching(/^Témoin: Didomi is not in the page/)]);
    expect([host.confirms(A), host.answered]).toEqual([false, false]);
  });
});
