import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openArchive } from '../../../src/collector/archive.ts';
import type { Fault } from '../../../src/collector/fault.ts';
import { serve } from '../../../src/collector/serve.ts';
import type { Cosignature } from '../../../src/collector/stores/cosignature-store.ts';
import type { Stamp } from '../../../src/collector/stores/stamp-store.ts';
import { startVouching } from '../../../src/collector/vouching.ts';
import { cosignedAt, parseCosignerKey, withSignatures } from '../../../src/log/cosignature.ts';
import { openNote, verifierKey } from '../../../src/log/index.ts';
import { openWitness } from '../../../src/witness/open-witness.ts';
import { folder, NOTICE, SITE, stoppedClock, sha256 as text256 } from '../collector/collecting.ts';
import { sha256, verifyEd25519 } from '../log/fixture.ts';
import { bodyOf, listening, missing, opensslAuthority } from '../timestamps/authority.ts';
import { ORIGIN } from './growing-log.ts';

const refusal = () => ({
  id: randomUUID(),
  act: 'refuse' as const,
  purpose: 'replay.errors',
  asked: true,
  notice: text256(NOTICE),
  until: 0,
  body: '{"signed":"{}"}',
  ends: [],
});

const queue = <T>() => {
  const waiting: ((value: T) => void)[] = [];
  const come: T[] = [];
  return {
    put(value: T) {
      const first = waiting.shift();
      if (first) first(value);
      else come.push(value);
    },
    next: (): Promise<T> =>
      new Promise((resolve) => {
        const first = come.shift();
        if (first === undefined) waiting.push(resolve);
        else resolve(first);
      }),
  };
};

describe('a collector’s log, vouched for by others', () => {
  it('is cosigned by a partner and stamped by an authority as it grows', async ({ skip }) => {
    skip(missing !== '', missing);
    const clock = stoppedClock();
    const archive = await openArchive({
      data: folder(),
      site: SITE,
      notices: [{ language: 'fr', bytes: NOTICE }],
      configuration: '{}',
      now: clock.now(),
    });
    const authority = opensslAuthority();
    const timestamp = await listening(async (request, response) =>
      response.end(await authority.reply(await bodyOf(request))),
    );
    const faults: unknown[] = [];
    const log = verifierKey(sha256, ORIGIN, archive.publicKey);
    const { witness, vkey } = openWitness({
      data: folder(),
      logs: [log],
      now: () => clock.now(),
      onFault: (error) => faults.push(error),
    });
    const serving = await serve({ collector: witness, port: 0 });
    onTestFinished(() => serving.close());

    const cosigned = queue<Cosignature>();
    const stamped = queue<Stamp>();
    const stop = startVouching({
      configuration: { timestamp, witnesses: [{ vkey, url: `http://127.0.0.1:${serving.port}` }] },
      store: {
        ...archive,
        async keepCosignature(cosignature) {
          await archive.keepCosignature(cosignature);
          cosigned.put(cosignature);
        },
        async keepStamp(stamp) {
          await archive.keepStamp(stamp);
          stamped.put(stamp);
        },
      },
      fetch,
      clock,
      random: randomBytes,
      onFault: (fault: Fault) => faults.push(fault),
    });
    const checkpoint = async () => (await archive.logs()).at(-1)?.checkpoint as string;

    for (const records of [0, 1, 253, 300, 40]) {
      if (records) await archive.commit([{ records: Array.from({ length: records }, refusal) }], clock.now());
      if (records) clock.go(3_600_000);
      const [by, token] = await Promise.all([cosigned.next(), stamped.next()]);
      // Both rounds are over: the next minute finds nobody busy.
      await new Promise((resolve) => setImmediate(resolve));
      expect(by.checkpoint).toBe(await checkpoint());
      const key = parseCosignerKey(sha256, vkey);
      const whole = withSignatures(by.checkpoint, [by.line]);
      expect(cosignedAt(whole, key, verifyEd25519)).toBe(Math.floor(clock.now() / 1000));
      expect(openNote(whole, [log], verifyEd25519).signedBy).toEqual([log]);
      expect(token.checkpoint).toBe(by.checkpoint);
      expect(authority.verify(token.checkpoint, token.token)).toContain('Verification: OK');
    }
    await stop();
    const stamps = await archive.stamps('2026q4');
    expect(stamps).toHaveLength(5);
    expect(stamps.at(-1)?.size).toBe((stamps[0]?.size ?? 0) + 594);
    expect(faults).toEqual([]);
    await archive.close();
  });
});
