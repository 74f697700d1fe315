import fc from 'fast-check';
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SecondLayer } from '../../src/banner/banner.ts';
import { SecondLayer as View } from '../../src/banner/second-layer.tsx';
import { audience, errors, experience, noticeOf, secondOf } from '../unit/notice/example.ts';
import { painted, type Setting, type Stage, stage } from './stage.ts';

let on: Stage | undefined;
const set = (setting: Setting = {}): Stage => {
  on = stage(setting);
  return on;
};

beforeEach(() => {
  document.body.innerHTML = '<main><a href="#top" id="link">Top</a></main>';
});
afterEach(() => {
  on?.banner.halt();
});

const act = (name: string) => on?.button(name).click();
const has = (name: string) => !!on?.control().querySelector(`[data-act="${name}"]`);
const message = () => on?.control().querySelector('[role=status]')?.textContent;

describe('a question', () => {
  it('is not there before it is asked, while the control is', () => {
    set();
    expect(document.querySelector('temoin-banner')).toBeNull();
    expect(document.body.lastElementChild?.localName).toBe('temoin-control');
  });

  it('comes first in the page, in the notice’s language and direction (WCAG 3.1.2)', () => {
    set({ notice: { ...noticeOf({}, 'en'), direction: 'rtl' } }).banner.ask();
    const host = document.body.firstElementChild as HTMLElement;
    expect([host.localName, host.lang, host.dir]).toEqual(['temoin-banner', 'en', 'rtl']);
  });

  it('is one, however often it is asked', () => {
    set();
    on?.banner.ask();
    on?.banner.ask();
    expect(document.querySelectorAll('temoin-banner')).toHaveLength(1);
    expect(on?.layers()?.querySelectorAll('[data-layer]')).toHaveLength(1);
  });

  it.each([
    ['refuse-all', { 'replay.errors': false, 'replay.experience': false }],
    ['accept-all', { 'replay.errors': true, 'replay.experience': true }],
  ])('is answered by one activation of %s, with the time it was on screen', (name, choices) => {
    let ms = 1000;
    set({ now: () => ms }).banner.ask();
    ms = 3500.2;
    act(name);
    expect(on?.chosen).toEqual([
      [choices, { layer: 1, control: name, shownFor: 2500.2, notice: 'd'.repeat(64) }],
    ]);
    expect(document.querySelector('temoin-banner')).toBeNull();
  });

  it('is one even if the button is pressed twice', () => {
    set().banner.ask();
    const refuse = on?.button('refuse-all');
    refuse?.click();
    refuse?.click();
    expect(on?.chosen).toHaveLength(1);
  });

  it.each(['refused', 'granted', 'withdrawn'] as const)(
    'goes when another tab has answered: %s',
    (status) => {
      const { statuses, bus, banner } = set();
      banner.ask();
      for (const purpose of statuses.keys()) statuses.set(purpose, status);
      bus.emit(`consent:${status}`, { purpose: 'replay.errors', choice: 'c', restored: true });
      expect(document.querySelector('temoin-banner')).toBeNull();
    },
  );

  it('stays while one purpose is still unanswered', () => {
    const { statuses, bus, banner } = set();
    banner.ask();
    statuses.set('replay.errors', 'refused');
    bus.emit('consent:refused', { purpose: 'replay.errors', choice: 'c' });
    expect(document.querySelector('temoin-banner')).not.toBeNull();
  });

  it('is taken away by close(), which chooses nothing and leaves what the visitor has opened', async () => {
    const { banner, chosen, second } = set();
    banner.ask();
    banner.close();
    expect(document.querySelector('temoin-banner')).toBeNull();
    banner.open();
    await second();
    banner.close();
    expect(await second()).toBeDefined();
    expect(chosen).toEqual([]);
  });

  it('is told on the bus as shown once it was painted, layer by layer, with its digest', async () => {
    const { banner, bus, shown } = set();
    const digests: string[] = [];
    bus.on('notice:shown', ({ notice }) => digests.push(notice));
    banner.ask();
    expect(shown).toEqual([]);
    await painted();
    expect(shown).toEqual([1]);
    act('choose');
    await on?.second();
    await painted();
    expect(shown).toEqual([1, 2]);
    expect(digests).toEqual(['d'.repeat(64), 'e'.repeat(64)]);
  });

  it('is not told as shown where it was gone before it was painted', async () => {
    const { banner, shown } = set();
    banner.ask();
    act('refuse-all');
    await painted();
    expect(shown).toEqual([]);
  });
});

