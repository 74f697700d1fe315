import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Fault } from '../../../src/collector/fault.ts';
import { serve } from '../../../src/collector/serve.ts';
import type { LogHead, StoredTile } from '../../../src/collector/stores/log-store.ts';
import { COSIGNATURES, sqliteCosignatures } from '../../../src/collector/stores/sqlite-cosignatures.ts';
import { startWitnessing, witnessRound } from '../../../src/collector/witnesses/schedule.ts';
import { readWitness } from '../../../src/collector/witnesses/witness.ts';
import {
  cosign,
  cosignedAt,
  cosignerKey,
  formatCosignerKey,
  withSignatures,
} from '../../../src/log/cosignature.ts';
import {
  formatVerifierKey,
  type NoteSigner,
  parseNote,
  TILE_WIDTH,
  tileWidth,
  verifierKey,
} from '../../../src/log/index.ts';
import { openWitness } from '../../../src/witness/open-witness.ts';
import { folder, stoppedClock } from '../collector/collecting.ts';
import { ed25519Signer, sha256, verifyEd25519 } from '../log/fixture.ts';
import { bodyOf, listening } from '../timestamps/authority.ts';
import { boutique, growingLog } from './growing-log.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.parse('2026-11-03T10:00:00Z');

/** A partner's own witness, on loopback, counting what it is asked. */
const partner = async (...logs: readonly NoteSigner[]) => {
  const faults: unknown[] = [];
  const { witness, vkey } = openWitness({
    data: folder(),
    logs,
    name: 'partner.example/witness',
    now: () => NOW,
    onFault: (error) => faults.push(error),
  });
  const asked: string[] = [];
  const counting = {
    ...witness,
    async fetch(request: Request) {
      const body = await request.text();
      const answer = await witness.fetch(new Request(request.url, { method: 'POST', body }));
      asked.push(`${body.split('\n')[0]}: ${answer.status}`);
      return answer;
    },
  };
  const serving = await serve({ collector: counting, port: 0 });
  onTestFinished(() => serving.close());
  const add = (body: string) =>
    witness.fetch(new Request('http://witness.test/add-checkpoint', { method: 'POST', body }));
  return { vkey, asked, faults, add, url: `http://127.0.0.1:${serving.port}/` };
};

type Log = ReturnType<typeof growingLog>;

const collecting = (configured: readonly { readonly vkey: string; readonly url: string }[], log: Log) => {
  const database = new Database(':memory:');
  database.exec(COSIGNATURES);
  const kept = sqliteCosignatures(database);
  const clock = stoppedClock(NOW);
  const faults: Fault[] = [];
  const heads = new Map<string, LogHead>();
  const grow = (size: number, from: Log = log, epoch = '2026q4', over: Partial<LogHead> = {}): void =>
    void heads.set(epoch, { epoch, origin: from.key.name, size, checkpoint: from.checkpoint(size), ...over });
  /** As the store has it: tiles that have run ahead of nothing, and no more than were asked for. */
  const tiles = async (epoch: string, wanted: readonly Omit<StoredTile, 'data'>[]) =>
    wanted.flatMap(({ level, index }) => {
      const width = tileWidth(level, index, heads.get(epoch)?.size ?? 0);
      const data = log.tiles.read(level, index)?.subarray(0, 32 * Math.min(TILE_WIDTH, width));
      return data?.length ? [{ level, index, data }] : [];
    });
  let calls = 0;
  const parts = {
    store: { ...kept, logs: async () => [...heads.values()], tiles },
    fetch: (...of: Parameters<typeof fetch>) => {
      calls++;
      return fetch(...of);
    },
    clock,
    witnesses: configured.map(readWitness),
    onFault: (fault: Fault) => faults.push(fault),
  };
  onTestFinished(() => void database.close());
  const round = witnessRound(parts);
  const { signal } = new AbortController();
  /** So many minutes pass, and each brings its round. */
  const minutes = async (count = 1): Promise<void> => {
    for (let minute = 0; minute < count; minute++) {
      await round(signal);
      clock.go(MINUTE);
    }
  };
  return { parts, kept, faults, clock, grow, minutes, round, calls: () => calls };
};

const lineOf = async (kept: ReturnType<typeof collecting>['kept'], size: number) =>
  (await kept.cosignatures('2026q4', size)).map(({ line }) => line);

