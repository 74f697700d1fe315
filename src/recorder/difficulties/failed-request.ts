import type { Watch } from './watch.ts';

const UNANSWERED = ['TypeError', 'TimeoutError'];

const addressOf = (input: unknown): string =>
  typeof input === 'object' && input && 'url' in input ? String(input.url) : String(input);

const site = ({ hostname }: URL): string => hostname.split('.').slice(-2).join('.');

/**
 * Is this answer (0: none) a difficulty of the visitor's? Not what goes to our own collector; and where no answer
 * came, only on the page's own site: elsewhere it is mostly a blocker that did its work.
 */
export const counts = (address: string, status: number, page: string, mount: string): boolean => {
  if (status > 0 && status < 500) return false;
  try {
    const url = new URL(address, page);
    const ours = /^\/(proofs|withdrawals|recordings)(\/|$)/.test(url.pathname.slice(mount.length));
    return !(ours && url.pathname.startsWith(mount)) && (status > 0 || site(url) === site(new URL(page)));
  } catch {
    // What is no address was no request.
    return false;
  }
};

/**
 * A request that the server failed (status 500 or above) or that got no answer. Resource timing would need no
 * patch, but it cannot tell a request that the page itself aborted from one that failed, and a difficulty that is
 * none would send what should have stayed. The answer is handed on as it is; a patch that another library has
 * wrapped since stays in its chain and does nothing.
 */
export const failedRequest: Watch = ({ page, mount }, found) => {
  const { fetch } = page;
  const { prototype } = (page as Window & typeof globalThis).XMLHttpRequest;
  const { open, send } = prototype;
  const addresses = new WeakMap<XMLHttpRequest, string>();
  let alive = true;

  const failed = (address: string, status: number) => {
    if (alive && counts(address, status, page.location.href, mount)) found();
  };
  function watchedFetch(this: unknown, ...args: Parameters<typeof fetch>): Promise<Response> {
    const answer = Reflect.apply(fetch, this, args);
    if (!alive) return answer;
    const address = addressOf(args[0]);
    return answer.then(
      (response) => {
        failed(address, response.type.startsWith('opaque') ? 200 : response.status);
        return response;
      },
      (error) => {
        // An abort is the page's own wish.
        if (UNANSWERED.includes(error?.name)) failed(address, 0);
        throw error;
      },
    );
  }
  function watchedOpen(this: XMLHttpRequest, ...args: Parameters<typeof open>): void {
    if (alive) addresses.set(this, String(args[1]));
    Reflect.apply(open, this, args);
  }
  function watchedSend(this: XMLHttpRequest, ...args: Parameters<typeof send>): void {
    const address = addresses.get(this);
    const look = ({ type }: Event) => failed(address ?? '', type === 'load' ? this.status || 200 : 0);
    if (alive && address !== undefined)
      for (const type of ['load', 'error', 'timeout']) this.addEventListener(type, look, { once: true });
    Reflect.apply(send, this, args);
  }
  page.fetch = watchedFetch as typeof fetch;
  prototype.open = watchedOpen as typeof open;
  prototype.send = watchedSend;
  return () => {
    alive = false;
    if (page.fetch === watchedFetch) page.fetch = fetch;
    if (prototype.open === watchedOpen) prototype.open = open;
    if (prototype.send === watchedSend) prototype.send = send;
  };
};
