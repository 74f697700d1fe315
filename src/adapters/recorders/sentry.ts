import type { VendorDriver } from './vendor.ts';

interface Replay {
  getReplayId(): string | undefined;
  start(): void;
  stop(options: { readonly flush: boolean }): Promise<void> | undefined;
}

/** What `Sentry.init()` returns and `Sentry.getClient()` finds. */
export interface SentryClient {
  getIntegrationByName(name: 'Replay'): Replay | undefined;
  getDsn():
    | {
        readonly protocol: string;
        readonly host: string;
        readonly port?: string;
        readonly path?: string;
        readonly projectId: string;
      }
    | undefined;
  getOptions(): { readonly tunnel?: string };
}

interface SentryPage {
  sentryOnLoad?: () => void;
  readonly Sentry?: {
    init(options: object): void;
    forceLoad?(): void;
    getClient?(): SentryClient | undefined;
  };
}

const replayOf = (client: SentryClient): Replay => {
  const replay = client.getIntegrationByName('Replay');
  if (!replay) throw new Error('Sentry was started without its replay integration');
  return replay;
};

const record = (client: SentryClient): void => {
  const replay = replayOf(client);
  if (!replay.getReplayId()) replay.start();
};

export const sentryDriver: VendorDriver<SentryClient> = {
  async load({ page, settings, script }) {
    const there = page as SentryPage;
    there.sentryOnLoad = () => there.Sentry?.init({ replaysSessionSampleRate: 1, ...settings.options });
    await script(`https://js.sentry-cdn.com/${settings.id}.min.js`);
    // The loader waits for an error otherwise.
    there.Sentry?.forceLoad?.();
  },
  find: (page) => (page as SentryPage).Sentry?.getClient?.(),
  start: record,
  reaches(client, { page }) {
    const { tunnel } = client.getOptions();
    const dsn = client.getDsn();
    const port = dsn?.port ? `:${dsn.port}` : '';
    const path = dsn?.path ? `/${dsn.path}` : '';
    return [
      ...(tunnel ? [new URL(tunnel, page.location.href).href] : []),
      ...(dsn ? [`${dsn.protocol}://${dsn.host}${port}${path}/api/${dsn.projectId}/`] : []),
    ];
  },
  // All but a flush is done when this returns; what a flush of an older version does comes against a shut guard.
  stop: (client) => void replayOf(client).stop({ flush: false }),
};

export { sentry as facts } from './sentry.facts.ts';
export { sentryDriver as driver };
