const pattern = (template: string): RegExp =>
  new RegExp(
    `^${template
      .replace(/\/+$/, '')
      .split('/')
      .map((part) =>
        part === '**' ? '.*' : part === '*' || part[0] === ':' ? '[^/]+' : part.replace(/[^\w]/g, '\\$&'),
      )
      .join('/')}/?$`,
  );

/**
 * What may leave of an address: its origin, and the template (`/produits/:id`) its path matches, never the path itself;
 * no query, no fragment. `:name` and `*` stand for one segment, `**` for any number of them. Not an address of a site: ''.
 */
export function createAddress(routes: readonly string[]): (href: unknown) => string {
  const known = routes.map((template) => [pattern(template), template] as const);
  return (href) => {
    const [, scheme, host, path = ''] =
      /^(https?:\/\/)(?:[^/?#]*@)?([^/?#]+)([^?#]*)/.exec(String(href)) ?? [];
    return host ? scheme + host + (known.find(([route]) => route.test(path))?.[1] ?? '') : '';
  };
}
