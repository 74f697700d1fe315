import { templateOf } from '../../admission/route-template.ts';
import { string } from './shape.ts';

/**
 * What may leave of an address: its origin, and the template (`/produits/:id`) that its path fits, never the path
 * itself; no user, no query, no fragment. '' where it is not the address of a site.
 */
export const createAddress =
  (routes: readonly string[]) =>
  (href: unknown): string => {
    const [, scheme, host, path = ''] =
      /^(https?:\/\/)(?:[^/?#]*@)?([^/?#]+)([^?#]*)/.exec(string(href)) ?? [];
    return host ? scheme + host + (templateOf(path, routes) ?? '') : '';
  };
