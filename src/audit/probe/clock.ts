/** The browser's own, before a page or a test's clock puts others in their place. */
export const nextFrame: typeof requestAnimationFrame = requestAnimationFrame.bind(globalThis);
export const later: typeof setTimeout = setTimeout.bind(globalThis);
export const now: () => number = performance.now.bind(performance);

export const frame = (): Promise<number> => new Promise((done) => nextFrame(done));
