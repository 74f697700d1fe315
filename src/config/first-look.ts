import type { Purpose } from '../purpose/purpose.ts';
import { UNREADY } from '../purpose/uses.ts';
import type { Configuration } from './configuration.ts';

/** A configuration with the defaults that a first layer needs. */
export interface Asking extends Configuration {
  readonly collector: string;
  readonly choiceLifetime: string;
}

/** Exactly one limitation, and one that the recorder has (CNIL draft §42). */
const limited = (limitation: unknown): boolean => {
  const [[kind = '', how] = [], ...more] = Object.entries(Object(limitation));
  const { rate } = Object(how);
  return !more[0] && (/^L[23]$/.test(kind) || (kind === 'L1' && rate > 0 && rate <= 1));
};

/** May this purpose be asked for, with the measures that there are? */
const sound = ({ id, limitation, masking = 'M3', identifier = 'I1' }: Purpose): unknown =>
  id !== UNREADY &&
  ((limitation === undefined && !/^replay\./.test(id)) ||
    (limited(limitation) && masking === 'M3' && identifier === 'I1'));

/**
 * The first layer's own look at `temoin.json`: whatever would make it lie is refused, and nothing is asked. The rest
 * is read by `readConfiguration` before anything can be captured, and all of it by `temoin check`. Throws an `Error`.
 */
export const firstLook = (json: unknown): Asking => {
  const given = Object(json);
  const { name, address, contact } = Object(given.controller);
  const purposes: Purpose[] = [...(given.purposes ?? [])].map(Object);
  const wrong = [
    // Nothing but text has a `trim`.
    [name, address, contact].every((text) => text?.trim?.()) || 'controller',
    new Set(purposes.map(({ id }) => id)).size === (purposes.length || -1) || 'purposes',
    ...purposes.map((purpose) => sound(purpose) || purpose.id),
  ].filter((each) => each !== true);
  if (wrong[0]) throw Error(`temoin check: ${wrong}`);
  return {
    collector: '/temoin',
    choiceLifetime: 'P6M',
    ...given,
    purposes: purposes.map((purpose) =>
      purpose.limitation ? { masking: 'M3', identifier: 'I1', retention: 'P30D', ...purpose } : purpose,
    ),
  };
};
