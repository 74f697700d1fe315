import Cookies from 'js-cookie';

/** The first-party cookie `temoin`, the one thing that is kept of a choice where scripts and the collector can see it. */
export interface ChoiceCookie {
  /** Every value under that name that the page can see: a foreign one may stand before ours. */
  read(): string[];
  /** `until` in milliseconds; `undefined` takes it away. Silent where cookies are blocked: who writes reads again. */
  write(text: string | undefined, until: number): void;
}

const forgiving = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    // Cookies are blocked, or this one was not written by us.
    return undefined;
  }
};

export const choiceCookie = ({ document, location }: Window): ChoiceCookie => ({
  read: () =>
    (forgiving(() => document.cookie) ?? '')
      .split(/; */)
      .map((pair) => forgiving(() => decodeURIComponent(/^temoin=(.*)/.exec(pair)?.[1] ?? '')) ?? '')
      .filter(Boolean),
  write: (text, until) =>
    void forgiving(() =>
      Cookies.set('temoin', text ?? '', {
        path: '/',
        sameSite: 'Lax',
        secure: location.protocol === 'https:',
        expires: new Date(text ? until : 0),
      }),
    ),
});
