import type { Door } from './callers.ts';
import type { Desk } from './desk.ts';
import { type Any, wrap, wrapClass } from './wrap.ts';

/** Leads nowhere: what the platform says then is what it says of a network that fails. */
const NOWHERE = 'blob:temoin';

/** A socket that did not come to be. */
const deadSocket = ({ prototype }: Any, url: string): object => {
  const dead: Any = Object.setPrototypeOf(new EventTarget(), prototype);
  const on = { onopen: null, onmessage: null, onerror: null, onclose: null };
  const own = {
    url,
    readyState: 3,
    bufferedAmount: 0,
    protocol: '',
    extensions: '',
    binaryType: 'blob',
    ...on,
  };
  for (const [name, value] of Object.entries(own))
    Object.defineProperty(dead, name, { value, writable: true, configurable: true });
  void Promise.resolve().then(() => {
    for (const event of [new Event('error'), new CloseEvent('close', { code: 1006 })]) {
      dead.dispatchEvent(event);
      dead[`on${event.type}`]?.(event);
    }
  });
  return Object.assign(dead, { send() {}, close() {} });
};

/** How each was opened, by the functions of whichever realm; its address in full, as it was then. */
const opened = new WeakMap<object, Any[]>();

/** Requests of one realm: a page, or a frame that it can reach into. */
export const guardNetwork = (realm: Window & typeof globalThis, desk: Desk): void => {
  const { Request, XMLHttpRequest, WebSocket, Navigator, HTMLFormElement } = realm;
  const urlOf = Object.getOwnPropertyDescriptor(Request.prototype, 'url')?.get;

  const sending = (later: boolean) => (native: Any, self: Any, args: Any[], door: Door) => {
    let [input, init] = args;
    let address: string;
    try {
      address = urlOf?.call(input);
    } catch {
      // No request of the platform's: an address, or what it makes one of, once.
      try {
        address = input = `${input}`;
      } catch {
        return Reflect.apply(native, self, args);
      }
    }
    if (!args.length) return Reflect.apply(native, self, args);
    if (desk.closed(address, door))
      return later ? { activated: false } : Promise.reject(new realm.TypeError('Failed to fetch'));
    const owners = desk.owners(address);
    if (!owners[0]) return native.call(self, input, ...args.slice(1));
    const control = new AbortController();
    try {
      if (!later || typeof input !== 'string') input = new Request(input, init);
    } catch {
      return Reflect.apply(native, self, args);
    }
    const signal: AbortSignal | undefined = input.signal ?? init?.signal;
    const follow = () => control.abort(signal?.reason);
    if (signal?.aborted) follow();
    signal?.addEventListener('abort', follow);
    const forget = desk.live(owners, () => control.abort(new realm.TypeError('Failed to fetch')));
    init = later ? { ...init, signal: control.signal } : { signal: control.signal };
    const answer = native.call(self, input, init);
    answer.then?.(forget, forget);
    return answer;
  };
  wrap(realm, 'fetch', sending(false));
  wrap(realm, 'fetchLater', sending(true));

  wrap(Navigator.prototype, 'sendBeacon', (native, self, args, door) => {
    if (args.length) args[0] = `${args[0]}`;
    return desk.closed(`${args[0]}`, door) ? true : Reflect.apply(native, self, args);
  });

  const { open } = XMLHttpRequest.prototype;
  wrap(XMLHttpRequest.prototype, 'open', (native, self, args) => {
    if (args.length > 1) args[1] = `${args[1]}`;
    Reflect.apply(native, self, args);
    const { baseURI } = realm.document;
    opened.set(self, args.with(1, URL.canParse(args[1], baseURI) ? new URL(args[1], baseURI).href : args[1]));
  });
  wrap(XMLHttpRequest.prototype, 'send', (native, self, args, door) => {
    const request = opened.get(self);
    if (request && desk.closed(request[1], door)) Reflect.apply(open, self, request.with(1, NOWHERE));
    else if (request) {
      const owners = desk.owners(request[1]);
      if (owners[0])
        self.addEventListener(
          'loadend',
          desk.live(owners, () => self.abort()),
          { once: true },
        );
    }
    return Reflect.apply(native, self, args);
  });

  wrapClass(realm, 'EventSource', (make, args, door) => {
    const address = `${args[0]}`;
    if (args.length && desk.closed(address, door)) return make(['data:,']);
    const source: EventSource = make(args.length ? args.with(0, address) : args);
    desk.live(desk.owners(address), () => source.close());
    return source;
  });
  wrapClass(realm, 'WebSocket', (make, args, door, type) => {
    const address = `${args[0]}`;
    if (args.length && desk.closed(address, door)) return deadSocket(type, address);
    const socket: WebSocket = make(args.length ? args.with(0, address) : args);
    socket.addEventListener(
      'close',
      desk.live(desk.owners(address), () => socket.close()),
    );
    return socket;
  });
  wrap(WebSocket.prototype, 'send', (native, self, args, door) =>
    // One that was there before the guard is no longer used either.
    desk.closed(self.url, door) ? undefined : Reflect.apply(native, self, args),
  );

  for (const name of ['WebTransport', 'WebSocketStream'])
    wrapClass(realm, name, (make, args, door) => {
      const address = `${args[0]}`;
      // A port to which no browser connects.
      if (args.length && desk.closed(address, door))
        return make([`${name[3] === 'T' ? 'https' : 'wss'}://localhost:1`]);
      const stream = make(args.length ? args.with(0, address) : args);
      desk.live(desk.owners(address), () => stream.close());
      return stream;
    });

  // By its address alone: a script of the vendor's may be what sends the site's own form on.
  const { getAttribute } = realm.Element.prototype;
  const goes = (form: Element, by?: Element | null) =>
    desk.closed((by && getAttribute.call(by, 'formaction')) ?? getAttribute.call(form, 'action') ?? '');
  wrap(HTMLFormElement.prototype, 'submit', (native, self: Element, args) =>
    goes(self) ? undefined : Reflect.apply(native, self, args),
  );
  realm.addEventListener(
    'submit',
    (event) => {
      if (goes(event.target as Element, event.submitter)) event.preventDefault();
    },
    true,
  );
};
