import { cleanChanges, size } from './clean-changes.ts';
import type { CleanCss } from './clean-css.ts';
import type { Note } from './limits.ts';
import { DIFFICULTY, GAP } from './marks.ts';
import { finite, type Raw, record, shape, words } from './shape.ts';

/** One event of rrweb's format, with what may be replayed of it and nothing else. */
export interface SafeEvent {
  readonly type: number;
  readonly timestamp: number;
  readonly data: Raw;
}

/** A moment that a date can say. */
const LAST = 8.64e15;
const name = (value: unknown): string | undefined => words(value)?.slice(0, 80);

/**
 * Rebuilds a recording event by event from an allow-list, whoever made it: no script, no handler, no address but
 * fragments and raster data, no style that asks for something; unknown kinds are dropped. The frame's own policy is the
 * other wall: each has to hold alone.
 */
export const createCleaner = (css: CleanCss, note: Note): ((event: unknown) => SafeEvent | undefined) => {
  const { snapshot, sources } = cleanChanges(css, note);
  const dataOf = (type: unknown, data: unknown): Raw | undefined => {
    const from = record(data);
    if (type === 0 || type === 1) return {};
    if (type === 2) {
      const node = snapshot(from['node']);
      return node?.['type'] === 0
        ? { node, initialOffset: shape({ left: finite, top: finite })(from['initialOffset']) }
        : undefined;
    }
    if (type === 3) return sources[finite(from['source']) ?? -1]?.(data);
    if (type === 4) return { href: '', ...size(data) };
    if (type === 5 && from['tag'] === DIFFICULTY)
      return { tag: DIFFICULTY, payload: shape({ kind: name, name })(from['payload']) };
    if (type === 5 && from['tag'] === GAP) return { tag: GAP };
    return undefined;
  };
  return (event) => {
    const { type, timestamp, data } = record(event);
    const at = finite(timestamp);
    if (at === undefined || at < 0 || at > LAST) {
      note('times');
      return undefined;
    }
    const safe = dataOf(type, data);
    return safe && { type: type as number, timestamp: at, data: safe };
  };
};
