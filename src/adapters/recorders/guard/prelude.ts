/**
 * Runs in a worker before its own code, as text: refers to nothing outside itself. What goes to one of the places is
 * asked of the page, which judges at that moment; ways that cannot be handed over are refused. Without a greeting to
 * wait for, as in a shared worker or a worker's worker, all are. No arrow: its text has to know its own name.
 */
export function prelude(
  within: (places: readonly string[], address: string, base?: string) => boolean,
  given: readonly string[],
  hello: string,
): void {
  // biome-ignore lint/suspicious/noExplicitAny: the global scope of a worker.
  const scope = self as any;
  const { fetch, Request, Response, XMLHttpRequest, WebSocket, EventSource, importScripts } = scope;
  let places = given;
  let asked = 0;
  const answers = new Map<number, (answer?: unknown[]) => void>();
  /** Refused here or handed over: the page is told in any case. */
  const goes = (address: unknown): boolean => {
    const there = within(places, `${address}`, scope.location.href);
    if (there) void port.then((page) => page.postMessage([0, `${address}`]));
    return there;
  };
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
  /** Where the platform has it: beneath it there is no other. */
  const put = (name: string, ours: unknown) => {
    let owner = scope;
    while (owner && !Object.hasOwn(owner, name)) owner = Object.getPrototypeOf(owner);
    if (owner) owner[name] = ours;
  };
  put('fetch', async (input: unknown, init?: unknown) => {
    let request: Request;
    try {
      request = new Request(input, init);
    } catch {
      return fetch(input, init);
    }
    if (!goes(request.url)) return fetch(request);
    if (!hello) throw new TypeError('Failed to fetch');
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
  });
  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method: string, address: unknown, ...rest: unknown[]) {
    return open.call(this, method, goes(address) ? 'blob:temoin' : address, ...rest);
  };
  put('importScripts', (...addresses: unknown[]) => {
    if (addresses.some(goes)) throw new DOMException('Failed to execute importScripts', 'NetworkError');
    return importScripts.call(scope, ...addresses);
  });
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
  for (const native of [WebSocket, EventSource]) {
    const ours = new Proxy(native, refuse);
    scope[native.name] = ours;
    native.prototype.constructor = ours;
  }
  scope.Worker &&= new Proxy(scope.Worker, {
    construct(native, [address, ...rest]) {
      let own = `${address}`;
      try {
        if (/^(blob|data):/i.test(own)) {
          const request = new XMLHttpRequest();
          open.call(request, 'GET', own, false);
          request.send();
          const code = `(${prelude})(${within},${JSON.stringify(places)},'');${request.response}`;
          own = /^d/i.test(own)
            ? `data:text/javascript,${encodeURIComponent(code)}`
            : scope.URL.createObjectURL(new Blob([code]));
        }
      } catch {
        // Content security policy: a worker that may not read its code goes on with it as it is.
      }
      return new native(own, ...rest);
    },
  });
}
