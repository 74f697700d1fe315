import type { Block, Notice } from './notice.ts';

/** Who asks beside us, and under which of its keys each purpose stands. */
export interface AskedBy {
  readonly cmp: string;
  readonly map: Readonly<Record<string, string>>;
}

/**
 * What is asked by a platform beside us: the texts that its team was given for each purpose, and the key under which
 * it keeps the answer. How the platform shows them it does not tell; a proof names its version and its own record.
 */
export interface HostNotice {
  readonly schema: 'temoin-notice/1';
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly layer: 'host-cmp';
  readonly cmp: string;
  readonly purposes: readonly (Block & { readonly key: string })[];
}

/** The purposes that are mapped, in the notice's order. */
export const createHostNotice = (
  { schema, language, direction, first }: Notice,
  { cmp, map }: AskedBy,
): HostNotice => ({
  schema,
  language,
  direction,
  layer: 'host-cmp',
  cmp,
  purposes: first.purposes.flatMap((block) => {
    const key = map[block.id];
    return key === undefined ? [] : { ...block, key };
  }),
});
