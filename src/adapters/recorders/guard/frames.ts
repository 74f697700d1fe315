import { type Any, wrapProperty } from './wrap.ts';

type Realm = Window & typeof globalThis;

/**
 * Frames of one realm, each with natives of its own: told of as soon as it is in the page, when a same-origin document
 * still gets the window that is there now, and of every further one on its load. Returns what looks for new ones.
 */
export const guardFrames = (realm: Realm, cover: (inner: Realm) => void): (() => void) => {
  const seen = new WeakSet<Window>();
  const reach = (inner: Any): Any => {
    try {
      const frame = inner?.defaultView ?? inner;
      if (!frame?.document) return inner;
      cover(frame);
      // Of elements inside, caught on its way down; of those in a shadow tree `contentWindow` tells.
      frame.document.addEventListener('load', loaded, true);
      look(frame);
    } catch {
      // Another origin's: nobody here reaches into it.
    }
    return inner;
  };
  for (const type of ['IFrame', 'Frame', 'Object'])
    wrapProperty(
      (realm as Any)[`HTML${type}Element`]?.prototype,
      'contentWindow contentDocument',
      undefined,
      (_, inner) => reach(inner),
    );
  const look = (of: Window) => {
    for (let i = 0; i < of.length; i += 1) {
      const inner = of[i] as Window;
      if (seen.has(inner)) continue;
      seen.add(inner);
      reach(inner);
    }
  };
  const loaded = ({ target }: Any) => {
    if (target.localName !== 'embed') return void reach(target.contentWindow);
    // It does not say which of them is its own.
    const of = target.ownerDocument.defaultView;
    for (let i = 0; i < of?.length; i += 1) reach(of[i]);
  };
  reach(realm);
  return () => look(realm);
};
