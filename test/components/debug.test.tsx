import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { start } from '../../src/debug/debug.ts';
import { addStyle, fillPage, hostileCss, resize } from './page.ts';
import { painted, type Setting, type Stage, stage } from './stage.ts';

let on: Stage;
let said: string[];
const undo: (() => void)[] = [];

const debug = async (setting: Setting = {}): Promise<Stage> => {
  on = stage(setting);
  undo.push(on.banner.halt);
  const { bus, statuses } = on;
  said = [];
  bus.on('problem', ({ code, during, error }) => said.push(`${code} ${during} ${(error as Error).message}`));
  undo.push(
    start({
      page: window,
      configuration: { purposes: [...statuses.keys()].map((id) => ({ id })) },
      bus,
      status: (purpose) => statuses.get(purpose) ?? 'unasked',
    }),
  );
  on.banner.ask();
  await looked();
  return on;
};
const looked = async () => {
  for (let i = 0; i < 4; i += 1) await painted();
};
const outlines = () => document.querySelectorAll('temoin-breach').length;
const style = (element: HTMLElement, text: string) => {
  const before = element.style.cssText;
  element.style.cssText = text;
  return () => {
    element.style.cssText = before;
  };
};
const row = () => on.layers()?.querySelector('.acts') as HTMLElement;
const add = (css: string, into: Node = document.body) => {
  const made = document.createElement('div');
  made.style.cssText = css;
  into.appendChild(made);
  return () => made.remove();
};

beforeEach(async () => {
  fillPage();
  await resize(1366, 768);
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  for (const end of undo.splice(0).reverse()) end();
});

/** Each plants one breach of what a visitor meets, and takes it back. */
const PLANTED: readonly (readonly [check: string, what: string, plant: () => () => void])[] = [
  [
    'DP-01',
    'a cover over the buttons',
    () => add('position:fixed;inset:0;z-index:2147483647;background:#fff'),
  ],
  ['DP-01', 'a page that is seen through', () => style(document.body, 'opacity:.6')],
  ['DP-01', 'a page behind a filter', () => style(document.documentElement, 'filter:blur(2px)')],
  ['DP-01', 'a button moved out of the window', () => style(on.button('refuse-all'), 'translate:0 900px')],
  ['DP-01', 'no button to refuse', () => style(on.button('refuse-all'), 'visibility:hidden')],
  ['DP-03', 'a wider yes', () => style(on.button('accept-all'), 'flex:2')],
  ['DP-04', 'a louder yes', () => style(on.button('accept-all'), 'text-transform:uppercase')],
  ['DP-05', 'a green yes', () => style(on.button('accept-all'), 'background:#0a0')],
  ['DP-06', 'a pale no', () => style(on.button('refuse-all'), 'color:#bbb')],
  ['DP-06', 'pale words by the site’s tokens', () => addStyle('temoin-banner { --temoin-ink: #ccc }')],
  ['DP-08', 'a no put apart', () => style(on.button('refuse-all'), 'margin-inline-end:60px')],
  ['DP-09', 'buttons that stick to the text', () => style(row(), 'padding:0')],
  [
    'DP-16',
    'buttons before the purposes',
    () => {
      const next = row().nextSibling;
      const page = row().parentElement as HTMLElement;
      page.prepend(row());
      return () => page.insertBefore(row(), next);
    },
  ],
  ['DP-22', 'a control that is covered', () => style(on.button('open'), 'pointer-events:none')],
  [
    'DP-22',
    'a second control',
    () => {
      const copy = document.createElement('button');
      copy.dataset['act'] = 'open';
      on.control().append(copy);
      return () => copy.remove();
    },
  ],
  ['WCAG 2.5.8', 'a button too small to be hit', () => style(row(), 'transform:scale(.4)')],
];

describe('in debug mode', () => {
  it.each([
    [320, 568],
    [1366, 768],
  ])('is quiet where all holds, on both layers and after a choice, at %s×%s', async (width, height) => {
    await resize(width, height);
    undo.push(addStyle(hostileCss));
    await debug();
    on.button('choose').click();
    await on.second();
    await looked();
    (await on.second()).querySelector('input')?.click();
    await looked();
    on.button('accept-all').click();
    await looked();
    expect([said, outlines()]).toEqual([[], 0]);
    expect(console.error).not.toHaveBeenCalled();
  });

  it.each(PLANTED)('shouts %s: %s; once, and no longer than it lasts', async (check, _, plant) => {
    await debug();
    const take = plant();
    window.dispatchEvent(new Event('resize'));
    await looked();
    expect(said.join('\n')).toContain(`parity debug ${check}: `);
    expect(vi.mocked(console.error).mock.calls.flat().join()).toContain(`temoin, ${check}: `);
    expect(outlines()).toBeGreaterThan(0);
    const before = said.length;
    window.dispatchEvent(new Event('resize'));
    await looked();
    expect(said).toHaveLength(before);
    take();
    window.dispatchEvent(new Event('resize'));
    await looked();
    expect(outlines()).toBe(0);
  });

  it('shouts a box that is ticked before anybody has ticked it (DP-15)', async () => {
    await debug({ second: async () => Promise.reject(Error('replaced below')) });
    on.banner.halt();
    const made = stage();
    on.banner.halt();
    made.banner.ask();
    made.button('choose').click();
    const second = await made.second();
    for (const each of second.querySelectorAll('input')) each.checked = true;
    on.bus.emit('notice:shown', { layer: 2, notice: '' });
    await looked();
    made.banner.halt();
    expect(said.join()).toContain('parity debug DP-15: ');
  });

  it('shouts what a held template keeps back everywhere but in Firefox, and is quiet on what does wait', async () => {
    await debug();
    const held = (inside: string) => {
      const made = document.createElement('template');
      made.dataset['temoinPurpose'] = 'audience';
      made.innerHTML = inside;
      document.querySelector('main')?.append(made);
    };
    held(
      `<iframe title="Plan" src="/plan"></iframe><img src="/a.gif" loading="lazy" alt=""><style>p { color: red }</style>
       <script type="text/plain" data-temoin-purpose="audience" src="/a.js"></script><script>void 0</script>`,
    );
    await looked();
    expect(said).toEqual([]);
    held('<p><img src="/a.gif" alt=""></p><template><script src="/a.js"></script></template>');
    await looked();
    expect(said).toEqual([
      expect.stringMatching(/^release debug CNIL-092: .*<img>.*“audience”/),
      expect.stringMatching(/^release debug CNIL-092: .*<script>/),
    ]);
    expect(outlines()).toBe(0);
  });

  it('lets the line around a breach be clicked through, and none of it stays', async () => {
    await debug();
    style(on.button('accept-all'), 'background:#0a0');
    window.dispatchEvent(new Event('resize'));
    await looked();
    const frame = document.querySelector('temoin-breach') as HTMLElement;
    expect(getComputedStyle(frame).pointerEvents).toBe('none');
    for (const end of undo.splice(0).reverse()) end();
    expect(outlines()).toBe(0);
  });
});
