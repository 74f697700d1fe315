import type { Recorder } from './adapters/recorders/recorder.ts';
import type { Banner, BannerParts, SecondLayer } from './banner/banner.ts';
import { type Bus, createBus } from './bus/bus.ts';
import { answers } from './choosing/answers.ts';
import type { Wishes } from './choosing/choose.ts';
import { addDuration } from './config/duration.ts';
import { firstLook } from './config/first-look.ts';
import type { Status, Statuses, Via } from './consent/choice.ts';
import type { Core, CoreParts } from './core.ts';
import type { Asked } from './notice/asked.ts';
import { createNotice } from './notice/create-notice.ts';
import { noticeBytes } from './notice/notice.ts';
import { termsOf } from './notice/terms.ts';
import type { Texts } from './notice/texts.ts';
import { isRemembered } from './platform/choice-cookie.ts';
import { after } from './platform/clock.ts';
import { digest } from './platform/digest.ts';
import { activated } from './platform/life.ts';
import type { Kept } from './platform/outbox.ts';
import { build } from './proof/build.ts';
import type { PurposeId } from './purpose/purpose.ts';
import type { RecorderParts } from './recorder/recorder-parts.ts';

/** `via`: the caller's own word for the control that was used; it is in the proof. */
type How = { readonly via?: string };

/** What a site and its scripts hold on to: `window.temoin`. Nothing here throws or rejects. */
export interface Temoin {
  /** Resolves when the remembered state was read; before, every status is `unasked`. */
  readonly ready: Promise<void>;
  status(purpose: PurposeId): Status;
  statuses(): Statuses;
  /** Status and cookie are set before it returns (once `ready`); resolves when the proofs are queued on the terminal. */
  choose(wishes: Wishes, how?: How): Promise<void>;
  /** All that is granted, if no purposes are named. Capture has stopped when it returns. */
  withdraw(purposes?: readonly PurposeId[], how?: How): Promise<void>;
  /** Opens the second layer. */
  open(): void;
  /** L2's named trigger: lower-case letters, digits and hyphens. */
  difficulty(name: string): void;
  readonly on: Bus['on'];
  /** This browser's own records, oldest first. */
  proofs(): Promise<readonly Kept[]>;
  /** True while anything is captured, also into a ring that is not sent. */
  readonly recording: boolean;
}

export interface TemoinParts {
  readonly texts: Texts;
  /** BCP 47 tag of the texts. */
  readonly language: string;
  readonly page?: Window;
  readonly banner?: (parts: BannerParts) => Banner;
  /** Fetches the second layer, when it is first opened. */
  second(asked: Asked, digest: (text: string) => Promise<string>): Promise<SecondLayer>;
  /** Fetches what is needed once there is a choice; called at the first choice, or where one is remembered. */
  core(attempt: number): Promise<{ readonly createCore: (parts: CoreParts) => Promise<Core> }>;
  /** Fetches the bundled recorder; called after a grant and never before. */
  recorder(): Promise<{ readonly createRecorder: (parts: RecorderParts) => Recorder }>;
}

const viaOf = (how?: How): Via => ({ layer: 'api', control: how?.via ?? 'api' });

/** The most that `ready` waits for the core, and the pause before it is fetched again, in milliseconds. */
const PATIENCE = 4000;

