import type { Host } from './adapters/cmp/host.ts';
import type { Banner } from './banner/banner.ts';
import { type Bus, createBus } from './bus/bus.ts';
import { amend, remembered, statusIn } from './choosing/answers.ts';
import type { Wishes } from './choosing/choose.ts';
import { addDuration } from './config/duration.ts';
import { firstLook } from './config/first-look.ts';
import type { Choice, Status, Statuses, Via } from './consent/choice.ts';
import type { Core } from './core.ts';
import type { Asked } from './notice/asked.ts';
import { createNotice } from './notice/create-notice.ts';
import { noticeBytes } from './notice/notice.ts';
import { isJoint } from './notice/parties-in-words.ts';
import { termsOf } from './notice/terms.ts';
import { after } from './platform/clock.ts';
import { digest } from './platform/digest.ts';
import { activated } from './platform/life.ts';
import type { Kept } from './platform/outbox.ts';
import { privacySignal } from './platform/privacy-signal.ts';
import { build } from './proof/build.ts';
import type { PurposeId } from './purpose/purpose.ts';
import type { TemoinParts } from './temoin-parts.ts';

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
  /** All that is granted, if no list of purposes is given. Capture has stopped when it returns. */
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

/** The most that `ready` waits for the core, and the pause before it is fetched again, in milliseconds. */
const PATIENCE = 4000;

