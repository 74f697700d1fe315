import { FORBIDDEN_RULE, forbiddenIn } from './forbidden.ts';
import { isReplay } from './is-replay.ts';
import type { Purpose } from './purpose.ts';

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
};

/**
 * Declares a purpose in code; what it takes is what `temoin.json` takes. The answer is a frozen copy.
 * Throws a `TypeError` for an empty id and for a replay purpose that names what replay may never serve.
 */
export const definePurpose = (purpose: Purpose): Purpose => {
  const { id, title, description } = purpose;
  if (!id) throw new TypeError('temoin: a purpose needs an id');
  if (isReplay(purpose))
    for (const text of [id, ...Object.values(title ?? {}), ...Object.values(description ?? {})]) {
      const forbidden = forbiddenIn(text);
      if (forbidden) throw new TypeError(`temoin: “${text}” names ${forbidden.aim} (${FORBIDDEN_RULE})`);
    }
  return freeze(structuredClone(purpose));
};
