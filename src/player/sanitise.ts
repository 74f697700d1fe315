import { cleanChanges, size } from './clean-changes.ts';
import type { CleanCss } from './clean-css.ts';
import { DIFFICULTY } from './marks.ts';
import { finite, type Raw, record, shape, words } from './shape.ts';

/** One event of rrweb's format, with what may be replayed of it and nothing else. */
export interface SafeEvent {
  readonly type: number;
  readonly timestamp: number;
  readonly data: Raw;
}

/**
 * Rebuilds a recording from an allow-list, whoever made it: no script, no handler, no address but fragments and
 * raster data, no style that asks for something; unknown kinds are dropped. The frame's own policy is the other
 * wall: each has to hold alone.
 */
export const sanitise = (recording: readonly unknown[], css: CleanCss): SafeEvent[] => {
  const { snapshot, sources } = cleanChanges(css);
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
      return { tag: DIFFICULTY, payload: shape({ kind: words, name: words })(from['payload']) };
    return undefined;
  };
  return recording.flatMap((event) => {
    const { type, timestamp, data } = record(event);
    const at = finite(timestamp);
    const safe = at === undefined ? undefined : dataOf(type, data);
    return safe ? [{ type: type as number, timestamp: at as number, data: safe }] : [];
  });
};