/** Starts Témoin on a page. Throws if the configuration cannot lawfully be asked for: then nothing is recorded. */
export const createTemoin = (json: unknown, parts: TemoinParts): Temoin => {
  const configuration = firstLook(json);
  const page = parts.page ?? window;
  if (configuration.site !== page.location.origin) throw Error(`site is not ${page.location.origin}`);
  const { language } = parts;
  const signalled = privacySignal(page);
  const unwanted = signalled && (configuration.gpc === 'refuse' || configuration.recipients?.some(isJoint));
  const notice = createNotice(configuration, parts.texts, language, signalled);
  const ids = configuration.purposes.map(({ id }) => id);
  const bus = createBus((event, detail) =>
    page.dispatchEvent(new CustomEvent(`temoin:${event}`, { detail })),
  );
  const fail =
    (during: string) =>
    (error: unknown): undefined =>
      void bus.emit('problem', { code: during, during, error });
  const until = (at: number) => addDuration(at, configuration.choiceLifetime);
  const pause = () =>
    new Promise<void>((resolve) => {
      after(PATIENCE, resolve);
      page.addEventListener('online', () => resolve(), { once: true });
    });

  /** Who asks beside us: it is there before anything is read that is its to ask about. */
  let host: Host | undefined;
  let banner: Banner | undefined;
  let core: Core | undefined;
  let coming: Promise<unknown> | undefined;
  let channel: BroadcastChannel | undefined;
  /** Digests of the first layer's notice and of the terms, once they are known. */
  let asked: { readonly notice: string; readonly terms: string } | undefined;
  /** Until Google's tags are told what is denied, none of them is let go. */
  let told: Promise<unknown> | undefined;
  /** What was answered before the core was there. */
  let given: Parameters<Core['choose']>[] = [];
  const status = (purpose: PurposeId) =>
    core?.status(purpose) ?? (given[0] && statusIn(remembered(page), purpose)) ?? 'unasked';
  const statuses = () => Object.fromEntries(ids.map((id) => [id, status(id)]));
  const consider = () => {
    if (!ids.some((id) => !host?.holds(id) && /unasked|expired/.test(status(id)))) banner?.close();
    else if (host?.answered !== false && !unwanted) banner?.ask();
  };
  const fetchCore = async (digests: NonNullable<typeof asked>) => {
    try {
      let module = await parts.core().catch(fail('core'));
      // Off line, perhaps: the answer is kept, nothing is captured, and its proof waits for the core.
      for (; !module; module = await parts.core().catch(fail('core'))) await pause();
      const made = await module.createCore({
        ...parts,
        ...{ page, configuration, build, bus, host, told, ...digests },
        followed(heard) {
          if (heard) host?.followed();
          consider();
        },
      });
      core = made;
      // From now on the core listens; a second ear would throw the page out of the back/forward cache.
      channel?.close();
      channel = undefined;
      await Promise.all(given.map((answer) => made.choose(...answer)));
      await made.follow(true);
      made.start();
    } catch (error) {
      // Nothing can be proved here: what was answered is remembered, and is no consent.
      coming = core && coming;
      given = [];
      fail('core')(error);
    }
  };
  const keep = () => {
    if (asked) coming ??= fetchCore(asked);
    return coming;
  };
  const look = () => remembered(page)[0] && keep();
  /** What is remembered, until the core has read it. */
  const unread = (): readonly Choice[] => (core || given[0] ? [] : remembered(page));
  /** A no to what is remembered does not wait for the core: the page may be left at any moment. */
  const deny = (purposes: readonly PurposeId[]) => {
    const before = unread();
    const yes = purposes.filter((id) => statusIn(before, id) === 'granted');
    if (!yes[0]) return;
    amend(page, before, yes, {}, before[0] as Choice, until);
    channel?.postMessage(1);
  };
  const choose = async (wishes: Wishes, via: Via): Promise<void> => {
    deny(ids.filter((id) => wishes[id] === false));
    if (!asked) await ready;
    if (unread()[0]) await keep();
    if (core) return core.choose(wishes, via);
    const named = ids.filter((id) => Object.hasOwn(wishes, id));
    // Nothing is kept of what answers nothing.
    if (!named[0]) return;
    if (asked) given.push([wishes, via, amend(page, remembered(page), named, wishes, asked, until)]);
    // The answer is kept; what it calls for does not hold up the frame that shows so.
    await new Promise<void>((resolve) => after(100, resolve));
    await keep();
  };
  /** An event, say, names no purpose. */
  const withdraw = async (named: unknown, via: Via): Promise<void> => {
    const purposes: readonly PurposeId[] =
      typeof named === 'string' ? [named] : Array.isArray(named) ? named : ids;
    deny(purposes);
    if (!asked) await ready;
    if (unread()[0]) await keep();
    if (core) return core.withdraw(purposes, via);
    const granted = purposes.filter((id) => status(id) === 'granted');
    await choose(Object.fromEntries(granted.map((id) => [id, false])), via);
  };

  const start = async (): Promise<void> => {
    await activated(page);
    // No digest, no key, no proof: nothing may be asked.
    if (!page.isSecureContext) throw Error('insecure context');
    const [terms, alone] = await Promise.all([digest(termsOf(configuration)), digest(noticeBytes(notice))]);
    if ((configuration.ask as { map?: unknown } | undefined)?.map)
      host = await (await (parts.beside as NonNullable<typeof parts.beside>)('host')).createHost({
        ...{ page, configuration, bus, notice, terms, status, choose },
        follow: () => (core ? core.follow() : look()),
        // Until then nothing of ours stands beside its question.
        asked: () => asked && show(),
      });
    /** What is left for us to ask about, if anything. */
    const ours = host ? host.ours(configuration) : configuration;
    const first = host && ours ? createNotice(ours, parts.texts, language, signalled) : notice;
    const shown = first === notice ? alone : await digest(noticeBytes(first));
    // Whatever ails it, the question is asked: in the default look.
    const dressed =
      (configuration.theme || configuration.position) &&
      (await parts.looks?.(configuration).catch(fail('looks')));
    asked = { notice: shown, terms };
    const show = () => {
      banner ??= parts.banner?.({
        ...{ page, notice: first, digest: shown, bus, beside: !!host, ...dressed },
        second: () => parts.second(ours as Asked, digest),
        acts: {
          choose,
          open: () => !ours && !host?.open(),
          withdraw: (via) => withdraw(ids, via),
          // What is remembered can be withdrawn at once.
          status: (id) => statusIn(host ? remembered(page) : unread(), id) ?? status(id),
        },
      });
      // What is remembered and could not be read yet is neither overwritten nor asked again.
      if (!unread()[0]) consider();
    };
    // Another tab may choose while this one is still asking. (Safari before 15.4 has no such channel.)
    if ('BroadcastChannel' in page) {
      channel = new BroadcastChannel('temoin');
      channel.onmessage = look;
    }
    if (!host) show();
    await Promise.race([look(), pause()]);
    bus.emit('ready', { statuses: statuses() });
    if (!host || host.answered || remembered(page)[0]) show();
    page.addEventListener('focus', look);
    page.addEventListener('pageshow', look);
  };
  const ready = start().catch(fail('start'));
  const safely = async <T>(act: (what: T, via: Via) => Promise<void>, what: T, how?: How): Promise<void> => {
    try {
      // Whatever a caller names its control by: the core sees to it that it can be proved.
      await act(what, { layer: 'api', control: how?.via as string });
    } catch (error) {
      fail('call')(error);
    }
  };
  const open = () =>
    void safely(async () => {
      if (!banner) await ready;
      // Until the platform has been answered, its dialog is the only one.
      (banner ?? host)?.open();
    }, 0);
  for (const part of ['debug', 'embeds', 'consentMode', 'tcf'] as const)
    if (configuration[part]) {
      const started = parts
        .beside?.(part)
        .then(({ start }) => start({ page, configuration, notice, bus, status, open }));
      started?.catch(fail(part));
      if (part === 'consentMode') told = started;
    }
  return {
    ready,
    status,
    statuses,
    choose: (wishes, how) => safely(choose, wishes, how),
    withdraw: (purposes, how) => safely(withdraw, purposes, how),
    open,
    difficulty: (name) => core?.difficulty(name),
    on: bus.on,
    proofs: () => core?.proofs().catch(() => []) ?? Promise.resolve([]),
    get recording() {
      return core?.recording() ?? false;
    },
  };
};
