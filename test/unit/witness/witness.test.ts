import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cosignedAt, cosignerKey } from '../../../src/log/cosignature.ts';
import { type NoteSigner, openNote, signNote } from '../../../src/log/index.ts';
import { fileState } from '../../../src/witness/file-state.ts';
import type { WitnessState } from '../../../src/witness/state.ts';
import { createWitness } from '../../../src/witness/witness.ts';
import { folder } from '../collector/collecting.ts';
import { ed25519Signer, sha256, verifyEd25519 } from '../log/fixture.ts';
import { boutique, growingLog, ORIGIN } from './growing-log.ts';

const NOW = Date.parse('2026-11-03T10:00:00.900Z');

const cosigner = (): NoteSigner => {
  const signer = ed25519Signer('partner.example/witness');
  return { ...signer, ...cosignerKey(sha256, signer.name, signer.publicKey) };
};

const witnessing = (
  logs: readonly NoteSigner[],
  state: WitnessState = fileState(`${folder()}/logs`),
  key: NoteSigner = cosigner(),
) => {
  const faults: unknown[] = [];
  let now = NOW;
  const witness = createWitness({
    sha256,
    verify: verifyEd25519,
    logs,
    cosigner: key,
    state,
    now: () => now,
    onFault: (error) => faults.push(error),
  });
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await witness.fetch(new Request(`http://witness.test${path}`, init));
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    };
  };
  return {
    key,
    faults,
    state,
    witness,
    ask,
    add: (body: string | Uint8Array<ArrayBuffer>) => ask('/add-checkpoint', { method: 'POST', body }),
    go: (ms: number) => {
      now += ms;
    },
  };
};

const shown = (origin: string): string =>
  `/${Buffer.from(sha256(Buffer.from(origin))).toString('hex')}/checkpoint`;

describe('a witness cosigns', () => {
  it('a log from its first checkpoint on, as it grows, and the same size again', async () => {
    const log = growingLog(boutique());
    const { key, add, ask, go } = witnessing([log.key]);
    expect((await ask(shown(ORIGIN))).status).toBe(404);
    let size = 0;
    for (const next of [1, 1, 2, 3, 7, 8, 255, 256, 257, 512, 600, 600]) {
      const { status, type, text } = await add(log.request(size, next));
      expect([next, status, type]).toEqual([next, 200, 'text/plain; charset=utf-8']);
      expect(text).toMatch(/^— partner\.example\/witness [\w+/]+=*\n$/u);
      const note = log.checkpoint(next) + text;
      expect(cosignedAt(note, key, verifyEd25519)).toBe(Math.floor((NOW + 1000 * size) / 1000));
      expect(await ask(shown(ORIGIN))).toEqual({
        status: 200,
        type: 'text/plain; charset=utf-8',
        text: note,
      });
      go(1000 * (next - size));
      size = next;
    }
  });

  it('an empty log, with the root that the empty tree has', async () => {
    const log = growingLog(boutique());
    const { add } = witnessing([log.key]);
    expect((await add(log.request(0, 0))).status).toBe(200);
    expect((await add(log.request(0, 5))).status).toBe(200);
    const other = witnessing([log.key]);
    const wrong = signNote(`${ORIGIN}\n0\n${Buffer.alloc(32).toString('base64')}\n`, log.key);
    expect((await other.add(`old 0\n\n${wrong}`)).status).toBe(422);
  });

  it('each log by itself, and each quarter of a log with the key that was trusted for one', async () => {
    const key = boutique();
    const quarter = (epoch: string): NoteSigner => {
      const name = `boutique.example/temoin/${epoch}`;
      return { ...key, name, id: cosignless(name, key) };
    };
    const next = growingLog(quarter('2027q1'), 'next');
    const { add, ask } = witnessing([key, ed25519Signer('autre.example/temoin/2026q4')]);
    expect((await add(growingLog(key).request(0, 9))).status).toBe(200);
    expect((await add(next.request(0, 4))).status).toBe(200);
    expect((await ask(shown('boutique.example/temoin/2027q1'))).text).toContain('\n4\n');
    expect((await ask(shown(ORIGIN))).text).toContain('\n9\n');

    // Another key under that name, another site with that key, and what is no quarter, are strangers.
    const stranger = growingLog(ed25519Signer('boutique.example/temoin/2027q1'));
    expect((await add(stranger.request(0, 4))).status).toBe(403);
    for (const epoch of ['2027q5', '2027', 'x/2027q1'])
      expect((await add(growingLog(quarter(epoch)).request(0, 4))).status).toBe(404);
  });

  it('with the log’s own signature, and passes over those of others', async () => {
    const log = growingLog(boutique());
    const { add, ask, key } = witnessing([log.key]);
    const other = ed25519Signer('other.example/witness');
    const body = `old 0\n\n${log.checkpoint(3, other, log.key, ed25519Signer(ORIGIN))}`;
    const { status, text } = await add(body);
    expect(status).toBe(200);
    // What it shows carries no line that it did not verify.
    expect((await ask(shown(ORIGIN))).text).toBe(log.checkpoint(3) + text);
    expect(openNote(log.checkpoint(3) + text, [log.key], verifyEd25519).signedBy).toEqual([log.key]);
    expect(cosignedAt(log.checkpoint(3) + text, key, verifyEd25519)).toBeDefined();
  });
});

