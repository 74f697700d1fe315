import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stamp } from '../../../src/collector/timestamps/stamp.ts';
import { formatCheckpoint, signNote } from '../../../src/log/index.ts';
import { stoppedClock } from '../collector/collecting.ts';
import { ed25519Signer, sha256 } from '../log/fixture.ts';
import { type Authority, bodyOf, listening, missing, opensslAuthority } from './authority.ts';

const log = ed25519Signer('boutique.example/temoin/2026q4');
const CHECKPOINT = signNote(
  formatCheckpoint({ origin: log.name, size: 3, root: sha256(new Uint8Array([3])) }),
  log,
);

const asking = (authority: string, random: (bytes: number) => Uint8Array = randomBytes) => {
  const clock = stoppedClock();
  const ending = new AbortController();
  return {
    clock,
    ending,
    stamped: stamp({ fetch, clock, random, authority }, Buffer.from(CHECKPOINT), ending.signal),
  };
};

describe('a checkpoint is stamped by an authority that is OpenSSL', () => {
  const undo: (() => void)[] = [];
  let authority: Authority;
  beforeAll(() => {
    if (!missing) authority = opensslAuthority((each) => undo.push(each));
  });
  afterAll(() => {
    for (const each of undo) each();
  });

  it('and OpenSSL verifies it, for these bytes and no others', async ({ skip }) => {
    skip(missing !== '', missing);
    const types: (string | undefined)[] = [];
    const url = await listening(async (request, response) => {
      types.push(request.method, request.headers['content-type'], request.headers['cookie']);
      response.setHeader('content-type', 'application/timestamp-reply');
      response.end(await authority.reply(await bodyOf(request)));
    });
    const token = await asking(url).stamped;
    expect(types).toEqual(['POST', 'application/timestamp-query', undefined]);
    expect(authority.verify(CHECKPOINT, token)).toContain('Verification: OK');
    const altered = CHECKPOINT.replace('\n3\n', '\n4\n');
    expect(authority.verify(altered, token)).toMatch(/Verification: FAILED[\s\S]*message imprint mismatch/);
  });

  it('unless the answer is that to another request, or for other bytes', async ({ skip }) => {
    skip(missing !== '', missing);
    const queries: Buffer[] = [];
    const url = await listening(async (request, response) => {
      queries.push(await bodyOf(request));
      response.end(await authority.reply(queries[0] as Buffer));
    });
    await asking(url).stamped;
    await expect(asking(url).stamped).rejects.toThrow('the nonce is that of another request');

    const liar = await listening(async (request, response) => {
      const query = await bodyOf(request);
      // The digest lies behind the algorithm and before the nonce.
      query[30] = (query[30] ?? 0) ^ 1;
      response.end(await authority.reply(query));
    });
    await expect(asking(liar).stamped).rejects.toThrow('the timestamp is for other bytes');

    const forgetful = await listening(async (request, response) => {
      const query = await bodyOf(request);
      // Without the nonce: version, imprint, certReq.
      const body = Buffer.concat([query.subarray(2, 5 + 51), query.subarray(-3)]);
      response.end(await authority.reply(Buffer.concat([Uint8Array.of(0x30, body.length), body])));
    });
    await expect(asking(forgetful).stamped).rejects.toThrow('the nonce is missing');
  });

  it('unless the authority rejects: then its reason is told', async ({ skip }) => {
    skip(missing !== '', missing);
    const url = await listening(async (request, response) => {
      const query = await bodyOf(request);
      // SHA-512 for SHA-256: an algorithm this authority does not take.
      query[query.indexOf(Buffer.from('0403040201'.slice(2), 'hex')) + 3] = 0x03;
      response.end(await authority.reply(query));
    });
    await expect(asking(url).stamped).rejects.toThrow(
      /^no timestamp was given: rejected: (unknown algorithm|bad data format); /,
    );
  });

  it('unless one byte of the answer’s status or time is another', async ({ skip }) => {
    skip(missing !== '', missing);
    const url = await listening(async (request, response) => {
      const answer = await authority.reply(await bodyOf(request));
      answer[answer.indexOf('202', 60) + 4] = 0x39;
      response.end(answer);
    });
    await expect(asking(url).stamped).rejects.toThrow("the timestamp's time is");
  });
});

describe('an authority that misbehaves leaves a fault that says how', () => {
  const answering = (answer: (response: ServerResponse) => unknown): Promise<string> =>
    listening(async (request, response) => {
      await bodyOf(request);
      answer(response);
    });

  it('when it never answers: no longer than ten seconds are waited', async () => {
    let arrived = (): void => {};
    const heard = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const { clock, stamped } = asking(await answering(() => arrived()));
    const outcome = expect(stamped).rejects.toThrow('no answer within 10 s');
    await heard;
    clock.go(10_000);
    await outcome;
  });

  it('when it begins to answer, and goes silent', async () => {
    let begun = (): void => {};
    const heard = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const url = await answering((response) => {
      response.write('0');
      begun();
    });
    const { clock, stamped } = asking(url);
    const outcome = expect(stamped).rejects.toThrow('no answer within 10 s');
    await heard;
    clock.go(10_000);
    await outcome;
  });

  it('when it sends ten megabytes: they are not read to their end', async () => {
    const url = await answering((response) => {
      response.on('error', () => {});
      response.end(Buffer.alloc(10_000_000));
    });
    await expect(asking(url).stamped).rejects.toThrow('the answer has more than 65536 bytes');
  });

  it.each([301, 302, 303, 307, 308])('when it redirects with %i: nobody else is asked', async (status) => {
    let asked = 0;
    const elsewhere = await listening((_, response) => {
      asked++;
      response.end();
    });
    const url = await answering((response) => response.writeHead(status, { location: elsewhere }).end());
    await expect(asking(url).stamped).rejects.toThrow(
      `it answers ${status}, a redirect, which is not followed`,
    );
    expect(asked).toBe(0);
  });

  it('when it answers an error, a page, or nothing', async () => {
    await expect(asking(await answering((r) => r.writeHead(503).end('later'))).stamped).rejects.toThrow(
      'it answers 503',
    );
    await expect(asking(await answering((r) => r.end('<!doctype html>'))).stamped).rejects.toThrow(
      'the answer is cut short',
    );
    await expect(asking(await answering((r) => r.end())).stamped).rejects.toThrow('the answer is missing');
    await expect(asking(await answering((r) => r.socket?.destroy())).stamped).rejects.toThrow(
      'it cannot be reached: ',
    );
    await expect(asking('http://127.0.0.1:1/').stamped).rejects.toThrow(/cannot be reached|bad port/);
  });

  it('when the collector ends meanwhile', async () => {
    let arrived = (): void => {};
    const heard = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const { ending, stamped } = asking(await answering(() => arrived()));
    const outcome = expect(stamped).rejects.toThrow('the collector ends');
    await heard;
    ending.abort(new Error('the collector ends'));
    await outcome;
  });
});
