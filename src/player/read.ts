import { LIMITS, type Note } from './limits.ts';
import type { SafeEvent } from './sanitise.ts';

/** Lines between which the tab may breathe. */
const SLICE = 2000;

/**
 * Reads NDJSON, a slice at a time. A line that is no JSON is left out and noted, and so is what goes beyond the limits.
 */
export const readEvents = async (
  text: string,
  clean: (event: unknown) => SafeEvent | undefined,
  note: Note,
  breathe: () => Promise<void>,
): Promise<SafeEvent[]> => {
  const events: SafeEvent[] = [];
  let lines = 0;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? undefined : end);
    from = end < 0 ? text.length : end + 1;
    if (!line.trim()) continue;
    lines += 1;
    if (lines > LIMITS.events) {
      note('events');
      break;
    }
    let raw: unknown;
    try {
      raw = JSON.parse(line);
    } catch {
      // Cut off on its way, or never an event.
      note('unreadable');
      continue;
    }
    const event = clean(raw);
    if (event) events.push(event);
    if (lines % SLICE === 0) await breathe();
  }
  return events;
};
