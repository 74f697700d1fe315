import { cookiesOf } from './choice-cookie.ts';

/**
 * The visitor's terminal as the browser hands it out: every reading of it can be refused
 * (`undefined`), since some browsers throw where storage is blocked.
 */
export interface Terminal {
  /** `document.cookie`, raw: js-cookie would encode a foreign name into another cookie. */
  cookie(): string;
  writeCookie(line: string): void;
  local(): Storage | undefined;
  session(): Storage | undefined;
  databases(): IDBFactory | undefined;
  caches(): CacheStorage | undefined;
  readonly hostname: string;
  path(): string;
  /** The path that this page was loaded from: its cookies go by it, wherever its history says that it is since. */
  loadedFrom(): string;
  readonly secure: boolean;
}

/** Forgives only that a browser with blocked storage throws at the mere mention of it. */
const allowed = <T>(read: () => T): T | undefined => {
  try {
    return read() ?? undefined;
  } catch {
    return undefined;
  }
};

export const terminal = (page: Window): Terminal => ({
  cookie: () => cookiesOf(page),
  writeCookie: (line) => void allowed(() => Reflect.set(Document.prototype, 'cookie', line, page.document)),
  local: () => allowed(() => page.localStorage),
  session: () => allowed(() => page.sessionStorage),
  databases: () => allowed(() => page.indexedDB),
  caches: () => allowed(() => page.caches),
  hostname: page.location.hostname,
  path: () => page.location.pathname,
  loadedFrom: () =>
    allowed(() => new URL(page.performance.getEntriesByType('navigation')[0]?.name ?? '').pathname) ??
    page.location.pathname,
  secure: page.location.protocol === 'https:',
});
