/** The browser's own, before a page or a test's clock puts others in their place. */
export const nextFrame: typeof requestAnimationFrame = requestAnimationFrame.bind(globalThis);
export const later: typeof setTimeout = setTimeout.bind(globalThis);
export const now: () => number = performance.now.bind(performance);

/** A page that is not painted has no frames. */
const UNPAINTED = 500;

/** Resolves with the next frame, or soon where none comes. */
export const frame = (): Promise<unknown> =>
  new Promise((done) => {
    nextFrame(done);
    later(done, UNPAINTED);
  });
