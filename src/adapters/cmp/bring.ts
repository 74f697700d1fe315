import type { Cmp, CmpFacts } from './cmp.ts';

/** Makes the CMP's answer to a key ours, where it is another. Rejects where it does not take it, or has no means to. */
export const bring = async ({ name }: CmpFacts, cmp: Cmp, key: string, yes: boolean): Promise<void> => {
  if ((cmp.read()[key] === true) === yes) return;
  if (!cmp.write) throw new Error(`${name} has no command that writes`);
  await cmp.write({ [key]: yes });
};
