import { type ServeOptions, type Serving, serve } from '../collector/serve.ts';

/** `http://127.0.0.1:8787` */
export const addressOf = (host: string, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken: another program listens there already. --port 0 takes any that is free',
  EACCES: 'may not be listened on by this user: take a port above 1023',
  EADDRNOTAVAIL: 'is no address of this machine',
};

/** Listens; rejects with a sentence where the address cannot be had. */
export const listen = async (
  options: ServeOptions & { readonly host: string },
): Promise<Serving & { readonly address: string }> => {
  const { host, port } = options;
  try {
    const serving = await serve(options);
    return { ...serving, address: addressOf(host, serving.port) };
  } catch (error) {
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
    throw reason ? new Error(`${addressOf(host, port)} ${reason}`, { cause: error }) : error;
  }
};
