/**
 * Runs in a worker before its own code, as text: refers to nothing outside itself. What goes to one of the places is
 * asked of the page, which judges at that moment; ways that cannot be handed over are refused.
 */
export const prelude = (
  within: (places: readonly string[], address: string, base?: string) => boolean,
  given: readonly string[],
  hello: string,
): void => {
  // biome-ignore lint/suspicious/noExplicitAny: the global scope of a worker.
  const scope = self as any;
  const { fetch, Request, Response, XMLHttpRequest, WebSocket, EventSource, importScripts } = scope;
  let places = given;
  let asked = 0;
  const answers = new Map<number, (answer?: unknown[]) => void>();
  const goes = (address: unknown) => within(places, `${address}`, scope.location.href);
  const port: Promise<MessagePort> = new Promise((resolve) =>
    scope.addEventListener('message', function first(event: MessageEvent) {
      if (event.data !== hello) return;
      event.stopImmediatePropagation();
      scope.removeEventListener('message', first);
      const [page] = event.ports as [MessagePort];
      page.onmessage = ({ data: [id, ...answer] }) => {
        if (id) answers.get(id)?.(answer);
        else places = answer;
        answers.delete(id);
      };
      resolve(page);
    }),
  );
  scope.fetch = async (input: unknown, init?: unknown) => {
    let request: Request;
    try {
      request = new Request(input, init);
    } catch {
      return fetch(input, init);
    }
    if (!goes(request.url)) return fetch(request);
    const { url, method, mode, credentials, cache, redirect, referrerPolicy, keepalive, signal } = request;
    const body = /^(GET|HEAD)$/.test(method) ? undefined : await request.arrayBuffer();
    const page = await port;
    return new Promise((resolve, reject) => {
      const gone = () => reject(signal.reason);
      if (signal.aborted) gone();
      signal.addEventListener('abort', gone);
      answers.set(++asked, (answer) => {
        const [content, options] = answer as [ArrayBuffer, ResponseInit];
        if (!options) reject(new TypeError('Failed to fetch'));
        else {
          const { status } = options;
          resolve(status ? new Response(content.byteLength ? content : null, options) : Response.error());
        }
      });
      const how = { method, mode, credentials, cache, redirect, referrerPolicy, keepalive, body };
      page.postMessage([asked, url, { ...how, headers: [...request.headers] }]);
    });
  };
  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method: string, address: unknown, ...rest: unknown[]) {
    return open.call(this, method, goes(address) ? 'blob:temoin' : address, ...rest);
  };
  scope.importScripts = (...addresses: unknown[]) => {
    if (addresses.some(goes)) throw new DOMException('Failed to execute importScripts', 'NetworkError');
    return importScripts.call(scope, ...addresses);
  };
  const refuse = {
    construct: (native: new (...given: unknown[]) => object, [address, ...rest]: unknown[]) => {
      if (!goes(address)) return new native(address, ...rest);
      const dead = Object.assign(new EventTarget(), {
        readyState: 3,
        send() {},
        close() {},
        onerror: null as unknown,
      });
      void Promise.resolve().then(() => {
        const event = new Event('error');
        dead.dispatchEvent(event);
        if (typeof dead.onerror === 'function') dead.onerror(event);
      });
      return dead;
    },
  };
  scope.WebSocket = new Proxy(WebSocket, refuse);
  scope.EventSource = new Proxy(EventSource, refuse);
};