describe('the second layer', () => {
  const boxes = async () => [...((await on?.second())?.querySelectorAll('input') ?? [])];

  it('grants the ticked purposes and refuses the others, under its own notice', async () => {
    const { second } = set({ changes: { purposes: [errors, experience, audience] } });
    on?.banner.ask();
    act('choose');
    (await second()).querySelector<HTMLInputElement>('[data-purpose="replay.experience"] input')?.click();
    act('save');
    expect(on?.chosen[0]?.[0]).toEqual({
      'replay.errors': false,
      'replay.experience': true,
      audience: false,
    });
    expect(on?.chosen[0]?.[1]).toMatchObject({ layer: 2, control: 'save', notice: 'e'.repeat(64) });
  });

  it('refuses all although boxes were ticked', async () => {
    set().banner.ask();
    act('choose');
    for (const box of await boxes()) box.click();
    act('refuse-all');
    expect(on?.chosen[0]?.[0]).toEqual({ 'replay.errors': false, 'replay.experience': false });
  });

  it('has nothing ticked at first, and later what stands, no more', async () => {
    const { statuses, banner } = set();
    const ticked = async () => (await boxes()).map(({ checked }) => checked);
    banner.open();
    expect(await ticked()).toEqual([false, false]);
    act('refuse-all');
    statuses.set('replay.errors', 'granted');
    banner.open();
    expect(await ticked()).toEqual([true, false]);
  });

  it('keeps a tick that the visitor is setting while the page goes on', async () => {
    const { bus, banner } = set();
    banner.open();
    (await boxes())[0]?.click();
    bus.emit('capture:started', { purpose: 'audience', session: 's' });
    expect((await boxes())[0]?.checked).toBe(true);
  });

  it('opens with its details unfolded from the link, and folded from the buttons', async () => {
    set().banner.ask();
    const folded = async () =>
      [...((await on?.second())?.querySelectorAll('details') ?? [])].map(({ open }) => open);
    const leave = () =>
      [...(on?.layers()?.querySelectorAll('button') ?? [])]
        .find(({ textContent }) => textContent === 'Fermer')
        ?.click();
    on?.layers()?.querySelector<HTMLElement>('[data-layer="1"] a')?.click();
    expect(await folded()).toEqual([true, true]);
    leave();
    act('choose');
    expect(await folded()).toEqual([false, false]);
    act('refuse-all');
    act('open');
    expect(await folded()).toEqual([false, false]);
  });

  it('opens from the site’s own element, and from any element in it', async () => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<a href="#x" data-temoin-open><b id="inner">Vos choix</b></a>',
    );
    const { second } = set();
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    document.querySelector('#inner')?.dispatchEvent(click);
    expect(await second()).toBeDefined();
    expect(click.defaultPrevented).toBe(true);
  });

  it('leaves the site’s other clicks alone', async () => {
    set();
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    document.querySelector('#link')?.dispatchEvent(click);
    document.dispatchEvent(new MouseEvent('click'));
    await painted();
    expect(click.defaultPrevented).toBe(false);
    expect(document.querySelector('temoin-banner')).toBeNull();
  });

  describe('while it is being fetched', () => {
    const slow = () => {
      let resolve: (layer: SecondLayer) => void = () => {};
      const coming = new Promise<SecondLayer>((done) => {
        resolve = done;
      });
      let asked = 0;
      const second = () => {
        asked += 1;
        return coming;
      };
      const notice = secondOf();
      const layer: SecondLayer = {
        digest: 'f'.repeat(64),
        css: 'dialog{}',
        draw: (root, props) => render(props ? <View notice={notice} {...props} /> : null, root),
      };
      return { resolve: (made: SecondLayer) => resolve(made), second, layer, times: () => asked };
    };

    it('leaves the first layer, and an answer given there stands', async () => {
      const { second, resolve, layer } = slow();
      set({ second }).banner.ask();
      act('choose');
      expect(on?.button('refuse-all').isConnected).toBe(true);
      act('refuse-all');
      resolve(layer);
      await painted();
      expect(document.querySelector('temoin-banner')).toBeNull();
      expect(on?.chosen).toHaveLength(1);
    });

    it('is asked for once, however often it is wanted', async () => {
      const { second, resolve, layer, times } = slow();
      const { banner, shown } = set({ second });
      banner.ask();
      act('choose');
      act('choose');
      resolve(layer);
      await on?.second();
      await painted();
      expect(times()).toBe(1);
      expect(shown).toEqual([2]);
    });

    it('says so where it cannot be had, and can be wanted again', async () => {
      let works = false;
      const { layer } = slow();
      const second = async () => {
        if (!works) throw new TypeError('off line');
        return layer;
      };
      const { bus, banner } = set({ second });
      const problems: string[] = [];
      bus.on('problem', ({ code, during }) => problems.push(`${code} ${during}`));
      banner.ask();
      act('choose');
      await painted();
      expect(problems).toEqual(['second-layer open']);
      expect(on?.button('choose').isConnected).toBe(true);
      works = true;
      act('choose');
      expect(await on?.second()).toBeDefined();
    });

    it('comes too late for a banner that was halted', async () => {
      const { second, resolve, layer } = slow();
      const { banner, shown } = set({ second });
      banner.open();
      banner.halt();
      resolve(layer);
      await painted();
      expect(shown).toEqual([]);
      expect(document.querySelector('temoin-banner')).toBeNull();
    });
  });
});

