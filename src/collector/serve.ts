import type { IncomingMessage, Server } from 'node:http';
import { serve as listen } from '@hono/node-server';
import type { Collector } from './collector.ts';

export interface ServeOptions {
  readonly collector: Collector;
  readonly port: number;
  /** `127.0.0.1` where absent. */
  readonly host?: string;
  /** Answers what lies outside the collector's mount: a site, say. */
  readonly beside?: { readonly mount: string; fetch(request: Request): Response | Promise<Response> };
  /** Hears `SIGTERM` and `SIGINT`: drains, closes and lets the process end with 0. */
  readonly signals?: boolean;
}

export interface Serving {
  readonly port: number;
  /** Stops accepting, finishes what was begun, commits, closes. Idempotent. */
  close(): Promise<void>;
}

/** Connections that no request is made on are closed this often while the server drains. */
const IDLE_CHECK = 25;
/** A request that takes longer than this to end is cut off, in milliseconds. */
const PATIENCE = 20_000;

const drain = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK);
    const late = setTimeout(() => server.closeAllConnections(), PATIENCE);
    server.close((error) => {
      clearInterval(idle);
      clearTimeout(late);
      if (error) reject(error);
      else resolve();
    });
  });

/** Listens; rejects where the port cannot be had. Nothing that was acknowledged is lost at the end. */
export const serve = ({
  collector,
  port,
  host = '127.0.0.1',
  beside,
  signals = false,
}: ServeOptions): Promise<Serving> => {
  let closing: Promise<void> | undefined;
  const isOurs = (url: string): boolean => {
    if (!beside) return true;
    const path = url.slice(url.indexOf('/', url.indexOf('://') + 3));
    return path.startsWith(beside.mount) && /^[/?]?$/.test(path.charAt(beside.mount.length));
  };

  return new Promise((resolve, reject) => {
    const server = listen(
      {
        port,
        hostname: host,
        fetch: async (request, env) => {
          const { socket } = (env as { incoming: IncomingMessage }).incoming;
          const answer = await (beside && !isOurs(request.url)
            ? beside.fetch(request)
            : collector.fetch(request, { address: socket.remoteAddress }));
          // A kept-alive connection that is busy all the time would keep the server from ever being done.
          if (closing) answer.headers.set('connection', 'close');
          return answer;
        },
      },
      (address) => resolve({ port: address.port, close }),
    ) as Server;
    server.once('error', reject);

    const close = (): Promise<void> => {
      closing ??= drain(server).then(() => collector.close());
      return closing;
    };
    if (!signals) return;
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => {
        close().then(
          () => process.exit(0),
          (error: unknown) => {
            process.stderr.write(`${String(error)}\n`);
            process.exit(1);
          },
        );
      });
  });
};
