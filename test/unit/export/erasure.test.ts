import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  sign,
  verify,
} from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../src/collector/archive.ts';
import type { Received } from '../../../src/collector/ledger/job.ts';
import { tlogProof } from '../../../src/collector/ledger/prove.ts';
import { sha256 as digest } from '../../../src/collector/sha256.ts';
import { openShelves } from '../../../src/collector/shelves.ts';
import { openTlogProof, parseVerifierKey } from '../../../src/log/index.ts';
import { bodyText } from '../../../src/proof/index.ts';
import { folder, NOTICE, record, SITE, START, sha256 } from '../collector/collecting.ts';
import { empty, exported, linesOf, verified } from './exporting.ts';

const TOTAL = 20_000;
const ERASED = 300;
const WHY = 'GDPR art. 17(1)(c): objection';

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = pair.publicKey.export({ format: 'jwk' });
const secret = createPrivateKey(pair.privateKey.export({ format: 'pem', type: 'pkcs8' }));

const received = (act: 'grant' | 'refuse'): Received => {
  const id = randomUUID();
  const signed = JSON.stringify(record({ act, id }));
  const signature = sign('sha256', Buffer.from(signed), { key: secret, dsaEncoding: 'ieee-p1363' });
  return {
    ...{ id, act, purpose: 'replay.errors', asked: true, notice: sha256(NOTICE), until: START + 1e10 },
    ends: [],
    body: bodyText(
      act === 'grant' ? { signed, key: jwk, signature: signature.toString('base64url') } : { signed },
    ),
    ...(act === 'grant' && { key: `${jwk.x}.${jwk.y}` }),
  };
};

const filled = async () => {
  const data = folder();
  const archive = await openArchive({
    ...{ data, site: SITE, now: START, configuration: '{}' },
    notices: [{ language: 'fr', bytes: NOTICE }],
  });
  const records: Received[] = [];
  for (let made = 0; made < TOTAL; made += 500) {
    const some = Array.from({ length: 500 }, (_, at) => received(at % 10 ? 'refuse' : 'grant'));
    await archive.commit([{ records: some }], START + made);
    records.push(...some);
  }
  return { data, archive, records };
};

const stored = (data: string): Buffer =>
  Buffer.concat(
    readdirSync(data)
      .filter((name) => name.startsWith('temoin.sqlite'))
      .map((name) => readFileSync(join(data, name))),
  );

describe('300 of 20,000 proofs erased', () => {
  it('are named by the log, leave no byte, and every older proof stays valid', {
    timeout: 120_000,
  }, async () => {
    const { data, archive, records } = await filled();
    const [log] = await archive.logs();
    if (!log) throw new Error('no log');
    const before = join(data, 'checkpoint-before');
    writeFileSync(before, log.checkpoint);
    // Spread over the log, the first and the last among them.
    const chosen = Array.from({ length: ERASED }, (_, at) => Math.floor((at * (TOTAL - 1)) / (ERASED - 1)));
    const gone = chosen.map((at) => records[at] as Received);
    const kept = records.filter((_, at) => at % 1999 === 5 && !chosen.includes(at));
    const proven = [...gone.slice(0, 5), ...kept];
    const proofs = await Promise.all(
      (await archive.proofs(proven.map(({ id }) => id))).map(async ({ entry, index }) => ({
        entry,
        proof: await tlogProof(archive, log, index),
      })),
    );
    expect(stored(data).includes(gone[0]?.id as string)).toBe(true);

    const shelves = await openShelves(data, () => {});
    const done = await shelves.scribe.eraseProofs(
      gone.map(({ id }) => id),
      WHY,
      START + TOTAL,
    );
    await shelves.store.scrub();
    expect(done).toMatchObject({ erased: ERASED, unknown: [], sessions: [] });
    expect(
      await shelves.scribe.eraseProofs(
        gone.map(({ id }) => id),
        WHY,
        START + TOTAL,
      ),
    ).toMatchObject({ erased: 0, unknown: [] });

    const file = stored(data);
    const signatures = gone.map(({ body }) => JSON.parse(body).signature).filter(Boolean);
    expect(signatures.length).toBeGreaterThan(10);
    expect([...gone.map(({ id }) => id), ...signatures].filter((text) => file.includes(text))).toEqual([]);
    expect(file.includes(kept[0]?.id as string)).toBe(true);

    const { out, report } = await exported({ data });
    expect(report.logs).toMatchObject([
      { entries: TOTAL + 2 + ERASED, bodies: TOTAL - ERASED, unexplained: [] },
    ]);
    const { status, said } = verified(out, '--since', before);
    expect(status, said).toBe(0);
    expect(said.match(/^erased .*$/gm)).toHaveLength(ERASED);
    expect(said).toContain(WHY);
    const exportedText = readFileSync(join(out, 'bodies.jsonl'), 'utf8');
    expect(gone.filter(({ id }) => exportedText.includes(id))).toEqual([]);

    const key = parseVerifierKey(digest, linesOf(out, 'keys/vkey')[0] as string);
    const ed25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => {
      const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]);
      return verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
    };
    for (const { entry, proof } of proofs)
      expect(openTlogProof(digest, ed25519, [key], Buffer.from(entry), proof).checkpoint.size).toBe(
        TOTAL + 2,
      );
    await archive.close();
    await shelves.store.close();
  });
});

describe('an erased grant', () => {
  it('takes its consent and its recordings with it', async () => {
    const { consented, segment } = await import('../collector/recording.ts');
    const { health, open } = await import('../collector/collecting.ts');
    const opened = await open();
    const { proof, token } = await consented(opened);
    const session = '0123456789abcdef0123456789abcdef';
    await segment(opened, session, 0, token);
    const shelves = await openShelves(opened.data, () => {});
    const done = await shelves.scribe.eraseProofs([proof], WHY, opened.clock.now());
    expect(done).toMatchObject({ erased: 1, sessions: [session] });
    expect(await shelves.store.consents([proof])).toEqual([]);
    expect((await segment(opened, session, 1, token)).status).toBe(403);
    expect((await segment(opened, 'f'.repeat(32), 0, token)).status).toBe(403);
    expect(await health(opened)).toMatchObject({ recordings: 0 });
    await shelves.store.close();
    const { out } = await exported(opened, undefined, empty());
    expect(linesOf(out, 'entries.jsonl').slice(-2).join()).toMatch(/"deletion".*"recordings":1.*"erasure"/);
    expect(verified(out)).toMatchObject({ status: 0 });
  });
});
