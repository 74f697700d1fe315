/** A TC string as it is written: segments of base64url with dots between them, the core one first. */
export interface Segments {
  readonly all: readonly string[];
  /** Where the publisher segment is; -1: there is none. */
  readonly publisher: number;
}

/** The first three bits of a segment after the core one say what it holds; 3 is the publisher's. */
const isPublisher = (segment: string): boolean => /^[YZa-f]/.test(segment);

/** A sentence where it is no TC string of version 2. Vendors are not looked at. */
export const segmentsOf = (tcString: unknown): Segments | string => {
  if (typeof tcString !== 'string' || tcString === '') return 'There is no text';
  const all = tcString.split('.');
  if (!all.every((segment) => /^[\w-]+$/.test(segment))) return 'A segment is not base64url';
  // Six bits of version: C is 2.
  if (!all[0]?.startsWith('C')) return 'It does not begin with a core segment of version 2';
  const found = all.flatMap((segment, index) => (index > 0 && isPublisher(segment) ? [index] : []));
  if (found.length > 1) return 'It has more than one publisher segment';
  return { all, publisher: found[0] ?? -1 };
};
