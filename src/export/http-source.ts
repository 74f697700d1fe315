import { sha256hex } from '../collector/sha256.ts';
import { parseEntryBundle, TILE_WIDTH, tilePath } from '../log/index.ts';
import { bytesIn, jsonIn, linesIn, MIB, textIn } from './http-answer.ts';
import { readBodyLine, readLogs, readStamps, type ToldLogs } from './http-told.ts';
import type { BodyLine, Source } from './source.ts';

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
/** Bytes of a document, of 256 entries, of a quarter's timestamps. */
const LARGE = 64 * MIB;
const DIGEST = /^[0-9a-f]{64}$/;

/**
 * What a collector shows to whoever bears the token. Off line for a moment is tried again; another answer is not. The
 * collector need not be honest: every answer is bounded, and rejects where it is not of its form, or not what was asked.
 */
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
    const told = (await jsonIn(answer, MIB).catch(() => ({}))) as { readonly detail?: unknown } | null;
    throw new Error(`${mount}${path}: ${answer.status} ${String(told?.detail ?? '').slice(0, 200)}`.trim());
  };
  const text = async (path: string): Promise<string> => textIn(await needed(path), MIB);
  const logs = async (): Promise<ToldLogs> => readLogs(await jsonIn(await needed('/logs'), MIB));
  /** What is named by its SHA-256 is that, or nothing. */
  const named = async (kind: 'notices' | 'documents', digest: string) => {
    if (!DIGEST.test(digest)) throw new Error(`${JSON.stringify(digest)} is no SHA-256`);
    const answer = await get(`/${kind}/${digest}`);
    if (!answer.ok) return undefined;
    const bytes = await bytesIn(answer, LARGE);
    if (sha256hex(bytes) !== digest) throw new Error(`${mount}/${kind}/${digest} has another SHA-256`);
    return { answer, bytes };
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
        const bundle = parseEntryBundle(await bytesIn(await needed(`/logs/${epoch}/${path}`), LARGE));
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
          for await (const lines of linesIn(answer, MIB)) {
            const page: BodyLine[] = [];
            for (const line of lines) {
              page.push(readBodyLine(line, from, end));
              from = (page.at(-1) as BodyLine).index + 1;
              tried = 0;
            }
            if (page.length) yield page;
          }
          return;
        } catch (error) {
          if (!(error instanceof TypeError) || tried >= TRIES) throw error;
          await pause(PAUSE * 2 ** tried);
        }
      }
    },
    notice: async (digest) => (await named('notices', digest))?.bytes,
    async document(digest) {
      const found = await named('documents', digest);
      const name = found?.answer.headers.get('content-disposition') ?? '';
      return found && { type: /\.([a-z0-9]{1,8})"$/.exec(name)?.[1] ?? 'bin', bytes: found.bytes };
    },
    stamps: async (epoch) => readStamps(await jsonIn(await needed(`/logs/${epoch}/timestamps`), LARGE)),
    async cosigned(epoch) {
      const answer = await get(`/logs/${epoch}/cosigned`);
      return answer.ok ? textIn(answer, MIB) : undefined;
    },
    close: async () => {},
  };
};