describe('the persistent control', () => {
  it('withdraws everything in one activation, as accepting was (WCAG 3.3.4)', async () => {
    set().banner.ask();
    expect(has('withdraw')).toBe(false);
    act('accept-all');
    expect(has('withdraw')).toBe(true);
    await Promise.resolve();
    act('withdraw');
    expect(on?.withdrawn).toEqual([{ layer: 'control', control: 'withdraw' }]);
    expect(has('withdraw')).toBe(false);
    expect(document.querySelector('temoin-banner')).toBeNull();
  });

  it('shows that a visit is recorded for as long as one purpose captures', () => {
    const { bus } = set();
    const label = () => on?.button('open').textContent;
    expect(label()).toBe('Enregistrement de ma visite');
    bus.emit('capture:started', { purpose: 'replay.errors', session: 'a' });
    bus.emit('capture:started', { purpose: 'replay.experience', session: 'b' });
    bus.emit('capture:halted', { purpose: 'replay.errors', session: 'a', reason: 'limit' });
    expect(label()).toBe('● Visite enregistrée');
    bus.emit('capture:halted', { purpose: 'replay.experience', session: 'b', reason: 'limit' });
    expect(label()).toBe('Enregistrement de ma visite');
  });

  it('says in turn what a withdrawal has done, and nothing before', () => {
    const { bus } = set();
    expect(message()).toBe('');
    bus.emit('consent:withdrawn', { purpose: 'replay.errors', choice: 'c' });
    expect(message()).toBe('Arrêté. L’effacement sera confirmé par le serveur.');
    bus.emit('trackers:expired', { expired: ['cookie:a'], kept: [], residual: ['cookie:b'] });
    bus.emit('proof:delivered', { records: [], receipts: [], erased: 2 });
    expect(message()).toBe(
      'Arrêté. 2 enregistrements effacés. 1 traceur supprimé. Le navigateur a gardé\u00a0: cookie:b. Nouvel essai à la prochaine page.',
    );
  });

  it('says nothing of trackers that are expired again on a later page, nor of a proof of a grant', () => {
    const { bus } = set();
    bus.emit('trackers:expired', { expired: ['cookie:a'], kept: [], residual: [] });
    bus.emit('proof:delivered', { records: [], receipts: [] });
    expect(message()).toBe('');
  });

  it('confirms on a later page an erasure that was pending', () => {
    const { bus } = set();
    bus.emit('proof:delivered', { records: [], receipts: [], erased: 1 });
    expect(message()).toBe('Arrêté. 1 enregistrement effacé.');
  });

  it('keeps its word until something is done, and starts anew with the next consent (WCAG 2.2.1)', () => {
    const { bus } = set();
    bus.emit('consent:withdrawn', { purpose: 'replay.errors', choice: 'c' });
    bus.emit('trackers:expired', { expired: ['cookie:a'], kept: [], residual: [] });
    document.querySelector<HTMLElement>('#link')?.click();
    expect(message()).toBe('');
    bus.emit('consent:granted', { purpose: 'replay.errors', choice: 'd', restored: false });
    bus.emit('consent:withdrawn', { purpose: 'replay.errors', choice: 'e' });
    expect(message()).toBe('Arrêté. L’effacement sera confirmé par le serveur.');
  });

  it('shows what is so after any sequence of acts (DP-26)', async () => {
    const ids = ['replay.errors', 'replay.experience'];
    const names = [
      'grant',
      'withdraw',
      'refuse',
      'start',
      'halt',
      'accept-all',
      'refuse-all',
      'stop',
    ] as const;
    const sequences = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...ids)), {
      maxLength: 10,
    });
    await fc.assert(
      fc
        .asyncProperty(sequences, async (sequence) => {
          const { bus, statuses, banner, second } = set();
          /** What is captured, as the bus alone tells it. */
          const capturing = new Set<string>();
          bus.on('capture:started', ({ purpose }) => capturing.add(purpose));
          bus.on('capture:halted', ({ purpose }) => capturing.delete(purpose));
          for (const [name, purpose] of sequence) {
            if (name === 'start') bus.emit('capture:started', { purpose, session: 's' });
            else if (name === 'halt') bus.emit('capture:halted', { purpose, session: 's', reason: 'limit' });
            else if (name === 'stop') {
              if (has('withdraw')) act('withdraw');
            } else if (name === 'accept-all' || name === 'refuse-all') {
              banner.open();
              await second();
              act(name);
              await painted();
            } else {
              const status = ({ grant: 'granted', withdraw: 'withdrawn', refuse: 'refused' } as const)[name];
              statuses.set(purpose, status);
              bus.emit(`consent:${status}`, { purpose, choice: 'c', restored: false });
            }
            expect(has('withdraw')).toBe([...statuses.values()].includes('granted'));
            expect(on?.button('open').textContent?.startsWith('●')).toBe(capturing.size > 0);
          }
        })
        .afterEach(() => on?.banner.halt()),
      { numRuns: 30 },
    );
  });
});

