/**
 * A place as the judge reads it: a host, `*.` before one for all below it as well, or `//host/path` for addresses that
 * start so. Relative addresses are those of the page.
 */
export const placeOf = (place: string, base: string): string => {
  try {
    if (!place.includes('/')) return new URL(`http://${place}`).host;
    const { host, pathname, search } = new URL(place, base);
    return `//${host}${pathname}${search}`;
  } catch {
    // No address can be there: what mentions it is still stopped where nobody can tell.
    return place.toLowerCase();
  }
};

/**
 * Is this address one of the places, or below one? What is no address at all is, as soon as it mentions one. Refers to
 * nothing outside itself: workers get it as text.
 */
export const within = (places: readonly string[], address: string, base?: string): boolean => {
  try {
    const { host, hostname, pathname, search } = new URL(address, base);
    const name = hostname.replace(/\.$/, '');
    const full = `//${host}${pathname}${search}`;
    return places.some((place) =>
      place.startsWith('//')
        ? full.startsWith(place) && /^$|^[/?]/.test(/[/?&=]$/.test(place) ? '' : full.slice(place.length))
        : place === host || place === name || (place.startsWith('*.') && `.${name}`.endsWith(place.slice(1))),
    );
  } catch {
    return places.some((place) => address.toLowerCase().includes(place.replace(/^(\*\.|\/\/)/, '')));
  }
};

/** What a text that leads to one of the places has to hold. */
export const mentioned = (places: readonly string[]): RegExp =>
  new RegExp(
    places
      // A place of the site's own may be named without its host.
      .map((place) => place.replace(/^\*\.|^\/\/[^/]*(?=\/.)|^\/\//, '').replace(/[^\w]/g, '\\$&'))
      .join('|') || '(?!)',
    'i',
  );