const cosignless = (name: string, { publicKey }: NoteSigner): string => {
  const hash = sha256(Buffer.concat([Buffer.from(`${name}\n\x01`), publicKey]));
  return Buffer.from(hash.subarray(0, 4)).toString('hex');
};

describe('a witness refuses', () => {
  const log = growingLog(boutique());
  const having = async (size: number) => {
    const opened = witnessing([log.key]);
    expect((await opened.add(log.request(0, size))).status).toBe(200);
    return opened;
  };

  it('another past of a log: larger, smaller, of the same size', async () => {
    const forged = growingLog(log.key, 'forged');
    const { add, ask } = await having(9);
    expect((await add(forged.request(9, 12))).status).toBe(422);
    expect((await add(forged.request(9, 9))).status).toBe(422);
    // A proof that fits the forged log alone, and one that fits the true one.
    expect((await add(`${log.request(9, 12).split('\n\n')[0]}\n\n${forged.checkpoint(12)}`)).status).toBe(
      422,
    );
    expect((await add(`old 9\n\n${log.checkpoint(12)}`)).status).toBe(422);
    expect((await add(`old 0\n\n${forged.checkpoint(9)}`)).status).toBe(409);
    expect((await ask(shown(ORIGIN))).text.startsWith(log.checkpoint(9))).toBe(true);
    expect((await add(log.request(9, 12))).status).toBe(200);
  });

  it('an old size that is not its own, and tells its own', async () => {
    const { add } = await having(9);
    for (const old of [0, 3, 10, 12])
      expect(await add(log.request(old, 12))).toEqual({ status: 409, type: 'text/x.tlog.size', text: '9\n' });
    expect(await add(log.request(3, 3))).toMatchObject({ status: 409, text: '9\n' });
    expect((await witnessing([log.key]).add(log.request(2, 12))).text).toBe('0\n');
  });

  it('an old size above the checkpoint’s', async () => {
    const { add } = await having(9);
    expect((await add(`old 9\n\n${log.checkpoint(4)}`)).status).toBe(400);
  });

  it('a proof where none belongs', async () => {
    const proof = `${Buffer.alloc(32).toString('base64')}\n`;
    const { add } = await having(9);
    expect((await add(`old 9\n${proof}\n${log.checkpoint(9)}`)).status).toBe(422);
    expect((await witnessing([log.key]).add(`old 0\n${proof}\n${log.checkpoint(9)}`)).status).toBe(422);
  });

  it('a log it does not know, before it looks at any signature', async () => {
    const { add } = await having(9);
    const unknown = growingLog(ed25519Signer('unknown.example/temoin/2026q4'));
    expect((await add(unknown.request(0, 3))).status).toBe(404);
  });

  it('a checkpoint that the log did not sign, or whose signature is spoilt', async () => {
    const { add } = await having(9);
    const body = log.request(9, 12);
    const [head] = body.split('\n\n');
    expect(
      (await add(`${head}\n\n${log.checkpoint(12, ed25519Signer('other.example/witness'))}`)).status,
    ).toBe(403);
    expect((await add(`${head}\n\n${log.checkpoint(12, ed25519Signer(ORIGIN))}`)).status).toBe(403);
    const spoilt = { ...log.key, sign: (message: Uint8Array) => log.key.sign(message.subarray(1)) };
    expect((await add(`${head}\n\n${log.checkpoint(12, spoilt)}`)).status).toBe(403);
    // A good signature beside it helps nothing: the note is malformed.
    expect((await add(`${head}\n\n${log.checkpoint(12, log.key, spoilt)}`)).status).toBe(403);
    expect((await add(body)).status).toBe(200);
  });

  it('what is no request: every prefix of one, other bytes, and too many of them', async () => {
    const { add, faults } = await having(9);
    const body = log.request(9, 200);
    for (let end = 0; end < body.length - 1; end += 7)
      expect((await add(body.slice(0, end))).status, `first ${end}`).toBe(400);
    for (const other of [
      '',
      'old 9',
      body.replace('old 9', 'old 09'),
      body.replaceAll('\n', '\r\n'),
      body.replace('\n200\n', '\n0200\n'),
      `${body}\n`,
      `${body}more`,
      body.replace('boutique', 'bou\u0000tique'),
    ])
      expect((await add(other)).status, JSON.stringify(other.slice(0, 60))).toBe(400);
    expect((await add(Uint8Array.of(...Buffer.from(body).subarray(0, 40), 0xff, 0xfe))).status).toBe(400);
    expect((await add(body.padEnd(200_000, '\n'))).status).toBe(400);
    expect((await add(body)).status).toBe(200);
    expect(faults).toEqual([]);
  });

  it('other addresses and methods', async () => {
    const { ask } = await having(9);
    expect((await ask('/add-checkpoint')).status).toBe(405);
    expect((await ask(shown(ORIGIN), { method: 'DELETE' })).status).toBe(405);
    for (const path of [
      '/',
      '/sign-subtree',
      '/..%2fvkey',
      '/logs',
      `${shown(ORIGIN)}/..`,
      `/x${shown(ORIGIN)}`,
    ])
      expect((await ask(path)).status, path).toBe(404);
  });
});

