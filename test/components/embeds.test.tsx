import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { embeds } from '../../src/embeds/embeds.ts';
import { createLooks } from '../../src/looks.ts';
import { createRelease } from '../../src/release/release.ts';
import { audience, errors } from '../unit/notice/example.ts';
import { addStyle, fillPage, hostileCss, resize } from './page.ts';
import { painted, type Setting, type Stage, stage } from './stage.ts';

const SENTENCE = 'Ce contenu ne s’affiche qu’avec votre accord.';
const HELD =
  '<template data-temoin-purpose="audience" data-temoin-embed><iframe id="video" title="Vidéo" srcdoc="<p>vidéo</p>"></iframe></template>';
const three = { purposes: [errors, audience] };

let on: Stage;
const undo: (() => void)[] = [];
const sentence = vi.fn(async () => SENTENCE);

const set = async (html = HELD, setting: Setting = {}): Promise<Stage> => {
  document.querySelector('main')?.insertAdjacentHTML('beforeend', html);
  on = stage({ changes: three, ...setting });
  const { bus, notice, statuses, banner } = on;
  undo.push(banner.halt, createRelease(window, bus));
  undo.push(
    embeds(
      { page: window, notice, bus, status: (id) => statuses.get(id) ?? 'unasked', open: banner.open },
      sentence,
    ),
  );
  await painted();
  return on;
};
const boxes = () => [...document.querySelectorAll<HTMLElement>('temoin-embed')];
const button = (at = 0) => boxes()[at]?.shadowRoot?.querySelector('button') as HTMLButtonElement;
const video = () => document.querySelector('#video');
const answer = async (state: 'granted' | 'withdrawn' | 'refused', purpose = 'audience') => {
  on.statuses.set(purpose, state);
  on.bus.emit(`consent:${state}`, { purpose, choice: 'c', restored: false });
  await painted();
};

beforeEach(async () => {
  fillPage();
  sentence.mockClear();
  await resize(1366, 768);
});
afterEach(() => {
  for (const end of undo.splice(0).reverse()) end();
});

