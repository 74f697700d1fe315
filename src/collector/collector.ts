import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { pageConfiguration } from '../config/page-configuration.ts';
import { createUploadTokens } from './access/upload-tokens.ts';
import { openArchive } from './archive.ts';
import { systemClock } from './clock.ts';
import type { Desk } from './desk.ts';
import { readDropIn } from './drop-in.ts';
import { toStandardError } from './fault.ts';
import { answerTo, preflight } from './http/answering.ts';
import { rateLimit } from './http/rate-limit.ts';
import { createGroup } from './ledger/group.ts';
import { openArchiveOffThread } from './off-thread.ts';
import type { CollectorOptions } from './options.ts';
import { EVERY, sweep } from './recordings/sweep.ts';
import { ROUTES } from './routes/index.ts';
import type { Peer } from './routes/route.ts';
import { filePayloads } from './stores/files.ts';
import { startVouching } from './vouching.ts';

/** The publisher's server side, as one function from a request to its answer. */
export interface Collector {
  /** Never rejects: a fault is a problem, too. `peer` tells who is at the other end, where that is known. */
  fetch(request: Request, peer?: Peer): Promise<Response>;
  /** Ends after the last accepted record is durable. Whoever listens stops listening first. */
  close(): Promise<void>;
}

const MINUTE = 60_000;
const DEFAULT_LIFETIME = 'P6M';

/**
 * Opens the data folder, logs what is new of notices and configuration, sweeps, and is ready. Rejects where the folder
 * cannot be used. GDPR art. 7(1), 7(3), 5(1)(e), 32.
 */
export const createCollector = async ({
  configuration,
  notices,
  data,
  mount = '/temoin',
  clock = systemClock,
  random = randomBytes,
  privateLog = false,
  trustProxy = false,
  offThread = false,
  dropIn,
  onFault = toStandardError,
}: CollectorOptions): Promise<Collector> => {
  const files = dropIn === undefined ? undefined : readDropIn(dropIn, configuration);
  const text = JSON.stringify(pageConfiguration(configuration));
  const options = { data, site: configuration.site, notices, configuration: text, now: clock.now() };
  const archive = await (offThread ? openArchiveOffThread(options) : openArchive(options, random));
  let known = new Set(await archive.noticeDigests());
  const group = createGroup((jobs) => archive.commit(jobs, clock.now()));
  const desk: Desk = {
    configuration,
    mount,
    now: () => clock.now(),
    random,
    store: archive,
    scribe: archive,
    payloads: filePayloads(data),
    onFault,
    group,
    uploads: createUploadTokens(random),
    rules: {
      site: configuration.site,
      purposes: new Set(configuration.purposes.map(({ id }) => id)),
      choiceLifetime: configuration.choiceLifetime ?? DEFAULT_LIFETIME,
      isNotice: (each) => known.has(each),
    },
    logKey: archive,
    privateLog,
    trustProxy,
    limits: {
      network: rateLimit(1200, MINUTE),
      segments: rateLimit(240, MINUTE),
      visitor: rateLimit(60, MINUTE),
    },
    dropIn: files,
  };

  const clean = async (): Promise<void> => {
    try {
      const { ended, logs } = await sweep(desk, configuration, clock.now());
      desk.uploads.revoke(ended);
      // With a log go the notices that it alone told of.
      if (logs.length) known = new Set(await archive.noticeDigests());
    } catch (error) {
      // The next run tries again; whoever runs the collector must hear of this one.
      onFault({ during: 'sweep', error });
    }
  };
  await clean();
  let sweeping: Promise<void> = Promise.resolve();
  const stopSweeping = clock.every(EVERY, () => {
    sweeping = sweeping.then(clean);
  });

  const vouching = async () => {
    try {
      return startVouching({ configuration, store: archive, fetch, clock, random, onFault });
    } catch (error) {
      await archive.close();
      throw error;
    }
  };
  const stopVouching = await vouching();

  const app = new Hono<{ Bindings: Peer }>();
  app.on('OPTIONS', `${mount}/*`, preflight(desk));
  for (const route of ROUTES) app.on(route.method, mount + route.path, answerTo(route, desk));
  app.notFound(answerTo(undefined, desk));

  return {
    fetch: async (request, peer = {}) => app.fetch(request, peer),
    async close() {
      stopSweeping();
      await sweeping;
      await stopVouching();
      await group.drained();
      await archive.close();
    },
  };
};
