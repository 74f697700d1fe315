import { addDuration } from '../../config/duration.ts';
import type { Via } from '../../consent/choice.ts';
import { type AskedBy, createHostNotice } from '../../notice/create-host-notice.ts';
import { noticeBytes } from '../../notice/notice.ts';
import { type Clock, clock as timer } from '../../platform/clock.ts';
import { digest } from '../../platform/digest.ts';
import type { PurposeId } from '../../purpose/purpose.ts';
import type { Answers, Cmp, CmpAdapter } from './cmp.ts';
import type { Host, HostParts } from './host.ts';
import { lumps } from './lumped.ts';
import { memory } from './memory.ts';

/** Milliseconds after which a CMP that does not come is a `problem`; it is waited for all the same. */
const PATIENCE = 10_000;
/** Milliseconds between two looks at whether it still asks. */
const LOOK = 300;

/**
 * Joins a CMP and Témoin: an answer in either place reaches the other, once. Undecided is not refused, nothing is
 * inferred from a key that stands for more than replay, and a yes counts only while the CMP says that it does. Where
 * the two differ when they meet, the no wins; what was answered on other terms answers nothing until it is answered
 * anew. GDPR art. 4(11), 7(3); CNIL draft: a purpose of its own.
 */
export const hosting = (
  { facts, connect }: CmpAdapter,
  { page, configuration, bus, notice, terms, choose, withdraw, follow, asked, ...parts }: HostParts,
  clock: Clock = timer,
): Host => {
  const ask = configuration.ask as AskedBy;
  const until = (at: number) => addDuration(at, configuration.choiceLifetime);
  const status = memory(page, terms, parts.status);
  const problem = (during: string, error: unknown) => bus.emit('problem', { code: 'cmp', during, error });
  const wrong = (what: string) => problem('map', new Error(`${facts.name}: ${what}`));
  const held = new Map<PurposeId, string>();
  for (const [purpose, key] of Object.entries(ask.map))
    if (facts.holds === 'never' || lumps(facts, key))
      wrong(`“${key}” stands for more than ${purpose}: nothing is inferred from it`);
    else held.set(purpose, key);
  const confirmed = new Set<PurposeId>();
  /** Mapped to what the CMP does not have: asked by nobody, recorded for nobody. */
  const lost = new Set<PurposeId>();
  /** Answers on other terms, by what the CMP says of them. */
  const old = new Map<PurposeId, string>();
  let cmp: Cmp | undefined;
  let answers: Answers | undefined;
  let answered = false;
  let told = '';

  /** Has the visitor done anything in this page? Where the browser does not say, yes. */
  const touched = () =>
    (page.navigator as { userActivation?: { hasBeenActive?: boolean } }).userActivation?.hasBeenActive !==
    false;
  /** Keys that could not be written: said once. */
  const unwritten = new Set<string>();
  const write = async (key: string, yes: boolean) => {
    try {
      if ((cmp?.read()[key] === true) !== yes) await cmp?.write({ [key]: yes });
      unwritten.delete(key);
    } catch (error) {
      if (!unwritten.has(key)) problem('write', error);
      unwritten.add(key);
    }
  };
  /** Some platforms tell what they have only after an answer. */
  const check = (there: Cmp) => {
    for (const [purpose, key] of held)
      if (there.knows(key) === false) {
        wrong(`it has no “${key}”, to which ${purpose} is mapped`);
        held.delete(purpose);
        confirmed.delete(purpose);
        lost.add(purpose);
      }
  };
  const via = (key: string): Via => {
    const { version, reference, at } = cmp?.record() ?? {};
    return {
      layer: 'host-cmp',
      control: key,
      notice: told,
      host: {
        cmp: facts.id,
        ...(version && { version: `${version}`.slice(0, 100) }),
        ...(reference && { reference: `${reference}`.slice(0, 200) }),
        ...(at && { at: new Date(at).toISOString() }),
      },
    };
  };
  /** Does this answer say something, at this moment? */
  const counts = (purpose: PurposeId, key: string, before: Answers | undefined, now: Answers): boolean => {
    const here = status(purpose);
    const answer = now[key];
    const record = cmp?.record();
    const sign = JSON.stringify([answer, record]);
    const over =
      /stale|expired/.test(here) ||
      (here === 'unasked' && record?.at !== undefined && until(record.at) < clock.now());
    if (over && !old.has(purpose)) old.set(purpose, sign);
    // What it had not read yet is no act: nothing was done in this page.
    const late = answer && before && before[key] === undefined && !touched();
    if (before && before[key] !== answer && !late) return true;
    if (over) return old.get(purpose) !== sign;
    // The visitor has said no here, and the CMP has missed it.
    if ((!before || late) && answer && /refused|withdrawn/.test(here)) void write(key, false);
    return !(answer && /refused|withdrawn/.test(here));
  };
  const sync = () => {
    if (!cmp) return;
    try {
      check(cmp);
      const before = answers;
      const now = cmp.read();
      answers = now;
      const telling = [...held].filter(
        ([purpose, key]) => now[key] !== undefined && counts(purpose, key, before, now),
      );
      const was = [...confirmed];
      for (const [purpose, key] of telling) if (now[key]) confirmed.add(purpose);
      for (const [purpose, key] of telling) {
        const here = status(purpose);
        if (now[key] && here !== 'granted') void choose({ [purpose]: true }, via(key));
        else if (!now[key] && here === 'granted') void withdraw([purpose], via(key));
        else if (!now[key] && !/refused|withdrawn/.test(here)) void choose({ [purpose]: false }, via(key));
      }
      // Only now: what is no longer confirmed would be forgotten here before its end is proved.
      for (const [purpose, key] of held) if (now[key] !== true) confirmed.delete(purpose);
      if (`${was}` !== `${[...confirmed]}`) follow();
    } catch (error) {
      problem('read', error);
    }
  };
  const wait = () => {
    try {
      answered = !cmp?.asking();
    } catch (error) {
      problem('read', error);
      return;
    }
    if (answered) asked();
    else clock.after(LOOK, wait);
  };

  const late = clock.after(PATIENCE, () => {
    problem('connect', new Error(`${facts.name} is not in the page`));
    // Our control stands there all the same.
    asked();
  });
  connect({ page: page as Window & typeof globalThis, clock, keys: [...held.values()] })
    .then(async (there) => {
      late();
      told = await digest(noticeBytes(createHostNotice(notice, ask)));
      cmp = there;
      there.watch(sync);
      sync();
      wait();
    })
    .catch((error) => problem('connect', error));
  const tell = (yes: boolean) => (detail: { readonly purpose: PurposeId; readonly restored?: boolean }) => {
    const key = held.get(detail.purpose);
    if (key === undefined || detail.restored) return;
    if (yes) confirmed.add(detail.purpose);
    if (cmp) void write(key, yes);
  };
  bus.on('consent:granted', tell(true));
  bus.on('consent:refused', tell(false));
  bus.on('consent:withdrawn', tell(false));

  const holds = (purpose: PurposeId) => held.has(purpose) || lost.has(purpose);
  return {
    holds,
    ours(all) {
      const purposes = all.purposes.filter(({ id }) => !holds(id));
      return purposes.some(({ limitation }) => limitation) ? { ...all, purposes } : undefined;
    },
    confirms: (purpose) => !lost.has(purpose) && (!held.has(purpose) || confirmed.has(purpose)),
    request(purpose) {
      const key = held.get(purpose);
      if (cmp && key !== undefined) void write(key, true);
      else problem('write', new Error(`${facts.name} cannot take a yes now`));
    },
    open: () => cmp?.open(),
    get answered() {
      return answered;
    },
  };
};
