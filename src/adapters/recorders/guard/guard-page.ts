import { createDesk, type Desk, placesOf } from './desk.ts';
import { guardElements } from './elements.ts';
import { guardFrames } from './frames.ts';
import type { Guard } from './guard.ts';
import { guardNetwork } from './network.ts';
import { within } from './places.ts';
import { guardWorkers } from './workers.ts';

type Realm = Window & typeof globalThis;

/** Makes a guard in a page; `early`: for the recorder that comes later and names the same places. */
export type Guarding = (hosts: readonly string[], early?: boolean) => Guard;

/** Under which a page keeps its one guarding, whichever file has brought it. */
export const KEY: unique symbol = Symbol.for('temoin.guard') as never;

/** Puts the patches into a realm, once; a frame that scripts can reach into has natives of its own. */
const cover = (realm: Realm, desk: Desk, mark: unknown): void => {
  if (KEY in realm) return;
  Object.defineProperty(realm, KEY, { value: mark });
  const look = guardFrames(realm, (inner) => cover(inner, desk, mark));
  const here = desk.within(realm);
  guardNetwork(realm, here);
  guardElements(realm, here, look);
  guardWorkers(realm, here);
};

/** All guards of this page stand on one set of patches, which stays for as long as the page does. */
export const guardPage = (page: Realm): Guarding => {
  const desk = createDesk(page);
  const guarding: Guarding = (hosts, early = false) => {
    const places = new Set(placesOf(page, hosts));
    // The very same: some vendors share a place.
    let entry = desk.entries.find(
      (each) =>
        each.early && each.places.length === places.size && each.places.every((place) => places.has(place)),
    );
    if (!entry) {
      entry = { places: [], state: 'held', early, waiting: [], live: new Set(), stands: () => true };
      desk.entries.push(entry);
    }
    const mine = entry;
    mine.early = early;
    const reach = (more: readonly string[]) => {
      mine.places = [...new Set([...mine.places, ...placesOf(page, more)])];
      desk.changed();
    };
    reach(hosts);
    return {
      reach,
      open(stands = () => true) {
        mine.state = 'open';
        mine.stands = stands;
        desk.changed();
        for (const release of mine.waiting.splice(0))
          try {
            release();
          } catch {
            // Trusted Types: an address that the site's own policy has not made stays out.
          }
      },
      shut() {
        if (mine.state === 'open') mine.state = 'shut';
        desk.changed();
        const ends = [...mine.live];
        mine.live.clear();
        for (const end of ends) end();
        // Frames of the vendor's have a network of their own.
        for (const frame of page.document.querySelectorAll('iframe'))
          if (within(mine.places, frame.getAttribute('src') ?? '', page.document.baseURI)) frame.remove();
      },
    };
  };
  cover(page, desk, guarding);
  return guarding;
};