describe('an embed that waits', () => {
  it('has a box in its place: what it is for, that it waits, and a way to say yes', async () => {
    await set();
    const root = boxes()[0]?.shadowRoot;
    expect([...(root?.querySelectorAll('p, button') ?? [])].map((each) => each.textContent)).toEqual([
      'Compter les visites',
      'Compter les pages vues, sans rien rejouer.',
      SENTENCE,
      'Choisir',
    ]);
    expect([boxes()[0]?.lang, boxes()[0]?.dir]).toEqual(['fr', 'ltr']);
    expect(video()).toBeNull();
  });

  it('leads to the second layer, and the focus comes back', async () => {
    await set();
    button().focus();
    button().click();
    const second = await on.second();
    expect(second.matches(':modal')).toBe(true);
    second.close();
    await painted();
    expect(boxes()[0]?.shadowRoot?.activeElement).toBe(button());
  });

  it('goes when its purpose is granted, no other, and the focus goes on to what came', async () => {
    await set();
    button().focus();
    await answer('granted', 'replay.errors');
    expect([boxes()[0]?.hidden, video()]).toEqual([false, null]);
    await answer('granted');
    expect(boxes()[0]?.hidden).toBe(true);
    expect(document.activeElement).toBe(video());
  });

  it('comes back on withdrawal, and what was shown is gone at once', async () => {
    await set();
    await answer('granted');
    await answer('withdrawn');
    expect([boxes()[0]?.hidden, video(), boxes().length]).toEqual([false, null, 1]);
    await answer('granted');
    expect([boxes()[0]?.hidden, !!video()]).toEqual([true, true]);
  });

  it('takes out its own alone at a withdrawal, whichever way a carousel has moved its slides', async () => {
    for (const when of ['before', 'after']) {
      await set(`<div id="${when}">${HELD}<p>second slide</p></div>`);
      const box = document.querySelector(`#${when}`) as Element;
      const move = () => {
        const track = document.createElement('div');
        track.append(...box.children);
        box.append(track);
      };
      if (when === 'before') move();
      await painted();
      await answer('granted');
      if (when === 'after') move();
      expect([when, box.querySelectorAll('iframe').length]).toEqual([when, 1]);
      await answer('withdrawn');
      expect([when, box.textContent, box.querySelectorAll('iframe').length]).toEqual([
        when,
        'second slide',
        0,
      ]);
      expect(boxes().map((each) => each.hidden)).toEqual([false]);
      for (const end of undo.splice(0).reverse()) end();
      box.remove();
    }
  });

  it('has its box in a copy of the page too, and what a yes had let go there is gone after the no', async () => {
    await set();
    const main = document.querySelector('main') as HTMLElement;
    const waiting = main.cloneNode(true) as HTMLElement;
    await answer('granted');
    const shown = main.cloneNode(true) as HTMLElement;
    const shownToo = shown.cloneNode(true) as HTMLElement;
    main.replaceWith(shown);
    await painted();
    expect(video()?.isConnected).toBe(true);
    await answer('withdrawn');
    expect([video(), boxes()]).toEqual([null, []]);
    shown.replaceWith(shownToo);
    await painted();
    expect([video(), boxes()]).toEqual([null, []]);
    shownToo.replaceWith(waiting);
    await painted();
    expect(boxes().map((each) => [each.hidden, each.shadowRoot !== null])).toEqual([[false, true]]);
    await answer('granted');
    expect(video()?.isConnected).toBe(true);
  });

  it('has a box of its own behind one whose content is gone', async () => {
    await set();
    await answer('granted');
    video()?.remove();
    await painted();
    boxes()[0]?.nextSibling?.after(
      document.createRange().createContextualFragment(HELD.replaceAll('audience', 'replay.errors')),
    );
    await painted();
    expect(boxes().map((each) => each.hidden)).toEqual([true, false]);
  });

  it('is not there at all where the purpose is granted already', async () => {
    on = stage({ changes: three });
    document.querySelector('main')?.insertAdjacentHTML('beforeend', HELD);
    const { bus, notice } = on;
    undo.push(on.banner.halt);
    undo.push(embeds({ page: window, notice, bus, status: () => 'granted', open() {} }, sentence));
    await painted();
    expect(boxes().every(({ hidden }) => hidden)).toBe(true);
  });

  it('has its box also when it comes later, and fetches the sentence once and only then', async () => {
    await set('');
    expect(sentence).not.toHaveBeenCalled();
    document.querySelector('main')?.insertAdjacentHTML('beforeend', HELD + HELD.replace('video', 'film'));
    await painted();
    expect(boxes()).toHaveLength(2);
    document.querySelector('main')?.insertAdjacentHTML('beforeend', HELD.replace('video', 'clip'));
    await painted();
    expect(boxes()).toHaveLength(3);
    expect(sentence).toHaveBeenCalledTimes(1);
  });

  it('has none for a purpose that is not asked for, nor for what is no embed', async () => {
    await set(HELD.replace('audience', 'other') + HELD.replace(' data-temoin-embed', ''));
    expect(boxes()).toEqual([]);
  });

  it('tells a problem where its sentence cannot be fetched, and stays held', async () => {
    const problems: string[] = [];
    sentence.mockRejectedValueOnce(new Error('off line'));
    document.querySelector('main')?.insertAdjacentHTML('beforeend', HELD);
    on = stage({ changes: three });
    undo.push(on.banner.halt);
    on.bus.on('problem', ({ code, during }) => problems.push(`${code} ${during}`));
    undo.push(
      embeds({ page: window, notice: on.notice, bus: on.bus, status: () => 'unasked', open() {} }, sentence),
    );
    await painted();
    expect([problems, boxes().length, video()]).toEqual([['embeds texts'], 0, null]);
  });

  it('looks as the banner does, whatever the site’s sheet says, and axe finds nothing', async () => {
    undo.push(addStyle(`${hostileCss} temoin-embed { opacity: 0 !important; display: none !important }`));
    await set(HELD, createLooks({ theme: 'solid' }));
    boxes()[0]?.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { display, opacity } = getComputedStyle(boxes()[0] as Element);
    expect([display, opacity]).toEqual(['block', '1']);
    const { height } = button().getBoundingClientRect();
    expect(height).toBeGreaterThanOrEqual(44);
    const { violations } = await axe.run(document.querySelector('temoin-embed') as Element);
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
