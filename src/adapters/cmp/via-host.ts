import type { Via } from '../../consent/choice.ts';
import type { CmpFacts, CmpRecord } from './cmp.ts';

/** How an answer was given in a CMP, under `key`, with what its own record says of it; `told`: the notice's digest. */
export const viaHost = (
  { id }: CmpFacts,
  key: string,
  told: string,
  { version, reference, at }: CmpRecord,
): Via => ({
  layer: 'host-cmp',
  control: key,
  notice: told,
  host: {
    cmp: id,
    ...(version && { version: `${version}`.slice(0, 100) }),
    ...(reference && { reference: `${reference}`.slice(0, 200) }),
    ...(at && { at: new Date(at).toISOString() }),
  },
});
