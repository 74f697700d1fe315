import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { witness } from '../../../src/cli/witness.ts';
import {
  cosignedAt,
  cosignerKey,
  formatCosignerKey,
  parseCosignerKey,
} from '../../../src/log/cosignature.ts';
import { formatVerifierKey, type NoteSigner, type VerifierKey } from '../../../src/log/index.ts';
import { folder } from '../collector/collecting.ts';
import { ed25519Signer, sha256, verifyEd25519 } from '../log/fixture.ts';
import { boutique, growingLog } from './growing-log.ts';

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));

interface Running {
  readonly vkey: string;
  readonly key: VerifierKey;
  readonly url: string;
  readonly child: ChildProcess;
  /** Rejects where nobody answers. */
  add(body: string): Promise<{ readonly status: number; readonly text: string }>;
  /** Exit code, or the signal that it died of. */
  readonly ended: Promise<unknown>;
}

const keyFile = (...keys: readonly VerifierKey[]): string => {
  const file = join(folder(), 'logs.vkey');
  writeFileSync(file, keys.map((key) => `${formatVerifierKey(key)}\n`).join(''));
  return file;
};

const start = async (...args: readonly string[]): Promise<Running> => {
  const child = spawn(execPath, [CHILD, ...args, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal);
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) if (lines.push(line) === 2) break;
  const [vkey = '', ready = ''] = lines;
  const url = /^temoin ready (http:\/\/127\.0\.0\.1:\d+)\/$/.exec(ready)?.[1] as string;
  return {
    vkey,
    key: parseCosignerKey(sha256, vkey),
    url,
    child,
    ended,
    async add(body) {
      const answer = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
      return { status: answer.status, text: await answer.text() };
    },
  };
};

const refused = async (...args: readonly string[]): Promise<string> => {
  const io = { out: () => {}, err: () => {}, stop: AbortSignal.abort() };
  return witness.run(args, io).then(
    (code) => `ended with ${code}`,
    (error: Error) => `${error.name}: ${error.message}`,
  );
};

