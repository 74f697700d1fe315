/** Where a call came in: our function there, and whether nobody has put theirs over it since. */
export interface Door {
  readonly ours: object;
  readonly top: () => boolean;
}

interface Settings {
  stackTraceLimit?: number;
  prepareStackTrace?: unknown;
  captureStackTrace?(holder: object, from: object): void;
}

/**
 * Addresses of the scripts that led to this door, the nearest first, continued ones of async functions included. What
 * is no address is nobody's.
 */
export const callers = ({ ours }: Door): readonly string[] => {
  const settings = Error as Settings;
  const { stackTraceLimit, prepareStackTrace } = settings;
  const holder: { stack?: unknown } = {};
  // Only set where it is there: a page that has frozen `Error` keeps its own.
  if (stackTraceLimit) Reflect.set(settings, 'stackTraceLimit', 50);
  if (prepareStackTrace) Reflect.set(settings, 'prepareStackTrace', undefined);
  settings.captureStackTrace?.(holder, ours);
  const lines = `${holder.stack ?? new Error().stack}`.split('\n');
  if (stackTraceLimit) Reflect.set(settings, 'stackTraceLimit', stackTraceLimit);
  if (prepareStackTrace) Reflect.set(settings, 'prepareStackTrace', prepareStackTrace);
  const scripts = lines.flatMap(
    (line) => /[a-z][\w+.-]*:\/\/[^\s)]+/i.exec(line)?.[0].replace(/(:\d+)+$/, '') ?? [],
  );
  if (holder.stack) return scripts;
  // Elsewhere our own frames stand first.
  const theirs = scripts.findIndex((script) => script !== scripts[0]);
  return theirs < 0 ? [] : scripts.slice(theirs);
};
