import type { VendorDriver } from './vendor.ts';

interface Config {
  readonly api_host?: string;
  readonly ui_host?: string | null;
  readonly asset_host?: string;
  readonly disable_persistence?: boolean;
  readonly disable_session_recording?: boolean;
  readonly autocapture?: unknown;
}

export interface PostHog {
  readonly config: Config;
  init(token: string, config: object): unknown;
  set_config(config: object): void;
  has_opted_out_capturing(): boolean;
  opt_in_capturing(options?: object): void;
  opt_out_capturing(): void;
  startSessionRecording(): void;
  stopSessionRecording(): void;
}

const find = (page: Window): PostHog | undefined => {
  const there = (page as { posthog?: PostHog }).posthog;
  // The snippet's queue has no configuration yet.
  return there?.config && there;
};

const HOST = 'https://us.i.posthog.com';

const PATHS = ['array', 'batch', 'capture', 'decide', 'e', 'engage', 'flags', 'i', 's', 'static'];

/** Where it is told to send to the site's very root, only its own paths there are its own. */
const placesOf = (host: string, page: string): string[] => {
  const { href, origin, pathname } = new URL(host, page);
  const root = origin === new URL(page).origin && pathname === '/';
  return root ? PATHS.map((path) => `${origin}/${path}/`) : [href];
};

/**
 * Bundled with the site's own code it has taken `fetch` before any guard came, and what it holds back for some seconds
 * would leave by that after the no. Its requests by XMLHttpRequest are seen, however early it came.
 */
const SEEN = { api_transport: 'XHR' };

/** M3 and I1, which its own defaults do not keep: text is sent as it stands, and its cookie lives a year. */
const MASKED = { maskAllInputs: true, maskTextSelector: '*' };
const MEASURES = { persistence: 'sessionStorage' };

/** Its remembered refusal outlives the page: a new yes has to be told. */
const optIn = (handle: PostHog): void => {
  if (handle.has_opted_out_capturing()) handle.opt_in_capturing({ captureEventName: false });
};

export const posthogDriver: VendorDriver<PostHog> = {
  async load({ page, settings, script }) {
    const { session_recording: own, ...more } = (settings.options ?? {}) as { session_recording?: object };
    const options = { api_host: HOST, ...MEASURES, ...more, session_recording: { ...MASKED, ...own } };
    const host = options.api_host.replace('.i.posthog.com', '-assets.i.posthog.com');
    await script(`${host}/static/array.js`);
    (page as { posthog?: PostHog }).posthog?.init(settings.id ?? '', options);
  },
  find,
  start(handle) {
    handle.set_config(SEEN);
    optIn(handle);
    handle.startSessionRecording();
  },
  reaches: ({ config: { api_host, ui_host, asset_host } }, { page }) =>
    [api_host, ui_host, asset_host].flatMap((each) => (each ? placesOf(each, page.location.href) : [])),
  stop(handle) {
    try {
      handle.stopSessionRecording();
    } finally {
      handle.opt_out_capturing();
      handle.set_config({
        ...SEEN,
        disable_persistence: true,
        disable_session_recording: true,
        autocapture: false,
      });
    }
  },
};

export { posthog as facts } from './posthog.facts.ts';
export { posthogDriver as driver };