describe('temoin witness', () => {
  it('makes its key once, prints it, cosigns, and ends when it is told to', async () => {
    const log = growingLog(boutique());
    const data = join(folder(), 'witness');
    const first = await start('--log', keyFile(log.key), '--data', data, '--name', 'partner.example/witness');
    expect(first.vkey).toMatch(/^partner\.example\/witness\+[0-9a-f]{8}\+B/);
    const { status, text } = await first.add(log.request(0, 5));
    expect(status).toBe(200);
    expect(cosignedAt(log.checkpoint(5) + text, first.key, verifyEd25519)).toBeGreaterThan(1_700_000_000);
    expect(readdirSync(data).sort()).toEqual(['logs', 'vkey', 'witness-key.pem']);
    expect(statSync(join(data, 'witness-key.pem')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(data, 'vkey'), 'utf8')).toBe(`${first.vkey}\n`);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);

    const again = await start('--log', keyFile(log.key), '--data', data);
    expect(again.vkey).toBe(first.vkey);
    expect(await again.add(log.request(0, 9))).toEqual({ status: 409, text: '5\n' });
    expect((await again.add(log.request(5, 9))).status).toBe(200);
  });

  it('finishes what was asked before it ends', async () => {
    const log = growingLog(boutique(), 'leaf', 64);
    const data = folder();
    const running = await start('--log', keyFile(log.key), '--data', data);
    const asked = Array.from({ length: 32 }, () => running.add(log.request(0, 1)));
    await Promise.race(asked);
    running.child.kill('SIGTERM');
    const statuses = (await Promise.allSettled(asked)).flatMap((each) =>
      each.status === 'fulfilled' ? [each.value.status] : [],
    );
    expect(statuses.filter((status) => status === 200).length).toBe(1);
    expect(new Set(statuses)).toEqual(new Set(statuses.length > 1 ? [200, 409] : [200]));
    expect(await running.ended).toBe(0);
  });

  it('takes several logs, from one file or several', async () => {
    const [one, two, three] = ['un', 'deux', 'trois'].map((site) =>
      growingLog(ed25519Signer(`${site}.example/temoin/2026q4`), site, 8),
    ) as [ReturnType<typeof growingLog>, ReturnType<typeof growingLog>, ReturnType<typeof growingLog>];
    const running = await start(
      '--log',
      keyFile(one.key, two.key),
      '--log',
      keyFile(three.key),
      '--data',
      folder(),
    );
    for (const log of [one, two, three]) expect((await running.add(log.request(0, 3))).status).toBe(200);
    expect(running.vkey).toMatch(/^witness\/[0-9a-f]{16}\+/);
  });

  it('says what is wrong with its arguments', async () => {
    const log = keyFile(boutique());
    const data = folder();
    expect(await refused('--data', data, '--port', '0')).toBe('UsageError: --log is missing');
    expect(await refused('--log', log, '--port', '0')).toBe('UsageError: --data is missing');
    expect(await refused('--log', log, '--data', data)).toBe('UsageError: --port is missing');
    const bad = join(folder(), 'bad');
    writeFileSync(bad, `${readFileSync(log, 'utf8')}\nno key\n`);
    expect(await refused('--log', bad, '--data', data, '--port', '0')).toBe(
      `Error: ${bad}, line 2: not a verifier key`,
    );
    writeFileSync(bad, '\n');
    expect(await refused('--log', bad, '--data', data, '--port', '0')).toBe(
      `Error: ${bad} holds no verifier key`,
    );
    expect(await refused('--log', log, '--data', data, '--port', '0', '--name', 'with space')).toMatch(
      'Malformed: key name "with space"',
    );
    expect(await refused('--log', log, '--data', data, '--port', '0', '--name', 'a.example/w')).toBe(
      'ended with 0',
    );
    expect(await refused('--log', log, '--data', data, '--port', '0', '--name', 'b.example/w')).toBe(
      'Error: this witness is known as a.example/w, and its key can have no second name',
    );
    const foreign = ed25519Signer('c.example/w').publicKey;
    writeFileSync(join(data, 'vkey'), `${formatCosignerKey(cosignerKey(sha256, 'c.example/w', foreign))}\n`);
    expect(await refused('--log', log, '--data', data, '--port', '0')).toBe(
      `Error: ${join(data, 'vkey')} is of another key than witness-key.pem`,
    );
  });

  it('cosigns one past alone, however often it is killed in the middle of it', {
    timeout: 120_000,
  }, async () => {
    const key: NoteSigner = boutique();
    const pasts = ['leaf', 'forged'].map((seed) => growingLog(key, seed));
    const logs = keyFile(key);
    const data = folder();
    const roots = new Map<number, string>();
    let largest = 0;
    let kills = 0;
    for (const answers of [1, 3, 5, 8, 2, 13, 4, 9]) {
      const running = await start('--log', logs, '--data', data);
      // What it remembers is at least what it cosigned for anybody who lived to see it.
      const { text } = await running.add(pasts[0]?.request(599, 600) as string);
      const known = Number(text);
      expect(known).toBeGreaterThanOrEqual(largest);
      let size = known;
      let heard = 0;
      const one = async (past: (typeof pasts)[number], step: number): Promise<void> => {
        for (;;) {
          const next = Math.min(598, size + step);
          const answer = await running.add(past.request(size, next));
          if (answer.status === 409) size = Math.max(size, Number(answer.text));
          if (answer.status === 422) return;
          if (answer.status !== 200) continue;
          const note = past.checkpoint(next) + answer.text;
          expect(cosignedAt(note, running.key, verifyEd25519)).toBeDefined();
          const root = note.split('\n')[2] as string;
          expect(roots.get(next) ?? root, `size ${next}`).toBe(root);
          roots.set(next, root);
          size = Math.max(size, next);
          largest = Math.max(largest, next);
          if (++heard === answers) running.child.kill('SIGKILL');
        }
      };
      // Each ends when nobody answers any more, or when its past is refused.
      const ends = await Promise.allSettled(pasts.flatMap((past) => [1, 2].map((step) => one(past, step))));
      for (const end of ends)
        if (end.status === 'rejected') expect(String(end.reason)).toMatch(/fetch failed|terminated/);
      expect(await running.ended).toBe('SIGKILL');
      kills++;
    }
    expect(kills).toBe(8);
    const truth = pasts.find((past) => past.checkpoint(largest).split('\n')[2] === roots.get(largest));
    for (const [size, root] of roots)
      expect(truth?.checkpoint(size).split('\n')[2], `size ${size}`).toBe(root);
  });
});
