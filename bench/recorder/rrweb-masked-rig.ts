import { startWith } from './rrweb-rig.ts';

export { finish } from './rrweb-rig.ts';

/** @rrweb/record with its two options that mask everything. */
export const start = (): Promise<void> => startWith({ maskAllInputs: true, maskTextSelector: '*' });
