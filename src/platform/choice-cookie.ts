import Cookies from 'js-cookie';

/** Forgives that a browser with blocked cookies may throw: who writes reads again. */
const cookiesOf = ({ document }: Window): string => {
  try {
    return document.cookie;
  } catch {
    return '';
  }
};

/** Is any choice remembered under our name, be it ours or not? */
export const isRemembered = (page: Window): boolean => /(^|; )temoin=./.test(cookiesOf(page));

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
 * see it. `until` in milliseconds; an empty text takes it away.
 */
export const writeChoices = ({ location }: Window, text: string, until: number): void => {
  try {
    Cookies.set('temoin', text, {
      path: '/',
      sameSite: 'Lax',
      secure: location.protocol === 'https:',
      expires: new Date(text ? until : 0),
    });
  } catch {
    // Cookies are blocked.
  }
};
