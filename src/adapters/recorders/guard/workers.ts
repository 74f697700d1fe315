import type { Desk } from './desk.ts';
import { within } from './places.ts';
import { prelude } from './prelude.ts';
import { wrap, wrapClass } from './wrap.ts';

const HELLO = 'temoin:guard';
/** What the addresses of all realms stand for. */
const blobs = new Map<string, Blob>();

/**
 * Workers made of a blob, or of an address that is their code, get a first line that asks the page before anything goes to a vendor. Those that have asked,
 * and those that a vendor's script made, end with the vendor.
 */
export const guardWorkers = (realm: Window & typeof globalThis, desk: Desk): void => {
  const { URL, Blob, Worker, fetch } = realm;
  if (!Worker) return;
  const { createObjectURL, revokeObjectURL } = URL;
  const { postMessage, terminate } = Worker.prototype;
  wrap(URL, 'createObjectURL', (native, self, args) => {
    const address: string = Reflect.apply(native, self, args);
    if (/(Blob|File)\]$/.test({}.toString.call(args[0]))) blobs.set(address, args[0]);
    return address;
  });
  wrap(URL, 'revokeObjectURL', (native, self, args) => {
    blobs.delete(`${args[0]}`);
    return Reflect.apply(native, self, args);
  });

  const places = () => desk.entries.flatMap((entry) => entry.places);
  const line = (hello: string) =>
    `(${prelude})(${within},${JSON.stringify(places())},${JSON.stringify(hello)});`;
  const addressOf = (parts: BlobPart[]) =>
    createObjectURL.call(URL, new Blob(parts, { type: 'text/javascript' }));

  /** Where the same code stands behind our line. */
  const lined = (address: string, hello: string): string | undefined => {
    const blob = blobs.get(address.replace(/#.*/s, ''));
    const [start] = /^data:[^,]*,/i.exec(address) ?? [];
    const first = line(hello);
    if (blob) return addressOf([first, blob]);
    if (!start) return undefined;
    // What is a multiple of three stands in base64 for itself.
    const base64 = () => btoa(first.padEnd(Math.ceil(first.length / 3) * 3));
    const code = /;\s*base64\s*,$/i.test(start) ? base64() : encodeURIComponent(first);
    return start + code + address.slice(start.length);
  };

  /** Answers what the worker asks of its vendors. */
  const serve = (worker: Worker, end: () => void) => {
    const { port1, port2 } = new MessageChannel();
    const mine = new WeakRef(port1);
    port1.onmessage = async ({ data: [id, address, how] }) => {
      desk.live(desk.owners(address), end);
      if (!id) return;
      try {
        const answer = await fetch.call(realm, address, how);
        const content = await answer.arrayBuffer();
        const { status, statusText, headers } = answer;
        port1.postMessage([id, content, { status, statusText, headers: [...headers] }], [content]);
      } catch {
        // The worker is told that the network failed.
        port1.postMessage([id]);
      }
    };
    const tell = () => {
      const port = mine.deref();
      if (port) port.postMessage([0, ...places()]);
      else desk.told.delete(tell);
    };
    desk.told.add(tell);
    postMessage.call(worker, HELLO, { transfer: [port2] });
  };

  wrapClass(realm, 'Worker', (make, args, door) => {
    const address = `${args[0]}`;
    if (args.length && desk.closed(address, door)) {
      const worker: Worker = make([addressOf([]), args[1]]);
      terminate.call(worker);
      return worker;
    }
    let worker: Worker | undefined;
    const end = () => worker && terminate.call(worker);
    try {
      const own = lined(address, HELLO);
      if (own) {
        worker = make([own, args[1]]) as Worker;
        revokeObjectURL.call(URL, own);
        serve(worker, end);
      }
    } catch {
      // Trusted Types: only the address that the site's policy has made will do.
    }
    worker ??= make(args) as Worker;
    desk.live(desk.owners(address, door), end);
    return worker;
  });

  const shared = new Map<string, string>();
  wrapClass(realm, 'SharedWorker', (make, args, door) => {
    const address = `${args[0]}`;
    if (args.length && desk.closed(address, door)) return make([addressOf([]), args[1]]);
    // One for all that name the same address.
    const own = shared.get(address) ?? lined(address, '');
    if (!own) return make(args);
    shared.set(address, own);
    try {
      return make([own, args[1]]);
    } catch {
      return make(args);
    }
  });
};
