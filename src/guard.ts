import { guardPage, KEY } from './adapters/recorders/guard/guard-page.ts';
import { HOSTS } from './adapters/recorders/guard/hosts.ts';

/** Put in by the collector when it serves this file; otherwise the page carries its own. */
declare const temoinConfiguration: unknown;

interface Named {
  readonly recorder?: string | readonly string[];
}
interface Guarded extends Named {
  readonly purposes?: readonly Named[];
  readonly vendors?: Readonly<Record<string, { readonly hosts?: readonly string[] }>>;
}

const read = (): Guarded => {
  try {
    const given =
      temoinConfiguration ??
      JSON.parse(document.querySelector('script[data-temoin-config]')?.textContent ?? 'null');
    if (Object(given) === given) return given;
    throw new Error('guard.js finds no configuration before it');
  } catch (error) {
    // Who may not start is not known: nobody does.
    console.error(error);
    return { recorder: Object.keys(HOSTS) };
  }
};

// A second copy of the script, or a recorder that was there before it, leaves the first one alone.
if (!(KEY in window)) {
  const { recorder, purposes = [], vendors } = read();
  const guard = guardPage(window);
  let held = false;
  for (const id of new Set([recorder, ...purposes.map((purpose) => purpose.recorder)].flat())) {
    const hosts = id ? [...(HOSTS[id] ?? []), ...(vendors?.[id]?.hosts ?? [])] : [];
    if (!hosts[0]) continue;
    guard(hosts, true);
    held = true;
  }
  if (!held) console.warn('guard.js holds nothing: no “recorder” of temoin.json has hosts to be held');
}
