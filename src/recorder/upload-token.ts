import type { Platform } from '../platform/platform.ts';

/** A token that lets one purpose's segments in. */
export interface Upload {
  readonly token: string;
  /** ISO 8601. */
  readonly expires: string;
}

export interface UploadToken {
  /** What is held and still good, without asking. */
  held(): string | undefined;
  /** The token, asked for if none is held; else the status of the answer (0: none came). */
  get(signal: AbortSignal): Promise<string | number>;
  /** The collector did not take it. */
  drop(): void;
}

const MARGIN = 60_000;

/**
 * `receipt` hands out what came with the grant's receipt; without one the browser proves itself by the grant's key
 * and asks anew. `grant`: id of the grant's record, if it is known.
 */
export const createUploadToken = (
  { clock, digest, signer, transport }: Pick<Platform, 'clock' | 'digest' | 'signer' | 'transport'>,
  grant: () => string | undefined,
  receipt: (id: string) => Upload | undefined,
): UploadToken => {
  let token: string | undefined;
  let until = 0;
  let refused: string | undefined;
  let asking: Promise<string | number> | undefined;

  const take = (upload: Upload): string => {
    token = upload.token;
    // By a clock that is wrong every token looks expired: then it is good until it is refused.
    until = Math.max(Date.parse(upload.expires) - MARGIN || 0, clock.now() + MARGIN);
    return token;
  };
  const held = (): string | undefined => {
    if (token && clock.now() < until) return token;
    const upload = receipt(grant() ?? '');
    return upload && upload.token !== refused && upload.token !== token ? take(upload) : undefined;
  };

  const ask = async (proof: string, signal: AbortSignal): Promise<string | number> => {
    const path = `/proofs/${proof}/upload`;
    const t = new Date(clock.now()).toISOString();
    const signed = `POST\n${transport.mount}${path}\n${t}\n${await digest('')}`;
    const { signature } = await signer.sign(signed);
    if (signal.aborted) return 0;
    const answer = await transport.send({
      method: 'POST',
      path,
      headers: { Authorization: `Temoin proof=${proof},t=${t},sig=${signature}` },
      signal,
    });
    if (!answer.ok) return answer.status;
    const upload: Partial<Upload> = await answer.json();
    if (!upload.token || !upload.expires) throw new TypeError('the collector gave no upload token');
    return take(upload as Upload);
  };

  return {
    held,
    async get(signal) {
      const proof = grant();
      if (held() || !proof) return held() ?? 0;
      asking ??= ask(proof, signal).finally(() => {
        asking = undefined;
      });
      return asking;
    },
    drop() {
      refused = token;
      token = undefined;
    },
  };
};
