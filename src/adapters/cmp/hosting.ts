import { addDuration } from '../../config/duration.ts';
import { type AskedBy, createHostNotice } from '../../notice/create-host-notice.ts';
import { noticeBytes } from '../../notice/notice.ts';
import { type Clock, clock as timer } from '../../platform/clock.ts';
import { digest } from '../../platform/digest.ts';
import { touched } from '../../platform/life.ts';
import type { Kept } from '../../platform/outbox.ts';
import type { PurposeId } from '../../purpose/purpose.ts';
import { abreast } from './abreast.ts';
import { bring } from './bring.ts';
import type { Answers, Cmp, CmpAdapter } from './cmp.ts';
import type { Host, HostParts } from './host.ts';
import { own } from './lumped.ts';
import { memory } from './memory.ts';
import { readAnswers } from './read-answers.ts';
import { viaHost } from './via-host.ts';

/** Milliseconds after which a CMP that does not come is a `problem`; it is waited for all the same. */
const PATIENCE = 10_000;

/**
 * Joins a CMP and Témoin: an answer in either place reaches the other, once. Undecided is not refused, nothing is
 * inferred from a key that stands for more than replay, and a yes counts only while the CMP says that it does. Where
 * the two differ when they meet, the no wins; what was answered on other terms, or too long ago, answers nothing until
 * it is answered anew. What it remembers makes one proof, though our own cookie be gone. GDPR art. 4(11), 7(3); CNIL
 * draft: a purpose of its own.
 */
