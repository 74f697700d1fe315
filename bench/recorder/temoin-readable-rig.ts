import { startWith } from './temoin.ts';

export { finish } from './temoin.ts';

/** With what is the same for every visitor left readable. */
export const start = (): Promise<void> => startWith(['nav', 'h1', 'h3', 'button']);