/** Starts Témoin on a page. Throws if the configuration cannot lawfully be asked for: then nothing is recorded. */
export const createTemoin = (json: unknown, parts: TemoinParts): Temoin => {
  const configuration = firstLook(json);
  const page = parts.page ?? window;
  if (configuration.site !== page.location.origin)
    throw new Error(`temoin: site is not ${page.location.origin}`);
  const { language } = parts;
  const notice = createNotice(configuration, parts.texts, language);
  const ids = configuration.purposes.map(({ id }) => id);
  const bus = createBus((event, detail) =>
    page.dispatchEvent(new CustomEvent(`temoin:${event}`, { detail })),
  );
  const fail =
    (during: string) =>
    (error: unknown): undefined =>
      void bus.emit('problem', { code: during, during, error });
  const pause = () =>
    new Promise<void>((resolve) => {
      after(PATIENCE, resolve);
      page.addEventListener('online', () => resolve(), { once: true });
    });

  let banner: Banner | undefined;
  let core: Core | undefined;
  let coming: Promise<unknown> | undefined;
  let channel: BroadcastChannel | undefined;
  let first: ReturnType<typeof answers> | undefined;
  const status = (purpose: PurposeId) => core?.status(purpose) ?? first?.status(purpose) ?? 'unasked';
  const statuses = () => Object.fromEntries(ids.map((id) => [id, status(id)]));
  const undecided = () => ids.some((id) => /unasked|expired/.test(status(id)));
  const consider = () => {
    // Global Privacy Control counts as a no where the site says so; it is never a yes.
    const { globalPrivacyControl } = page.navigator as { globalPrivacyControl?: unknown };
    if (!undecided()) banner?.close();
    else if (!globalPrivacyControl || configuration.gpc !== 'refuse') banner?.ask();
  };
  const fetchCore = async (digests: { readonly notice: string; readonly terms: string }) => {
    let module: Awaited<ReturnType<TemoinParts['core']>> | undefined;
    for (let attempt = 0; !module; attempt += 1) {
      module = await parts.core(attempt).catch(fail('core'));
      // Off line, perhaps: the answer is kept, nothing is captured, and its proof waits for the core.
      if (!module) await pause();
    }
    const made = await module.createCore({
      ...{ page, configuration, language, build, bus, recorder: parts.recorder, ...digests },
      followed: consider,
    });
    core = made;
    // From now on the core listens; a second ear would throw the page out of the back/forward cache.
    channel?.close();
    await Promise.all(first?.given.map((answer) => made.choose(...answer)) ?? []);
    await made.follow();
    made.start();
  };
  const unread = () => !core && !first?.given[0] && isRemembered(page);
  let keep = (): Promise<unknown> => Promise.resolve();
  const choose = async (wishes: Wishes, via: Via): Promise<void> => {
    if (unread()) await keep();
    if (core) return core.choose(wishes, via);
    first?.take(wishes, via);
    await keep();
  };
  const withdraw = async (purposes: readonly PurposeId[], via: Via): Promise<void> => {
    if (unread()) await keep();
    if (core) return core.withdraw(purposes, via);
    const granted = purposes.filter((id) => status(id) === 'granted');
    await choose(Object.fromEntries(granted.map((id) => [id, false])), via);
  };

  const start = async (): Promise<void> => {
    await activated(page);
    // No digest, no key, no proof: nothing may be asked.
    if (!page.isSecureContext) throw new Error('not a secure context');
    const [shown, terms] = (await Promise.all([noticeBytes(notice), termsOf(configuration)].map(digest))) as [
      string,
      string,
    ];
    keep = () => {
      coming ??= fetchCore({ notice: shown, terms }).catch(fail('core'));
      return coming;
    };
    const look = () => (isRemembered(page) ? keep() : undefined);
    banner = parts.banner?.({
      ...{ page, notice, digest: shown, bus, second: () => parts.second(configuration, digest) },
      acts: { choose, withdraw: (via) => withdraw(ids, via), status },
    });
    await Promise.race([look(), pause()]);
    first = answers(ids, { notice: shown, terms }, page, (at) =>
      addDuration(at, configuration.choiceLifetime),
    );
    bus.emit('ready', { statuses: statuses() });
    // What is remembered and could not be read yet is neither overwritten nor asked again.
    if (!unread()) consider();
    // Another tab may choose while this one is still asking. (Safari before 15.4 has no such channel.)
    if (!core && 'BroadcastChannel' in page) {
      channel = new BroadcastChannel('temoin');
      channel.onmessage = look;
    }
    page.addEventListener('focus', look);
    page.addEventListener('pageshow', look);
  };
  const ready = start().catch(fail('start'));
  const soon = (work: () => Promise<void>) => (first ? work() : ready.then(work));

  return {
    ready,
    status,
    statuses,
    choose: (wishes, how) => soon(() => choose(wishes, viaOf(how))),
    withdraw: (purposes = ids, how) => soon(() => withdraw(purposes, viaOf(how))),
    open: () => void soon(async () => banner?.open()),
    difficulty: (name) => core?.difficulty(name),
    on: bus.on,
    proofs: () => core?.proofs().catch(() => []) ?? Promise.resolve([]),
    get recording() {
      return core?.recording() ?? false;
    },
  };
};
