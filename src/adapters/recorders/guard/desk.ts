import { callers, type Door } from './callers.ts';
import { mentioned, placeOf, within } from './places.ts';

/** One vendor in this page. */
export interface Entry {
  places: readonly string[];
  /** `held`: never opened yet. */
  state: 'held' | 'open' | 'shut';
  /** Of an open one: does what it was opened for still stand? Asked at each request of its own. */
  stands: () => boolean;
  /** Not yet taken over by the recorder that will open it. */
  early: boolean;
  /** Elements that wait for the first opening, in their order. */
  readonly waiting: (() => void)[];
  /** Ends what is under way to its places. */
  readonly live: Set<() => void>;
}

/** Judges for all vendors of a page at once. */
export interface Desk {
  readonly entries: Entry[];
  /** Is any vendor closed? */
  busy: boolean;
  /** What a text has to hold to be looked at. */
  mention: RegExp;
  /**
   * The closed vendor that this goes to, or that asks for it. A vendor that is closed wins over one that is open. An
   * open one whose consent another tab has just ended is closed to what goes to it, though nobody has told it yet.
   */
  closed(address: string, door?: Door): Entry | undefined;
  /** Those whose place this is, or, told the door, whose script asks. */
  owners(address: string, door?: Door): readonly Entry[];
  /** Ended when one of its owners is shut; returns what forgets it. */
  live(owners: readonly Entry[], end: () => void): () => void;
  /** The same, for a document in which relative addresses mean others. */
  within(page: Window): Desk;
  /** Others that have to know the places. */
  readonly told: Set<() => void>;
  /** To be called once a vendor's state or places are others. */
  changed(): void;
}

export const createDesk = (page: Window): Desk => {
  // Where somebody has put theirs over ours, that may be all that calls: the page's own requests pass through it as well.
  const asks = ({ places }: Entry, [script]: readonly string[], { top }: Door): boolean =>
    script !== undefined && top() && within(places, script);
  const among = (entries: readonly Entry[], address: string, door?: Door, of: Window = page): Entry[] => {
    if (!entries[0]) return [];
    const there = entries.filter(({ places }) => within(places, address, of.document.baseURI));
    if (there[0] || !door) return there;
    const scripts = callers(door);
    return entries.filter((entry) => asks(entry, scripts, door));
  };
  const closed = (address: string, door?: Door, of?: Window) =>
    among(
      desk.entries.filter(({ state }) => state !== 'open'),
      address,
      door,
      of,
    )[0] ??
    among(
      desk.entries.filter(({ state }) => state === 'open'),
      address,
      undefined,
      of,
    ).find(({ stands }) => !stands());
  const desk: Desk = {
    entries: [],
    busy: false,
    mention: mentioned([]),
    told: new Set(),
    closed: (address, door) => closed(address, door),
    owners: (address, door) => among(desk.entries, address, door),
    within: (of) =>
      Object.assign(Object.create(desk) as Desk, {
        closed: (address: string, door?: Door) => closed(address, door, of),
        owners: (address: string, door?: Door) => among(desk.entries, address, door, of),
      }),
    live(owners, end) {
      for (const { live } of owners) live.add(end);
      return () => {
        for (const { live } of owners) live.delete(end);
      };
    },
    changed() {
      desk.busy = desk.entries.some(({ state }) => state !== 'open');
      desk.mention = mentioned(desk.entries.flatMap(({ places }) => places));
      for (const tell of desk.told) tell();
    },
  };
  return desk;
};

export const placesOf = (page: Window, places: readonly string[]): readonly string[] =>
  places.filter(Boolean).map((place) => placeOf(place, page.document.baseURI));
