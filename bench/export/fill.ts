import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import process from 'node:process';
import { openArchive } from '../../src/collector/archive.ts';
import type { Received } from '../../src/collector/ledger/job.ts';
import { sha256hex } from '../../src/collector/sha256.ts';
import { bodyText, type ProofRecord } from '../../src/proof/index.ts';

/** Fills a data folder with invented proofs, one in ten of them a signed grant: `fill.ts <data> <count>`. */
const [data = '', count = '0'] = process.argv.slice(2);
const SITE = 'https://boutique.example';
const NOTICE = '{"schema":"temoin-notice/1","language":"fr"}';
const START = Date.parse('2026-11-03T10:00:00Z');
const BATCH = 500;

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = publicKey.export({ format: 'jwk' });
const notice = sha256hex(NOTICE);

const recordOf = (act: 'grant' | 'refuse', id: string, at: number): ProofRecord => ({
  ...{ schema: 'temoin-record/1', id, choice: randomUUID(), act, purpose: 'replay.errors' },
  ...{ at: new Date(at).toISOString(), validUntil: new Date(at + 1.5e10).toISOString(), site: SITE },
  parties: [
    { name: 'Boutique SAS', role: 'controller' },
    { name: 'Hébergeur SA', role: 'processor' },
  ],
  asked: {
    ...{ notice, terms: 'b'.repeat(64), language: 'fr', layer: '1', control: `${act}-all`, shownFor: 4200 },
  },
  profile: { limitation: { L2: {} }, masking: 'M3', identifier: 'I1', retention: 'P30D' },
  ruleset: 'cnil-sr-draft-2026-02-25',
  build: { version: '0.1.0', code: 'c'.repeat(64), configuration: 'd'.repeat(64) },
});

const received = (signed: boolean, at: number): Received => {
  const id = randomUUID();
  const act = signed ? 'grant' : 'refuse';
  const text = JSON.stringify(recordOf(act, id, at));
  const signature = () =>
    sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  return {
    ...{ id, act, purpose: 'replay.errors', asked: true, notice, until: at + 1.5e10, ends: [] },
    body: bodyText(signed ? { signed: text, key: jwk, signature: signature() } : { signed: text }),
    ...(signed && { key: `${jwk.x}.${jwk.y}` }),
  };
};

const archive = await openArchive({
  ...{ data, site: SITE, now: START, configuration: '{}' },
  notices: [{ language: 'fr', bytes: NOTICE }],
});
let spent = 0;
for (let done = 0; done < Number(count); done += BATCH) {
  const size = Math.min(BATCH, Number(count) - done);
  const records = Array.from({ length: size }, (_, at) => received(at % 10 === 0, START + done));
  const before = performance.now();
  await archive.commit([{ records }], START + done);
  spent += performance.now() - before;
}
await archive.close();
console.log(JSON.stringify({ seconds: spent / 1000 }));
