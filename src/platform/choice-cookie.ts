import Cookies from 'js-cookie';

/**
 * By the accessor itself: a form or an image named `cookie` hides the document's own. Forgives that a browser with
 * blocked cookies may throw: who writes reads again.
 */
export const cookiesOf = ({ document }: Window): string => {
  try {
    return Reflect.get(Document.prototype, 'cookie', document);
  } catch {
    return '';
  }
};

/** Every value of the cookie `temoin` that the page can see: a foreign one may stand before ours. */
export const readChoices = (page: Window): string[] =>
  cookiesOf(page)
    .split(/; */)
    .flatMap((pair) => {
      try {
        return decodeURIComponent(/^temoin=(.+)/.exec(pair)?.[1] ?? '') || [];
      } catch {
        // Not written by us.
        return [];
      }
    });

/**
 * Writes the first-party cookie `temoin`, the one thing that is kept of a choice where scripts and the collector can
 * see it. `until` in milliseconds; an empty text takes it away. What a browser does not keep whole (it is too long)
 * leaves nothing: an older yes must not stand in its place.
 */
export const writeChoices = (page: Window, text: string, until: number): void => {
  try {
    const attributes: Record<string, unknown> = {};
    // What a site's scripts have put on every object is no attribute.
    for (const name in attributes) attributes[name] = '';
    const line = Cookies.set('temoin', text, {
      ...attributes,
      path: '/',
      sameSite: 'Lax',
      secure: page.location.protocol === 'https:',
      expires: new Date(text ? until : 0),
    });
    Reflect.set(Document.prototype, 'cookie', line, page.document);
  } catch {
    // Cookies are blocked.
  }
  if (text && !readChoices(page).includes(text)) writeChoices(page, '', 0);
};
