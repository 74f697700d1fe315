export interface Message {
  readonly method: 'POST' | 'DELETE' | 'GET';
  /** Below the collector's mount: `/proofs`. */
  readonly path: string;
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Outlives the page; at most 64 KiB for all of them together. */
  readonly keepalive?: boolean;
  /** With the site's cookies; segments go without. */
  readonly cookies?: boolean;
  readonly signal?: AbortSignal;
}

/** The way to the collector. Rejects when no answer came. */
export interface Transport {
  send(message: Message): Promise<Response>;
  /** The path of the collector's mount, as signed requests name it: `/temoin`. */
  readonly mount: string;
}

export const transport = (collector: string, page: Window): Transport => {
  const base = new URL(collector, page.location.href);
  const mount = base.pathname.replace(/\/$/, '');
  return {
    mount,
    send: ({ method, path, body, headers, keepalive, cookies, signal }) =>
      fetch(base.origin + mount + path, {
        method,
        body: body ?? null,
        headers: headers ?? {},
        keepalive: keepalive ?? false,
        credentials: cookies ? 'same-origin' : 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        signal: signal ?? null,
      }),
  };
};