describe('the page around it', () => {
  it('gets it back after it swapped its body, with one control', async () => {
    set().banner.ask();
    const body = document.createElement('body');
    // A page that keeps copies of its body copies our hosts too, without what is in them.
    body.append(...[...document.body.childNodes].map((node) => node.cloneNode(true)));
    document.documentElement.replaceChild(body, document.body);
    await painted();
    expect(document.body.firstElementChild?.localName).toBe('temoin-banner');
    expect(document.querySelectorAll('temoin-control')).toHaveLength(1);
    expect(on?.control().querySelector('[data-act=open]')).not.toBeNull();
    act('refuse-all');
    expect(on?.chosen).toHaveLength(1);
  });

  it('may have no body yet: it waits for it, frame by frame', async () => {
    const { body } = document;
    const frame = () => new Promise(requestAnimationFrame);
    body.remove();
    set().banner.ask();
    await frame();
    document.documentElement.append(body);
    await frame();
    expect(document.body.firstElementChild?.localName).toBe('temoin-banner');
  });

  it('may know no constructable style sheets', () => {
    vi.stubGlobal('CSSStyleSheet', undefined);
    vi.spyOn(ShadowRoot.prototype, 'adoptedStyleSheets', 'set').mockImplementation(() => {
      throw new TypeError('not supported');
    });
    set().banner.ask();
    expect(on?.layers()?.querySelector('style')?.textContent).toContain(':host');
    vi.unstubAllGlobals();
  });

  it('is left as it was found after halt(), which hears nothing any more', async () => {
    const before = document.documentElement.outerHTML;
    const { banner, bus } = set();
    banner.ask();
    act('choose');
    await on?.second();
    banner.halt();
    banner.ask();
    bus.emit('consent:withdrawn', { purpose: 'replay.errors', choice: 'c' });
    expect(document.documentElement.outerHTML).toBe(before);
  });
});
