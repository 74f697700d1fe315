import type { Discarded } from '../adapters/recorders/recorder.ts';
import type { HaltReason } from '../bus/events.ts';
import type { Gate } from '../consent/gate.ts';
import { limitsOf } from '../measures/limits.ts';
import type { Undo } from '../platform/clock.ts';
import type { Platform } from '../platform/platform.ts';
import type { DifficultyKind, Limitation, Purpose } from '../purpose/purpose.ts';
import type { Allowance } from './allowance.ts';
import type { Caps } from './caps.ts';
import { markOf } from './line.ts';
import { createOutflow } from './outflow.ts';
import { createRing } from './ring.ts';
import { isIdle, isOld, type Session, type Sessions } from './session.ts';
import type { Sink } from './stream.ts';
import { createUploadToken, type Upload } from './upload-token.ts';

/** One purpose's recording on this page: its own id, its own numbers, its own token. */
export interface Recording extends Sink {
  readonly session: string;
  /** What it looks for. */
  readonly triggers: ReadonlySet<DifficultyKind>;
  /** A difficulty of a kind that it looks for. */
  difficulty(kind: DifficultyKind, name?: string): void;
  retry(): void;
  hide(): void;
  halt(): Discarded;
}

export interface RecordingParts {
  readonly platform: Platform;
  readonly gate: Gate;
  readonly sessions: Sessions;
  readonly allowance: Allowance;
  readonly caps: Caps;
  /** The consent is an earlier page's: no receipt will bring a token. */
  readonly restored: boolean;
  grant(): string | undefined;
  receipt(id: string): Upload | undefined;
  refresh(): void;
  /** A session began in place of another: nothing random is shared between the two. */
  renewed(): void;
  ended(reason: HaltReason): void;
  problem(code: string, error?: unknown): void;
}

/** Characters of JSON in the ring: some full snapshots of a large page. */
const HELD = 4_000_000;

export const createRecording = ({ id, limitation }: Purpose, parts: RecordingParts): Recording => {
  const { platform, gate, sessions, caps } = parts;
  const { clock } = platform;
  const { share, triggers, around } = limitsOf(limitation as Limitation);
  const { before = 0, after = 0 } = around ?? {};
  const ring = around && createRing(before * 1000, HELD);
  const told = new Set<string>();
  const grant = () => parts.grant() ?? '';
  let session: Session = sessions.open(id, grant());
  /** Until when everything is sent. */
  let until = ring ? session.until : Number.POSITIVE_INFINITY;
  let stale = true;
  /** The page is too large for the ring: it takes its next picture in time, and not at once. */
  let overfull = false;
  let alive = true;
  let opened = clock.now();
  let checkout: Undo | undefined;
  let closing: Undo | undefined;

  const problem = (code: string, error?: unknown) => {
    if (!told.has(code)) parts.problem(code, error);
    told.add(code);
  };
  const keep = () => {
    // A ring that was never needed leaves no trace on the terminal.
    if (alive && until) sessions.keep(id, session);
  };
  const begin = (): Session => {
    session = sessions.mint(grant());
    if (ring) session.until = until;
    keep();
    parts.renewed();
    return session;
  };
  const outflow = createOutflow({
    platform,
    gate,
    purpose: id,
    token: createUploadToken(platform, parts.grant, parts.receipt),
    allowance: parts.allowance,
    bytes: caps.bytes,
    counted: keep,
    renamed: begin,
    gap() {
      stale = true;
      parts.refresh();
    },
    ended: parts.ended,
    problem,
  });

  /** After the last difficulty's time: back to the ring, which needs a picture to begin with. */
  const close = () => {
    closing?.();
    closing = clock.after(Math.max(0, until - clock.now()) + 1, () => {
      outflow.cut();
      stale = true;
      parts.refresh();
    });
  };
  /** A ring whose picture has changed takes a new one in time, also if nothing more happens. */
  const renewLater = () => {
    checkout ??= clock.after(Math.max(0, opened + before * 500 - clock.now()), () => {
      checkout = undefined;
      parts.refresh();
    });
  };

  keep();
  if (ring && until > clock.now()) close();
  if (parts.restored && until > clock.now()) outflow.prepare();
  return {
    triggers: new Set(triggers),
    get session() {
      return session.id;
    },
    miss() {
      stale = true;
    },
    take(line) {
      if (!alive) return true;
      const now = clock.now();
      if (now - session.at > caps.duration) {
        parts.ended('limit');
        return true;
      }
      // Nobody is there: what the page does by itself is nobody's session.
      const idle = isIdle(session, now, caps.idle);
      if (idle && !line.active) {
        stale = true;
        return true;
      }
      const old = isOld(session, now, caps.life);
      // Another session would have to be drawn first: the next page's is.
      if (old && share < 1) {
        parts.ended('limit');
        return true;
      }
      if (idle || old) {
        outflow.cut();
        ring?.discard();
        begin();
        stale = true;
      }
      if (line.active) session.last = now;
      if (line.kind === 'opening') {
        stale = overfull = false;
        opened = now;
        checkout?.();
        checkout = undefined;
      }
      if (stale) return overfull;
      if (line.at <= until) outflow.push(session, line);
      else if (ring) {
        stale = overfull = !ring.push(line);
        if (stale || line.kind === 'state') renewLater();
      }
      return true;
    },
    difficulty(kind, name) {
      const now = clock.now();
      if (!alive || !gate.passes(id) || isIdle(session, now, caps.idle)) return;
      if (ring) {
        outflow.prepare();
        if (now > until) for (const line of ring.drain(now)) outflow.push(session, line);
        until = now + after * 1000;
        session.until = until;
        keep();
        close();
      }
      outflow.push(session, markOf(name ? { kind, name } : { kind }, now));
      if (stale) parts.refresh();
    },
    retry: outflow.retry,
    hide() {
      keep();
      outflow.hide();
    },
    halt() {
      alive = false;
      closing?.();
      checkout?.();
      const kept = ring?.discard() ?? { events: 0, bytes: 0 };
      const unsent = outflow.halt();
      sessions.forget(id);
      return { events: kept.events + unsent.events, bytes: kept.bytes + unsent.bytes };
    },
  };
};
