/**
 * A path's segments as a server would read them: decoded, without path parameters (`;jsessionid=…`) and empty
 * segments. Throws a `URIError` where the path cannot be decoded.
 */
export const segmentsOf = (path: string): string[] =>
  decodeURIComponent(path)
    .replace(/;[^/]*/g, '')
    .split('/')
    .filter(Boolean);

/** `:id` and `*` stand for one segment, `**` for any number of them, none included. */
export const matches = (segments: readonly string[], [first, ...others]: readonly string[]): boolean => {
  if (first === undefined) return !segments.length;
  if (first === '**')
    return segments.some((_, index) => matches(segments.slice(index), others)) || matches([], others);
  const [segment, ...rest] = segments;
  return (
    segment !== undefined && (first === '*' || first[0] === ':' || first === segment) && matches(rest, others)
  );
};

/** The first template that a path fits, to name it by: `/produits/:id` for `/produits/42`. */
export const templateOf = (path: string, routes: readonly string[]): string | undefined => {
  try {
    const segments = segmentsOf(path);
    return routes.find((route) => matches(segments, route.split('/').filter(Boolean)));
  } catch {
    // An address that cannot be decoded is named by nothing.
    return undefined;
  }
};
