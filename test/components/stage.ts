import type { Banner, BannerActs, BannerParts } from '../../src/banner/banner.ts';
import { createBanner } from '../../src/banner/create-banner.ts';
import { createSecondLayer } from '../../src/banner/create-second-layer.tsx';
import { type Bus, createBus } from '../../src/bus/bus.ts';
import type { Status, Via } from '../../src/consent/choice.ts';
import type { Asked } from '../../src/notice/asked.ts';
import type { Notice } from '../../src/notice/notice.ts';
import { asked, noticeOf, texts } from '../unit/notice/example.ts';

export interface Stage {
  readonly banner: Banner;
  readonly bus: Bus;
  readonly notice: Notice;
  readonly statuses: Map<string, Status>;
  /** What was chosen, and by which control. */
  readonly chosen: (readonly [Readonly<Record<string, boolean>>, Via])[];
  readonly withdrawn: Via[];
  readonly shown: number[];
  /** The shadow roots; the banner's while it is in the page. */
  layers(): ShadowRoot | undefined;
  control(): ShadowRoot;
  /** The second layer, once it is there. */
  second(): Promise<HTMLDialogElement>;
  button(act: string): HTMLButtonElement;
}

export interface Setting extends Partial<BannerParts> {
  readonly changes?: Partial<Asked>;
  readonly language?: 'fr' | 'en';
}

/** The real banner over the real bus, with a core that remembers in memory and behaves as the core does. */
export const stage = ({ changes = {}, language = 'fr', ...parts }: Setting = {}): Stage => {
  const page = parts.page ?? window;
  const notice = parts.notice ?? noticeOf(changes, language);
  const second = () =>
    createSecondLayer({ ...asked, ...changes }, texts[language], language, async () => 'e'.repeat(64));
  const bus = createBus(() => {});
  const statuses = new Map<string, Status>(notice.first.purposes.map(({ id }) => [id, 'unasked']));
  const chosen: [Record<string, boolean>, Via][] = [];
  const withdrawn: Via[] = [];
  const shown: number[] = [];
  bus.on('notice:shown', ({ layer }) => shown.push(layer));
  const stop = (purpose: string) => {
    statuses.set(purpose, 'withdrawn');
    bus.emit('capture:halted', { purpose, session: 's', reason: 'withdrawn' });
    bus.emit('consent:withdrawn', { purpose, choice: 'c' });
  };
  const acts: BannerActs = {
    async choose(choices, via) {
      chosen.push([choices, via]);
      const granted: string[] = [];
      for (const [purpose, yes] of Object.entries(choices)) {
        const before = statuses.get(purpose);
        if (yes && before !== 'granted') granted.push(purpose);
        if (yes) statuses.set(purpose, 'granted');
        else if (before === 'granted') stop(purpose);
        else if (before !== 'refused') {
          statuses.set(purpose, 'refused');
          bus.emit('consent:refused', { purpose, choice: 'c' });
        }
      }
      await Promise.resolve();
      for (const purpose of granted) {
        bus.emit('consent:granted', { purpose, choice: 'c', restored: false });
        bus.emit('capture:started', { purpose, session: 's' });
      }
    },
    async withdraw(via) {
      withdrawn.push(via);
      for (const [purpose, status] of statuses) if (status === 'granted') stop(purpose);
    },
    status: (purpose) => statuses.get(purpose) ?? 'unasked',
  };
  const banner = createBanner({ digest: 'd'.repeat(64), second, bus, acts, ...parts, page, notice });
  const root = (name: string) => page.document.querySelector(name)?.shadowRoot ?? undefined;
  const control = () => {
    const found = root('temoin-control');
    if (!found) throw new Error('no control in the page');
    return found;
  };
  return {
    ...{ banner, bus, notice, statuses, chosen, withdrawn, shown, control },
    layers: () => root('temoin-banner'),
    async second() {
      // The layer is fetched: a task, however few its promises.
      await new Promise((resolve) => setTimeout(resolve));
      const found = root('temoin-banner')?.querySelector<HTMLDialogElement>('[data-layer="2"]');
      if (!found) throw new Error('no second layer in the page');
      return found;
    },
    button(act) {
      const visible = (at?: ParentNode) =>
        [...(at?.querySelectorAll<HTMLButtonElement>(`[data-act="${act}"]`) ?? [])].find(
          (each) => !each.closest('[hidden]'),
        );
      const found = visible(root('temoin-banner')) ?? visible(root('temoin-control'));
      if (!found) throw new Error(`no control "${act}" to be seen`);
      return found;
    },
  };
};

/** Two frames and the tasks in between. */
export const painted = (page: Window = window): Promise<void> =>
  new Promise((resolve) => {
    page.requestAnimationFrame(() => page.requestAnimationFrame(() => setTimeout(resolve)));
  });
