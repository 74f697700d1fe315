import type { Discarded } from '../adapters/recorders/recorder.ts';
import type { HaltReason } from '../bus/events.ts';
import type { Undo } from '../platform/clock.ts';
import { createBatch } from './batch.ts';
import type { Line } from './line.ts';
import type { OutflowParts } from './outflow-parts.ts';
import { parting } from './parting.ts';
import { postSegment } from './post-segment.ts';
import { type Segment, segmentOf } from './segment.ts';
import type { Session } from './session.ts';
import { backoff, type Verdict, verdictOn } from './verdict.ts';

/** What leaves the page for one purpose: in order, one segment at a time. */
export interface Outflow {
  push(session: Session, line: Line): void;
  /** Asks for the token now, so that it is at hand. */
  prepare(): void;
  /** Closes the segment that is being filled. */
  cut(): void;
  /** Tries again at once. */
  retry(): void;
  /** Sends what fits before it returns, in a page that may be going; the rest is dropped. */
  hide(): void;
  /** Drops everything and aborts what is in flight; nothing is sent afterwards. */
  halt(): Discarded;
}

/** Bytes that are held at most. */
const HELD = 2_000_000;
/** Answers that a segment gets before it is given up, and refusals before the recording is. */
const TRIES = 8;
const STRIKES = 5;