export const hosting = (
  { facts, connect }: CmpAdapter,
  { page, configuration, bus, notice, terms, choose, follow, asked, ...parts }: HostParts,
  clock: Clock = timer,
  kept?: () => Promise<readonly Kept[]>,
): Host => {
  const ask = configuration.ask as AskedBy;
  const until = (at: number) => addDuration(at, configuration.choiceLifetime);
  const status = memory(page, terms, parts.status);
  const scene = { page: page as Window & typeof globalThis, clock };
  const problem = (during: string, error: unknown) => bus.emit('problem', { code: 'cmp', during, error });
  const failed = (error: unknown) => problem('read', error);
  /** What only the site's own team can mend, also where nobody listens. */
  const wrong = (what: string, during = 'map') => {
    problem(during, new Error(`${facts.name} ${what}`));
    console.warn(`Témoin: ${facts.name} ${what}`);
  };
  const held = own(facts, ask.map, wrong);
  const confirmed = new Set<PurposeId>();
  /** Mapped to what the CMP does not have: asked by nobody, recorded for nobody. */
  const lost = new Set<PurposeId>();
  /** Answers on other terms, by what the CMP says of them. */
  const old = new Map<PurposeId, string>();
  let cmp: Cmp | undefined;
  let answers: Answers | undefined;
  let answered = false;
  let told = '';
  let [refresh, look, moved] = [() => {}, () => {}, () => {}];
  /** The CMP's own answers until they are told here: it has them already. */
  const taken = new Map<PurposeId, boolean>();
  /** Keys that could not be written: said once. */
  const unwritten = new Set<string>();
  const write = async (key: string, yes: boolean) => {
    refresh();
    try {
      if (cmp) await bring(facts, cmp, key, yes);
      // Another tab may have said it there already, which is told by no event: a yes after it is a new one.
      if (cmp && !yes) answers &&= { ...answers, ...readAnswers(cmp, [key]) };
      unwritten.delete(key);
    } catch (error) {
      if (!unwritten.has(key)) problem('write', error);
      unwritten.add(key);
    }
  };
  const sure = new Set<string>();
  /** Some platforms tell what they have only after an answer. */
  const check = (there: Cmp) => {
    for (const [purpose, key] of held) {
      const has = sure.has(key) || there.knows(key);
      if (has) sure.add(key);
      else if (has === false) {
        wrong(
          `has no “${key}”, to which ${purpose} is mapped: nobody is asked for it, and nothing is recorded`,
        );
        held.delete(purpose);
        confirmed.delete(purpose);
        lost.add(purpose);
      }
    }
  };
  let forgetting = false;
  /** Some tell of a no while they forget: nobody has said one. */
  const forget = async (key: string) => {
    forgetting = true;
    try {
      await cmp?.forget?.(key);
    } catch (error) {
      problem('write', error);
    }
    forgetting = false;
    answers = undefined;
    sync();
  };
  /** Says nothing any more. Where the CMP does not tell when it was answered, it is made to ask again. */
  const end = (purpose: PurposeId, key: string, sign: string) => {
    old.set(purpose, sign);
    if (cmp?.forget && cmp.record().at === undefined) void Promise.resolve(key).then(forget);
  };
  /** Answers that nothing of here knows, though our cookie be gone. */
  const fresh = new Set<PurposeId>();
  /** An answer that the CMP remembers, and the cookie does not: what has it proved before? */
  const recall = async (purpose: PurposeId, key: string) => {
    try {
      const { proofs, putBack, recalled } = await import('./recall.ts');
      const rows = await (kept ?? proofs)();
      const yes = answers?.[key];
      if (yes === undefined || status(purpose) !== 'unasked') return;
      const record = cmp?.record();
      const was = recalled(rows, purpose, { yes, at: record?.at, terms, now: clock.now() });
      if (was === 'over') return end(purpose, key, JSON.stringify([yes, record]));
      if (was === 'new') fresh.add(purpose);
      else {
        putBack(page, was, told, terms, until);
        if (status(purpose) === 'unasked') throw new Error('the choice cannot be kept');
      }
      sync();
      fresh.delete(purpose);
      if (was === 'new' || was.act === 'grant') return;
      follow();
      if (yes) await write(key, false);
    } catch (error) {
      problem('read', error);
    }
  };
  /** Does this answer say something, at this moment? */
  const counts = (purpose: PurposeId, key: string, before: Answers | undefined, now: Answers): boolean => {
    const here = status(purpose);
    const answer = now[key];
    const sign = () => JSON.stringify([answer, cmp?.record()]);
    const at = here === 'unasked' ? cmp?.record().at : undefined;
    const over = /stale|expired/.test(here) || (at !== undefined && until(at) < clock.now());
    if (over && !old.has(purpose)) end(purpose, key, sign());
    // What it had not read yet is no act: nothing was done in this page.
    const late = answer && before && before[key] === undefined && !touched(page);
    if (before && before[key] !== answer && !late) {
      old.delete(purpose);
      return true;
    }
    if (over || old.has(purpose)) return old.get(purpose) !== sign();
    if (here === 'unasked' && !fresh.has(purpose)) {
      void recall(purpose, key);
      return false;
    }
    // The visitor has said no here, and the CMP has missed it.
    if ((!before || late) && answer && /refused|withdrawn/.test(here)) void write(key, false);
    return !(answer && /refused|withdrawn/.test(here));
  };
  const sync = () => {
    if (!cmp || forgetting) return;
    try {
      check(cmp);
      const before = answers;
      const now = readAnswers(cmp, held.values());
      answers = now;
      const telling = [...held].filter(
        ([purpose, key]) => now[key] !== undefined && counts(purpose, key, before, now),
      );
      const was = [...confirmed];
      for (const [purpose, key] of telling) if (now[key]) confirmed.add(purpose);
      const news = telling.filter(
        ([purpose, key]) => !(now[key] ? /granted/ : /refused|withdrawn/).test(status(purpose)),
      );
      const wishes = Object.fromEntries(news.map(([purpose, key]) => [purpose, now[key] === true]));
      for (const [purpose, yes] of Object.entries(wishes)) taken.set(purpose, yes);
      // One act: another tab that heard of a part of it would take the rest for an act of its own.
      if (news[0])
        void choose(wishes, viaHost(facts, Object.fromEntries(news), told, cmp, failed)).finally(() => {
          for (const [purpose] of news) taken.delete(purpose);
        });
      // Only now: what is no longer confirmed would be forgotten here before its end is proved.
      for (const [purpose, key] of held) if (now[key] !== true) confirmed.delete(purpose);
      if (`${was}` !== `${[...confirmed]}`) follow();
    } catch (error) {
      // What cannot be read stands no more.
      confirmed.clear();
      follow();
      problem('read', error);
    }
    if (!answered) look();
  };
  const asks = (now: boolean) => {
    // What is captured can be ended, though it asks on: code of the site has answered in its place.
    if (answered || (now && !confirmed.size)) return;
    answered = true;
    asked();
  };
  let wanted = false;
  const late = clock.after(PATIENCE, () => {
    wrong('is not in the page: until it comes, nothing that it asks about is recorded', 'connect');
    // Our control stands there all the same.
    asked();
  });
  connect({ ...scene, keys: [...held.values()] })
    .then(async (there) => {
      late();
      told = await digest(noticeBytes(createHostNotice(notice, ask)));
      cmp = there;
      ({ refresh, look, moved } = abreast(scene, there, { changed: sync, asks, failed }));
      sync();
      // Its dialog was asked for before it was there.
      if (wanted) there.open();
    })
    .catch((error) => problem('connect', error));
  const tell = (yes: boolean) => (detail: { readonly purpose: PurposeId; readonly restored?: boolean }) => {
    const key = held.get(detail.purpose);
    if (key === undefined || detail.restored) return;
    if (yes) confirmed.add(detail.purpose);
    const its = taken.get(detail.purpose);
    // Another answer than its own: none of its own is on the way any more.
    taken.delete(detail.purpose);
    if (its === yes) unwritten.delete(key);
    else if (cmp) void write(key, yes);
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
    followed: () => refresh(),
    open() {
      refresh();
      moved();
      wanted = !cmp;
      cmp?.open();
    },
    get answered() {
      return answered;
    },
  };
};
