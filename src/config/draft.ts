import { LIMITS } from '../measures/limits.ts';
import { at, listOf, textOf } from './json.ts';

/** A purpose as it was written, before anything is known of it. */
export interface Draft {
  readonly path: string;
  readonly id: string | undefined;
  /** It limits recordings, or bears a name of the draft's. */
  readonly replay: boolean;
  /** The limitations it names. */
  readonly limitations: readonly string[];
  readonly has: (field: string) => boolean;
  readonly get: (...path: readonly PropertyKey[]) => unknown;
}

export const draftsOf = (json: unknown): readonly Draft[] =>
  listOf(at(json, 'purposes')).map((purpose, index) => {
    const id = textOf(at(purpose, 'id'));
    return {
      path: `purposes[${index}]`,
      id,
      replay: at(purpose, 'limitation') !== undefined || !!id?.startsWith('replay.'),
      limitations: Object.keys(LIMITS).filter((each) => at(purpose, 'limitation', each) !== undefined),
      has: (field) => at(purpose, field) !== undefined,
      get: (...path) => at(purpose, ...path),
    };
  });