describe('a witness never cosigns two roots of one size', () => {
  it('however many ask at once, for the true log and for forged ones', async () => {
    const key = boutique();
    const pasts = ['leaf', 'forged', 'forged again'].map((seed) => growingLog(key, seed, 40));
    const { add, key: own } = witnessing([key]);
    const cosigned = new Map<number, Set<string>>();
    // Every past begins alike for the witness: with nothing. The first that comes in wins.
    for (let old = 0; old < 40; old++)
      await Promise.all(
        pasts.flatMap((past) =>
          [1, 1, 2, 3].map(async (step) => {
            const size = Math.min(40, old + step);
            const { status, text } = await add(past.request(old, size));
            if (status !== 200) return;
            const note = past.checkpoint(size) + text;
            expect(cosignedAt(note, own, verifyEd25519)).toBeDefined();
            const roots = cosigned.get(size) ?? new Set();
            cosigned.set(size, roots.add(note.split('\n')[2] as string));
          }),
        ),
      );
    expect(cosigned.size).toBeGreaterThan(30);
    for (const [size, roots] of cosigned) expect([size, roots.size]).toEqual([size, 1]);
    const first = pasts.find(({ checkpoint }) =>
      cosigned.get(1)?.has(checkpoint(1).split('\n')[2] as string),
    );
    for (const [size, roots] of cosigned)
      expect(roots.has(first?.checkpoint(size).split('\n')[2] as string), `size ${size}`).toBe(true);
  });

  it('nor when two processes hold its folder', async () => {
    const key = boutique();
    const own = cosigner();
    const place = `${folder()}/logs`;
    const pasts = ['leaf', 'forged'].map((seed) => growingLog(key, seed, 30));
    const witnesses = [0, 1, 2].map(() => witnessing([key], fileState(place), own));
    let cosigned = 0;
    const roots = new Map<number, string>();
    for (let size = 0; size < 30; size++)
      await Promise.all(
        witnesses.flatMap(({ add }) =>
          pasts.map(async (past) => {
            const { status } = await add(past.request(size, size + 1));
            if (status !== 200) return;
            cosigned++;
            const root = past.checkpoint(size + 1).split('\n')[2] as string;
            expect(roots.get(size + 1) ?? root, `size ${size + 1}`).toBe(root);
            roots.set(size + 1, root);
          }),
        ),
      );
    expect(cosigned).toBeGreaterThanOrEqual(30);
    for (const { faults } of witnesses) expect(faults).toEqual([]);
  });

  it('nor when its memory cannot be written: then it cosigns nothing', async () => {
    const log = growingLog(boutique());
    const sound = fileState(`${folder()}/logs`);
    let full = false;
    const { add, faults } = witnessing([log.key], {
      latest: (name) => sound.latest(name),
      keep: (...of) => (full ? Promise.reject(new Error('ENOSPC')) : sound.keep(...of)),
    });
    await add(log.request(0, 5));
    full = true;
    expect(await add(log.request(5, 6))).toMatchObject({
      status: 500,
      text: 'the witness cannot read or write its memory\n',
    });
    expect(faults).toEqual([new Error('ENOSPC')]);
    full = false;
    expect((await add(log.request(5, 7))).status).toBe(200);
  });

  it('nor when its memory is damaged: that is no empty memory', async () => {
    const log = growingLog(boutique());
    const place = `${folder()}/logs`;
    const { add, ask, faults } = witnessing([log.key], fileState(place));
    await add(log.request(0, 5));
    writeFileSync(join(place, shown(ORIGIN).slice(1, 65), '1'), log.checkpoint(5).slice(0, 60));
    for (const old of [0, 5]) expect((await add(log.request(old, 6))).status).toBe(500);
    expect(faults).toHaveLength(2);
    expect((await ask(shown(ORIGIN))).text).not.toContain('\n6\n');
  });

  it('and remembers before it answers', async () => {
    const log = growingLog(boutique());
    const sound = fileState(`${folder()}/logs`);
    let write = (): void => {};
    let reached = (): void => {};
    const writing = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const { add } = witnessing([log.key], {
      latest: (name) => sound.latest(name),
      keep: (...of) =>
        new Promise((resolve, reject) => {
          write = () => void sound.keep(...of).then(resolve, reject);
          reached();
        }),
    });
    let answered = false;
    const asked = add(log.request(0, 5)).then((answer) => {
      answered = true;
      return answer;
    });
    await writing;
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toBe(false);
    write();
    expect((await asked).status).toBe(200);
  });
});
