import { createHash, randomUUID, webcrypto } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  type Collector,
  type CollectorOptions,
  createCollector,
  type Fault,
} from '../../../src/collector/index.ts';
import type { Configuration } from '../../../src/config/configuration.ts';
import type { PublicJwk, SignedRecord } from '../../../src/proof/index.ts';

export const SITE = 'https://boutique.example';
export const START = Date.parse('2026-11-03T10:00:00.250Z');
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
export const NOTICE = '{"schema":"temoin-notice/1","language":"fr"}';

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

export const CONFIGURATION: Configuration = {
  site: SITE,
  siteVersion: '2026-11',
  controller: { name: 'Boutique SAS', address: '1 rue de la Paix, Paris', contact: 'dpo@boutique.example' },
  storage: [{ country: 'FR' }],
  purposes: [
    { id: 'replay.errors', limitation: { L2: {} }, masking: 'M3', identifier: 'I1', retention: 'P30D' },
    {
      id: 'replay.experience',
      limitation: { L1: { rate: 0.05 } },
      masking: 'M3',
      identifier: 'I1',
      retention: 'P7D',
    },
    { id: 'audience', title: { fr: 'Audience' }, description: { fr: 'Compter les visites.' } },
  ],
  httpOnlyTrackers: [
    { name: 'replay_sid', path: '/boutique', domain: 'boutique.example', secure: true },
    { name: '_hj*', domain: 'boutique.example' },
    { name: 'part', partitioned: true },
  ],
};

export const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'temoin-collector-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
};

/** A clock that stands still until it is told to go on; hourly tasks run when their time comes. */
export const stoppedClock = (at = START) => {
  let now = at;
  const tasks = new Set<{ every: number; next: number; run: () => void }>();
  return {
    now: () => now,
    every(ms: number, run: () => void) {
      const task = { every: ms, next: now + ms, run };
      tasks.add(task);
      return () => tasks.delete(task);
    },
    go(ms: number) {
      now += ms;
      for (const task of tasks)
        if (task.next <= now) {
          task.next = now + task.every;
          task.run();
        }
    },
  };
};

export type Clock = ReturnType<typeof stoppedClock>;

export interface Opened {
  readonly collector: Collector;
  readonly clock: Clock;
  readonly data: string;
  readonly faults: Fault[];
  close(): Promise<void>;
}

export const open = async (options: Partial<CollectorOptions> = {}): Promise<Opened> => {
  const clock = (options.clock as Clock | undefined) ?? stoppedClock();
  const data = options.data ?? folder();
  const faults: Fault[] = [];
  const collector = await createCollector({
    configuration: CONFIGURATION,
    notices: [{ language: 'fr', bytes: NOTICE }],
    onFault: (fault) => faults.push(fault),
    ...options,
    data,
    clock,
  });
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= collector.close());
  onTestFinished(close);
  return { collector, clock, data, faults, close };
};

const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const base64url = (bytes: ArrayBuffer | Uint8Array): string =>
  Buffer.from(bytes as Uint8Array).toString('base64url');

export interface Browser {
  readonly key: PublicJwk;
  sign(text: string): Promise<string>;
  /** `Authorization` for a signed request. */
  authorization(proof: string, method: string, path: string, at: number, body?: string): Promise<string>;
}

export const newBrowser = async (): Promise<Browser> => {
  const pair = await webcrypto.subtle.generateKey(P256, true, ['sign', 'verify']);
  const { kty, crv, x, y } = await webcrypto.subtle.exportKey('jwk', pair.publicKey);
  const sign = async (text: string) =>
    base64url(await webcrypto.subtle.sign(P256, pair.privateKey, Buffer.from(text)));
  return {
    key: { kty, crv, x, y } as PublicJwk,
    sign,
    async authorization(proof, method, path, at, body = '') {
      const t = new Date(at).toISOString();
      return `Temoin proof=${proof},t=${t},sig=${await sign(`${method}\n${path}\n${t}\n${sha256(body)}`)}`;
    },
  };
};

/** The body of a record; every member can be replaced, or taken away by `undefined`. */
export const record = (over: Record<string, unknown> = {}, at = START) => ({
  schema: 'temoin-record/1',
  id: randomUUID(),
  choice: randomUUID(),
  act: 'refuse',
  purpose: 'replay.errors',
  at: new Date(at).toISOString(),
  site: SITE,
  parties: [{ name: 'Boutique SAS', role: 'controller' }],
  asked: {
    notice: sha256(NOTICE),
    terms: 'b'.repeat(64),
    language: 'fr',
    layer: '1',
    control: 'refuse-all',
    shownFor: 1200,
  },
  build: { version: '0.1.0', code: 'c'.repeat(64), configuration: 'd'.repeat(64) },
  ...over,
});

export const refusal = (over: Record<string, unknown> = {}, at = START): SignedRecord => ({
  signed: JSON.stringify(record(over, at)),
});

export const signedBy = async (browser: Browser, body: object): Promise<SignedRecord> => {
  const signed = JSON.stringify(body);
  return { signed, key: browser.key, signature: await browser.sign(signed) };
};

export const grant = (
  browser: Browser,
  over: Record<string, unknown> = {},
  at = START,
): Promise<SignedRecord> => signedBy(browser, record({ act: 'grant', ...over }, at));

export const withdrawal = (
  browser: Browser,
  ends: readonly string[],
  over: Record<string, unknown> = {},
  at = START,
): Promise<SignedRecord> =>
  signedBy(
    browser,
    record(
      {
        act: 'withdraw',
        ends,
        outcome: {
          haltedAt: new Date(at).toISOString(),
          discarded: { events: 0, bytes: 0 },
          expired: [],
          kept: [],
          residual: [],
        },
        ...over,
      },
      at,
    ),
  );

export const idOf = ({ signed }: SignedRecord): string => JSON.parse(signed).id;

export const request = (method: string, path: string, init: RequestInit = {}): Request =>
  new Request(`${SITE}/temoin${path}`, {
    method,
    ...init,
    headers: { origin: SITE, ...(init.headers as Record<string, string>) },
  });

export const post = (path: string, body: unknown, headers: Record<string, string> = {}): Request =>
  request('POST', path, {
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });

export const send = ({ collector }: Pick<Opened, 'collector'>, path: string, ...records: SignedRecord[]) =>
  collector.fetch(post(path, { records }));

export const health = async ({ collector }: Pick<Opened, 'collector'>) =>
  (await collector.fetch(request('GET', '/health'))).json();
