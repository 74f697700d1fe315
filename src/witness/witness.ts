import { addCheckpoint, type CosigningParts } from './add-checkpoint.ts';

/** A witness, as one function from a request to its answer (C2SP tlog-witness). */
export interface Witness {
  /** Never rejects. */
  fetch(request: Request): Promise<Response>;
  /** Resolves when nothing is under way any more. Whoever listens stops listening first. */
  close(): Promise<void>;
}

export interface WitnessParts extends CosigningParts {
  /** Hears what went wrong here: the memory cannot be read or written. */
  readonly onFault: (error: unknown) => void;
}

/** A checkpoint with 16 signatures of the largest kind, and 63 hashes. */
const LIMIT = 128 * 1024;

const text = (status: number, body: string, headers: Record<string, string> = {}): Response =>
  new Response(body, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers } });

/** The body, where it is UTF-8 and not too long. */
const bodyOf = async (request: Request): Promise<string | undefined> => {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const reader = request.body?.getReader();
  let body = '';
  let length = 0;
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      length += part.value.length;
      if (length > LIMIT) {
        await reader?.cancel();
        return undefined;
      }
      body += decoder.decode(part.value, { stream: true });
    }
    return body + decoder.decode();
  } catch {
    // No text, or broken off: both are answered alike, and a sender who is gone hears nothing.
    return undefined;
  }
};

/**
 * Watches over the logs that it trusts: cosigns what only ever grew, and shows what it cosigned last. It keeps one
 * checkpoint a log, and no record of who asked.
 */
export const createWitness = (parts: WitnessParts): Witness => {
  const add = addCheckpoint(parts);
  const busy = new Set<Promise<Response>>();

  const submitted = async (request: Request): Promise<Response> => {
    const body = await bodyOf(request);
    if (body === undefined) return text(400, 'the body is not text of a sensible length\n');
    const verdict = await add(body);
    if ('cosignature' in verdict) return text(200, verdict.cosignature);
    const { status, says } = verdict.refusal;
    return text(status, `${says}\n`, status === 409 ? { 'content-type': 'text/x.tlog.size' } : {});
  };

  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const log = /^\/([0-9a-f]{64})\/checkpoint$/.exec(pathname)?.[1];
    const method = pathname === '/add-checkpoint' ? 'POST' : log ? 'GET' : undefined;
    if (!method) return text(404, 'there is nothing here\n');
    if (request.method !== method) return text(405, `only ${method}\n`, { allow: method });
    if (!log) return submitted(request);
    const latest = await parts.state.latest(log);
    return latest ? text(200, latest.note) : text(404, 'nothing of this log was cosigned here\n');
  };

  return {
    async fetch(request) {
      const answered = answer(request).catch((error: unknown) => {
        parts.onFault(error);
        return text(500, 'the witness cannot read or write its memory\n');
      });
      busy.add(answered);
      try {
        return await answered;
      } finally {
        busy.delete(answered);
      }
    },
    async close() {
      while (busy.size) await Promise.all(busy);
    },
  };
};
