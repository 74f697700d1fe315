import { startWith } from './rrweb-rig.ts';

export { finish } from './rrweb-rig.ts';

/** @rrweb/record as it comes. */
export const start = (): Promise<void> => startWith({});