describe('a collector hands its checkpoints to witnesses', () => {
  it('once a minute where its log grew, with the proof from what each cosigned last', async () => {
    const log = growingLog(boutique());
    const witness = await partner(log.key);
    const { kept, faults, grow, minutes } = collecting([witness], log);
    const sizes = [1, 1, 5, 300, 300, 512, 513, 600];
    for (const size of sizes) {
      grow(size);
      await minutes();
    }
    expect(faults).toEqual([]);
    expect(witness.asked).toEqual([
      'old 0: 200',
      'old 1: 200',
      'old 5: 200',
      'old 300: 200',
      'old 512: 200',
      'old 513: 200',
    ]);
    const { key } = readWitness(witness);
    for (const size of new Set(sizes)) {
      const cosigned = withSignatures(log.checkpoint(size), await lineOf(kept, size));
      expect(cosignedAt(cosigned, key, verifyEd25519), `size ${size}`).toBe(NOW / 1000);
    }
    expect(await kept.lastCosignature('2026q4', formatCosignerKey(key))).toEqual({
      epoch: '2026q4',
      size: 600,
      witness: formatCosignerKey(key),
      checkpoint: log.checkpoint(600),
      line: expect.stringMatching(/^— partner\.example\/witness \S+\n$/u),
      at: NOW + 7 * MINUTE,
    });
  });

  it('from the size that the witness says, where that is another than is known here', async () => {
    const log = growingLog(boutique());
    const witness = await partner(log.key);
    await witness.add(log.request(0, 77));
    const { kept, faults, grow, minutes } = collecting([witness], log);
    grow(300);
    await minutes();
    expect(witness.asked).toEqual(['old 0: 409', 'old 77: 200']);
    expect(await lineOf(kept, 300)).toHaveLength(1);
    // It is where the log is, already.
    await witness.add(log.request(300, 310));
    grow(310);
    await minutes();
    expect(witness.asked.slice(2)).toEqual(['old 300: 409', 'old 310: 200']);
    expect(await lineOf(kept, 310)).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  it('each log by itself, the newest first, and none that was dropped', async () => {
    const log = growingLog(boutique());
    const older = growingLog({ ...log.key, ...oldKey(log.key) });
    const witness = await partner(log.key);
    const { kept, faults, grow, minutes } = collecting([witness], log);
    grow(9, older, '2026q2', { dropped: true });
    grow(7, older, '2026q3');
    grow(5);
    await minutes();
    expect(witness.asked).toEqual(['old 0: 200', 'old 0: 200']);
    expect([await kept.cosignedSize('2026q4', 5), await kept.cosignedSize('2026q3', 9)]).toEqual([5, 7]);
    expect(await kept.cosignedSize('2026q2', 9)).toBe(0);
    expect(faults).toEqual([]);
  });

  it('by its clock, and no more once it stops', async () => {
    const log = growingLog(boutique());
    const witness = await partner(log.key);
    const { parts, kept, clock, grow } = collecting([witness], log);
    grow(5);
    const cosigned = new Promise<void>((resolve) => {
      parts.store.keepCosignature = async (cosignature) => {
        await kept.keepCosignature(cosignature);
        resolve();
      };
    });
    const stop = startWitnessing(parts);
    await cosigned;
    await stop();
    grow(6);
    clock.go(HOUR);
    expect(witness.asked).toEqual(['old 0: 200']);
  });
});

const oldKey = ({ publicKey }: NoteSigner) =>
  verifierKey(sha256, 'boutique.example/temoin/2026q3', publicKey);

/** A witness by hand: `answer` says what it makes of a request. */
const made = async (
  answer: (body: string) => { status: number; type?: string; text: string } | undefined,
) => {
  const signer = ed25519Signer('partner.example/witness');
  const key: NoteSigner = { ...signer, ...cosignerKey(sha256, signer.name, signer.publicKey) };
  const url = await listening(async (request, response) => {
    const answered = answer((await bodyOf(request)).toString());
    if (!answered) return;
    response.writeHead(answered.status, { 'content-type': answered.type ?? 'text/plain' }).end(answered.text);
  });
  return { key, vkey: formatCosignerKey(key), url };
};

describe('a witness that misbehaves leaves a fault, and no cosignature', () => {
  const log = growingLog(boutique());
  const { text } = parseNote(log.checkpoint(9));
  const TIME = NOW / 1000;
  const faultOf = async (answer: (key: NoteSigner) => { status: number; type?: string; text: string }) => {
    const witness = await made(() => answer(witness.key));
    const { kept, faults, grow, minutes } = collecting([witness], log);
    grow(9);
    await minutes();
    expect(await lineOf(kept, 9)).toEqual([]);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.during).toBe('witness partner.example/witness, log 2026q4');
    return ((faults[0] as Fault).error as Error).message;
  };
  const size = (of: string) => ({ status: 409, type: 'text/x.tlog.size', text: of });

  it('when it signs something else, at no time, in the time to come, or with another key', async () => {
    const ok = (line: string) => ({ status: 200, text: line });
    const larger = parseNote(log.checkpoint(10)).text;
    expect(await faultOf((key) => ok(cosign(larger, TIME, key)))).toBe(
      'wrong cosignature by partner.example/witness',
    );
    expect(await faultOf((key) => ok(cosign(text, TIME + 4000, key)))).toBe(
      'its cosignature is of a time to come',
    );
    expect(await faultOf(() => ok(cosign(text, TIME, log.key)))).toBe(
      'its answer has no signature by its key',
    );
    const plain = (key: NoteSigner) =>
      ok(cosign(text, TIME, { ...key, sign: (m) => key.sign(m.subarray(1)) }));
    expect(await faultOf(plain)).toBe('wrong cosignature by partner.example/witness');
  });

  it('when it answers nonsense', async () => {
    expect(await faultOf(() => ({ status: 200, text: '' }))).toBe('its answer has no signature by its key');
    expect(await faultOf(() => ({ status: 200, text: '<!doctype html>\n' }))).toBe(
      'note: bad signature line',
    );
    expect(await faultOf(() => ({ status: 200, text: 'no line' }))).toMatch(/^note: /);
    expect(await faultOf((key) => ({ status: 200, text: `\n${cosign(text, TIME, key)}` }))).toMatch(
      /^note: /,
    );
    expect(await faultOf(() => ({ status: 200, text: 'x'.repeat(200_000) }))).toBe(
      'the answer has more than 131072 bytes',
    );
    expect(await faultOf(() => ({ status: 500, text: '' }))).toBe('it answers 500');
    expect(await faultOf(() => ({ status: 307, text: '' }))).toContain('a redirect, which is not followed');
  });

  it('when it refuses: the fault says what that means', async () => {
    expect(await faultOf(() => ({ status: 403, text: '' }))).toBe(
      'it does not accept the signature of this log',
    );
    expect(await faultOf(() => ({ status: 404, text: '' }))).toBe('it does not know this log');
    expect(await faultOf(() => ({ status: 422, text: '' }))).toContain('NOT consistent');
  });

  it('when its sizes are none, or lead nowhere', async () => {
    expect(await faultOf(() => ({ ...size('4\n'), type: 'text/plain' }))).toContain('without the size');
    for (const wrong of ['4', '', '04\n', '-1\n', '4\n4\n', '99999999999999999\n'])
      expect(await faultOf(() => size(wrong)), wrong).toContain('without the size');
    // Either it watched another log under this name, or this one lost what it had signed.
    expect(await faultOf(() => size('12\n'))).toBe('it cosigned 12 entries, and this log has 9');
    expect(await faultOf(() => size('0\n'))).toContain('the very size that it was sent');
    expect(await faultOf(() => size('4\n'))).toBe('it answers 409');
  });

  it('when it is away: it is tried again in pauses that grow, and the others are none the worse', async () => {
    const away = await made(() => undefined);
    const sound = await partner(log.key);
    const gone = { vkey: away.vkey, url: 'http://127.0.0.1:1/' };
    const { kept, faults, grow, minutes, calls } = collecting([gone, sound], log);
    for (let entries = 1; entries <= 130; entries++) {
      grow(entries);
      await minutes();
    }
    // Of the sound one each minute; of the other at 0, 1, 3, 7, 15, 31, 63 and 123 minutes.
    expect(sound.asked).toHaveLength(130);
    expect(calls()).toBe(130 + 8);
    expect(faults).toHaveLength(8);
    expect(await lineOf(kept, 130)).toHaveLength(1);
  });

  it('when it never answers: the others are served meanwhile, and it is given ten seconds', async () => {
    let arrived = (): void => {};
    const heard = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const silent = await made(() => void arrived());
    const sound = await partner(log.key);
    const { parts, kept, faults, clock, grow, round } = collecting([silent, sound], log);
    const served = new Promise<void>((resolve) => {
      parts.store.keepCosignature = async (cosignature) => {
        await kept.keepCosignature(cosignature);
        resolve();
      };
    });
    grow(9);
    const rounds = round(new AbortController().signal);
    await Promise.all([heard, served]);
    expect(await lineOf(kept, 9)).toHaveLength(1);
    clock.go(10_000);
    await rounds;
    expect(faults.map(({ error }) => (error as Error).message)).toEqual(['no answer within 10 s']);
  });

  it('when it adds lines by others: only its own is kept', async () => {
    const witness = await made((body) => {
      const note = body.slice(body.indexOf('\n\n') + 2);
      const other = ed25519Signer('other.example/witness');
      const line = cosign(parseNote(note).text, TIME, witness.key);
      return { status: 200, text: cosign(parseNote(note).text, TIME, other) + line };
    });
    const { kept, faults, grow, minutes } = collecting([witness], log);
    grow(9);
    await minutes();
    expect(faults).toEqual([]);
    expect(await lineOf(kept, 9)).toEqual([cosign(text, TIME, witness.key)]);
  });
});

describe('a witness in the configuration', () => {
  it('is a cosigner’s key and an address', () => {
    const { key } = readWitness({
      vkey: `${formatCosignerKey(cosignerKey(sha256, 'a.example/w', new Uint8Array(32)))}\n`,
      url: 'https://a.example/w//',
    });
    expect(key.name).toBe('a.example/w');
    expect(() => readWitness({ vkey: formatVerifierKey(boutique()), url: 'https://a.example' })).toThrow(
      'not that of a cosigner',
    );
  });
});
