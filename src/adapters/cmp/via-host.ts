import type { Via } from '../../consent/choice.ts';
import type { PurposeId } from '../../purpose/purpose.ts';
import type { Cmp, CmpFacts, CmpRecord } from './cmp.ts';

const noted = ({ version, reference, at }: CmpRecord) => ({
  ...(version && { version: `${version}`.slice(0, 100) }),
  ...(reference && { reference: `${reference}`.slice(0, 200) }),
  ...(at && { at: new Date(at).toISOString() }),
});

/**
 * How an answer was given in a CMP, under which key for each purpose, with what its own record says of it; `told`: the notice's digest. What
 * was answered does not hang on that record: where it cannot be read, nothing is noted, and `failed` hears of it.
 */
export const viaHost = (
  { id }: CmpFacts,
  keys: Readonly<Record<PurposeId, string>>,
  told: string,
  cmp: Pick<Cmp, 'record'> | undefined,
  failed: (error: unknown) => void,
): Via => {
  let record: ReturnType<typeof noted> = {};
  try {
    record = noted(cmp?.record() ?? {});
  } catch (error) {
    failed(error);
  }
  return { layer: 'host-cmp', control: keys, notice: told, host: { cmp: id, ...record } };
};
