/** What one replay may take of the operator's machine, whoever made the recording. */
export const LIMITS: Readonly<
  Record<'characters' | 'events' | 'nodes' | 'depth' | 'text' | 'attribute' | 'picture' | 'apart', number>
> = Object.freeze({
  /** Characters of JSON, and events. */
  characters: 200_000_000,
  events: 300_000,
  /** Nodes from one full snapshot to the next, and how deep they lie. */
  nodes: 200_000,
  depth: 400,
  /** Characters of one text or sheet, of one attribute, of one picture's data. */
  text: 1_000_000,
  attribute: 100_000,
  picture: 8_000_000,
  /** Milliseconds from the middle of a recording; a session lives four hours (I1). */
  apart: 86_400_000,
});

/** What was left out, by why. */
export type Limit =
  | 'characters'
  | 'events'
  | 'nodes'
  | 'depth'
  | 'twins'
  | 'texts'
  | 'times'
  | 'unreadable'
  | 'unanchored'
  | 'overlap';

/** How often each limit was met. */
export type Tally = Partial<Record<Limit, number>>;
export type Note = (limit: Limit, times?: number) => void;

export const createTally = (): { readonly tally: Tally; readonly note: Note } => {
  const tally: Tally = {};
  return {
    tally,
    note(limit, times = 1) {
      if (times) tally[limit] = (tally[limit] ?? 0) + times;
    },
  };
};
