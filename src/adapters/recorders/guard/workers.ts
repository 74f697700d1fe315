import type { Desk } from './desk.ts';
import { within } from './places.ts';
import { prelude } from './prelude.ts';
import { wrap, wrapClass } from './wrap.ts';

const HELLO = 'temoin:guard';

/**
 * Workers made of a blob get a first line that asks the page before anything goes to a vendor. Those that have asked,
 * and those that a vendor's script made, end with the vendor.
 */
export const guardWorkers = (realm: Window & typeof globalThis, desk: Desk): void => {
  const { URL, Blob, Worker, fetch } = realm;
  if (!Worker) return;
  const blobs = new Map<string, Blob>();
  const { createObjectURL } = URL;
  const { postMessage, terminate } = Worker.prototype;
  wrap(URL, 'createObjectURL', (native, self, args) => {
    const address: string = Reflect.apply(native, self, args);
    if (/^Blob$/.test(args[0]?.constructor?.name)) blobs.set(address, args[0]);
    return address;
  });
  wrap(URL, 'revokeObjectURL', (native, self, args) => {
    blobs.delete(`${args[0]}`);
    return Reflect.apply(native, self, args);
  });

  const places = () => desk.entries.flatMap((entry) => entry.places);
  const line = () => `(${prelude})(${within},${JSON.stringify(places())},${JSON.stringify(HELLO)});`;
  const addressOf = (parts: BlobPart[]) =>
    createObjectURL.call(URL, new Blob(parts, { type: 'text/javascript' }));

  /** Answers what the worker asks of its vendors. */
  const serve = (worker: Worker, end: () => void) => {
    const { port1, port2 } = new MessageChannel();
    const mine = new WeakRef(port1);
    port1.onmessage = async ({ data: [id, address, how] }) => {
      desk.live(desk.owners(address), end);
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
    const blob = blobs.get(address);
    let worker: Worker | undefined;
    const end = () => worker && terminate.call(worker);
    if (blob) {
      try {
        worker = make([addressOf([line(), blob]), args[1]]) as Worker;
        serve(worker, end);
      } catch {
        // Trusted Types: only the address that the site's policy has made will do.
      }
    }
    worker ??= make(args) as Worker;
    desk.live(desk.owners(address, door), end);
    return worker;
  });
};
