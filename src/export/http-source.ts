import { parseEntryBundle, TILE_WIDTH, tilePath } from '../log/index.ts';
import type { Scope } from './scope.ts';
import type { BodyLine, LogInfo, Source } from './source.ts';

export interface HttpSourceOptions {
  /** The collector's mount: `https://boutique.example/temoin`. */
  readonly url: string;
  /** An auditor's token. */
  readonly token: string;
  readonly fetch?: typeof fetch;
  /** Waits; injected by tests. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

const TRIES = 4;
const PAUSE = 500;
const LIMIT = 64 * 1024 * 1024;
/** What a collector shows to whoever bears the token. Off line for a moment is tried again; another answer is not. */
export const httpSource = ({
  url,
  token,
  fetch: send = fetch,
  pause = (time) => new Promise((resolve) => setTimeout(resolve, time)),
}: HttpSourceOptions): Source => {
  const mount = url.replace(/\/$/, '');
  const get = async (path: string): Promise<Response> => {
    for (let tried = 1; ; tried++) {
      const answer = await send(mount + path, {
        headers: { authorization: `Bearer ${token}` },
        // The token is for this address alone.
        redirect: 'error',
      }).catch((error: unknown) => {
        if (tried >= TRIES) throw new Error(`${mount}${path}: no answer`, { cause: error });
      });
      if (answer && (answer.status < 500 || tried >= TRIES)) return answer;
      await answer?.body?.cancel();
      await pause(PAUSE * 2 ** tried);
    }
  };
  const needed = async (path: string): Promise<Response> => {
    const answer = await get(path);
    if (answer.ok) return answer;
    const { detail = '' } = (await answer.json().catch(() => ({}))) as { detail?: string };
    throw new Error(`${mount}${path}: ${answer.status} ${detail}`.trim());
  };
  const bytesOf = async (answer: Response): Promise<Uint8Array> => {
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (bytes.length > LIMIT) throw new Error(`an answer of ${bytes.length} bytes`);
    return bytes;
  };
  const text = async (path: string): Promise<string> => (await needed(path)).text();
  const logs = async () =>
    (await (await needed('/logs')).json()) as {
      readonly logs: readonly LogInfo[];
      readonly configurations: readonly string[];
      readonly witnesses: readonly string[];
      readonly scope?: Scope;
    };

  return {
    scope: async () => (await logs()).scope,
    logs: async () => (await logs()).logs,
    checkpoint: (epoch) => text(`/logs/${epoch}/checkpoint`),
    vkey: async (epoch) => (await text(`/logs/${epoch}/vkey`)).trim(),
    witnessKeys: async () => (await logs()).witnesses,
    configurations: async () => (await logs()).configurations,
    async *entries(epoch, first, end) {
      for (let from = first; from < end; ) {
        const index = Math.floor(from / TILE_WIDTH);
        const width = Math.min(TILE_WIDTH, end - index * TILE_WIDTH);
        const path = tilePath({ level: 'entries', index, width });
        const bundle = parseEntryBundle(await bytesOf(await needed(`/logs/${epoch}/${path}`)));
        if (bundle.length !== width) throw new Error(`${path}: ${bundle.length} entries`);
        yield bundle.slice(from % TILE_WIDTH).map((entry) => Buffer.from(entry).toString());
        from = index * TILE_WIDTH + width;
      }
    },
    async *bodies(epoch, first, end) {
      // Broken off in between: what has arrived counts, and the rest is asked for again.
      for (let [from, tried] = [first, 1]; from < end; tried++) {
        try {
          const answer = await needed(`/logs/${epoch}/bodies?from=${from}&to=${end}`);
          for await (const page of linesOf(answer)) {
            yield page;
            from = (page.at(-1) as BodyLine).index + 1;
            tried = 0;
          }
          return;
        } catch (error) {
          if (!(error instanceof TypeError) || tried >= TRIES) throw error;
          await pause(PAUSE * 2 ** tried);
        }
      }
    },
    async notice(digest) {
      const answer = await get(`/notices/${digest}`);
      return answer.ok ? bytesOf(answer) : undefined;
    },
    async document(digest) {
      const answer = await get(`/documents/${digest}`);
      if (!answer.ok) return undefined;
      const name = answer.headers.get('content-disposition') ?? '';
      return { type: /\.([a-z0-9]{1,8})"$/.exec(name)?.[1] ?? 'bin', bytes: await bytesOf(answer) };
    },
    async stamps(epoch) {
      const { stamps } = (await (await needed(`/logs/${epoch}/timestamps`)).json()) as {
        stamps: readonly { size: number; checkpoint: string; token: string }[];
      };
      return stamps.map((stamp) => ({ ...stamp, token: Buffer.from(stamp.token, 'base64') }));
    },
    async cosigned(epoch) {
      const answer = await get(`/logs/${epoch}/cosigned`);
      return answer.ok ? answer.text() : undefined;
    },
    close: async () => {},
  };
};

async function* linesOf(answer: Response): AsyncGenerator<readonly BodyLine[]> {
  let rest = '';
  for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() as string;
    if (lines.length) yield lines.map((line) => JSON.parse(line) as BodyLine);
  }
  if (rest) throw new TypeError('the answer ended in the middle of a line');
}