export const createOutflow = (parts: OutflowParts): Outflow => {
  const { gate, purpose, token, allowance } = parts;
  const { clock, chance, transport } = parts.platform;
  const batch = createBatch(clock, () => cut());
  /** Sent, not answered yet. */
  const flying = new Set<Segment>();
  const errand = new AbortController();
  let queue: Segment[] = [];
  let session: Session | undefined;
  let strikes = 0;
  let busy = false;
  let alive = true;
  let waiting: Undo | undefined;

  const wait = (segment: Segment) => {
    segment.tries += 1;
    return backoff(segment.tries, (chance.bytes(1)[0] ?? 0) / 255);
  };
  const empty = () => {
    queue = [];
    batch.take();
    parts.gap();
  };
  /** Keeps of what waits only what can be played by itself. */
  const mend = () => {
    const from = queue.findIndex(({ opens }) => opens);
    queue = from < 0 ? [] : queue.slice(from);
    if (!queue.length && !batch.opens()) empty();
  };
  const lose = ({ events }: Pick<Segment, 'events'>, why: string) => {
    parts.problem('recording-incomplete', new Error(`${events} events dropped: ${why}`));
    mend();
  };
  const confirmed = () => {
    if (gate.confirms(purpose)) return true;
    empty();
    return false;
  };

  const end = (reason: HaltReason, error?: unknown) => {
    if (error) parts.problem('recording-refused', error);
    parts.ended(reason);
  };

  /** The number was taken, with other bytes: another page records under that name. */
  const rename = (segment: Segment) => {
    const { session: taken } = segment;
    const others = queue.filter((each) => each.session !== taken);
    if (session !== taken) {
      // An earlier session's rest: two sessions are never joined under one name.
      queue = others;
      return lose(segment, 'their number is taken');
    }
    session = parts.renamed();
    queue = queue.filter((each) => each.session === taken);
    mend();
    for (const each of queue) Object.assign(each, { session, number: session.next++ });
    queue = [...others, ...queue];
    parts.counted(session);
  };

  /** Milliseconds to wait before the next segment; the segment is no longer queued if it is done with. */
  const settle = (segment: Segment, verdict: Verdict): number => {
    if (verdict === 'token') {
      token.drop();
      if (!segment.renewed) {
        segment.renewed = true;
        return 0;
      }
    } else if (verdict === 'unanswered') return wait(segment);
    else if (verdict === 'gone') end('withdrawn');
    else if (verdict === 'forbidden') end('fault', new Error('no live consent'));
    else if (verdict === 'sent') {
      queue = queue.filter((each) => each !== segment);
      segment.session.sent += segment.size;
      strikes = 0;
      parts.counted(segment.session);
    } else if (verdict === 'conflict') {
      strikes += 1;
      rename(segment);
    }
    if (verdict === 'later' || verdict === 'token') {
      segment.answers += 1;
      if (segment.answers < TRIES) return wait(segment);
      queue = queue.filter((each) => each !== segment);
      lose(segment, 'the collector does not take them now');
    }
    if (verdict === 'refused') {
      queue = queue.filter((each) => each !== segment);
      lose(segment, 'the collector refuses them');
      strikes += 1;
    }
    if (strikes >= STRIKES) end('fault', new Error('the collector refuses segment after segment'));
    return 0;
  };

  const bearerOf = () =>
    token.get(errand.signal).catch((error) => {
      if (alive) parts.problem('upload-token', error);
      return 0;
    });
  const post = async (segment: Segment, bearer: string, keepalive: boolean): Promise<Verdict> => {
    flying.add(segment);
    const verdict = await postSegment(transport, segment, bearer, keepalive);
    // It may be on its way a second time.
    if (!segment.flight) flying.delete(segment);
    return verdict;
  };

  const attempt = async (segment: Segment): Promise<number> => {
    const mine = () => alive && queue[0] === segment && confirmed();
    await segment.packed;
    if (!mine()) return 0;
    const bearer = await bearerOf();
    if (!mine()) return 0;
    if (typeof bearer === 'number') {
      const verdict = verdictOn(bearer);
      return verdict === 'gone' || verdict === 'forbidden' ? settle(segment, verdict) : wait(segment);
    }
    if (segment.session.sent + segment.size > parts.bytes) {
      end('limit');
      return 0;
    }
    const verdict = await post(segment, bearer, false);
    return alive && queue.includes(segment) ? settle(segment, verdict) : 0;
  };

  const pump = async () => {
    if (busy || waiting) return;
    busy = true;
    let pause = 0;
    while (alive && queue[0] && !pause) pause = await attempt(queue[0]);
    busy = false;
    if (!alive || !pause) return;
    waiting = clock.after(pause, () => {
      waiting = undefined;
      void pump();
    });
  };

  const cut = () => {
    const lines = batch.take();
    if (!alive || !lines.length || !session) return;
    const segment = segmentOf(session, lines);
    parts.counted(session);
    queue.push(segment);
    void segment.packed.then(() => {
      if (queue.includes(segment)) batch.learn(segment);
      while (alive && queue[1] && queue.reduce((sum, each) => sum + each.size, 0) > HELD)
        lose(queue.shift() as Segment, 'no room to hold them');
      return pump();
    });
  };

  const leave = async (segment: Segment, bearer: string) => {
    allowance.take(segment.size);
    const verdict = await post(segment, bearer, true);
    allowance.give(segment.size);
    if (!alive) return;
    if (verdict === 'unanswered' || verdict === 'later' || verdict === 'token')
      lose(segment, 'the page was hidden');
    else {
      if (verdict === 'conflict') queue.unshift(segment);
      settle(segment, verdict);
      void pump();
    }
  };

  return {
    cut,
    prepare: () => void bearerOf(),
    push(into, line) {
      if (!alive) return;
      if (session !== into || line.kind === 'opening') cut();
      session = into;
      batch.add(line);
    },
    retry() {
      if (!waiting) return;
      waiting();
      waiting = undefined;
      void pump();
    },
    hide() {
      cut();
      const bearer = token.held();
      if (!alive || !confirmed() || !bearer) return;
      const { leaving, staying, lost } = parting(queue, allowance.room(), parts.bytes);
      queue = staying;
      for (const segment of leaving) {
        segment.flight?.abort();
        void leave(segment, bearer);
      }
      if (lost) lose({ events: lost }, 'the page was hidden');
    },
    halt() {
      alive = false;
      waiting?.();
      errand.abort();
      const held = [...new Set([...queue, ...flying])];
      for (const { flight } of held) flight?.abort();
      const lines = batch.take();
      queue = [];
      flying.clear();
      return {
        events: held.reduce(
          (sum, { events }) => sum + events,
          lines.reduce((sum, { texts }) => sum + texts.length, 0),
        ),
        bytes: held.reduce(
          (sum, { size }) => sum + size,
          lines.reduce((sum, { size }) => sum + size, 0),
        ),
      };
    },
  };
};
