/** Where in a text something was found: from its first unit to behind its last. */
export type Span = readonly [from: number, to: number];

/** One kind of content that is never collected: its shape and, where it has one, its check. */
export interface Kind {
  readonly id: string;
  find(text: string): readonly Span[];
}

/** What has the shape and stands the check; `pattern` is global, and takes a time that grows with the text and no faster. */
export const shaped = (id: string, pattern: RegExp, holds: (match: string) => boolean = () => true): Kind =>
  Object.freeze({
    id,
    find: (text: string) =>
      [...text.matchAll(pattern)]
        .filter(([match]) => holds(match))
        .map(({ 0: match, index }): Span => [index, index + match.length]),
  });
