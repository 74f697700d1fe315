import { amplitude } from '../../src/adapters/recorders/amplitude.facts.ts';
import { amplitudeDriver } from '../../src/adapters/recorders/amplitude.ts';
import { clarity } from '../../src/adapters/recorders/clarity.facts.ts';
import { clarityDriver } from '../../src/adapters/recorders/clarity.ts';
import { datadog } from '../../src/adapters/recorders/datadog.facts.ts';
import { datadogDriver } from '../../src/adapters/recorders/datadog.ts';
import { openreplay } from '../../src/adapters/recorders/openreplay.facts.ts';
import { openreplayDriver } from '../../src/adapters/recorders/openreplay.ts';
import { posthog } from '../../src/adapters/recorders/posthog.facts.ts';
import { posthogDriver } from '../../src/adapters/recorders/posthog.ts';
import { rrweb } from '../../src/adapters/recorders/rrweb.facts.ts';
import { rrwebDriver } from '../../src/adapters/recorders/rrweb.ts';
import { sentry } from '../../src/adapters/recorders/sentry.facts.ts';
import { sentryDriver } from '../../src/adapters/recorders/sentry.ts';
import { vendorKit } from './vendor-kit.ts';

vendorKit({
  facts: clarity,
  driver: clarityDriver,
  arrive: (page, say) => {
    const call = (method: string) => say(method);
    Object.assign(page, { clarity: call });
    return call;
  },
  ends: ['stop'],
  key: 'abc123def4',
});

vendorKit({
  facts: posthog,
  driver: posthogDriver,
  arrive: (page, say) => {
    const api = {
      config: { api_host: 'https://eu.i.posthog.com' },
      init: (token: string) => say(`init ${token}`),
      set_config: () => say('set_config'),
      has_opted_out_capturing: () => false,
      opt_in_capturing: () => say('opt_in_capturing'),
      opt_out_capturing: () => say('opt_out_capturing'),
      startSessionRecording: () => say('startSessionRecording'),
      stopSessionRecording: () => say('stopSessionRecording'),
    };
    Object.assign(page, { posthog: api });
    return api;
  },
  ends: ['opt_out_capturing'],
  key: 'phc_0123456789abcdefghij0123456789',
});

vendorKit({
  facts: sentry,
  driver: sentryDriver,
  arrive: (page, say) => {
    const replay = {
      getReplayId: () => undefined,
      start: () => say('start'),
      stop: (options: { flush: boolean }) => {
        say(options.flush ? 'flush' : 'stop');
        return Promise.resolve();
      },
    };
    const client = {
      replay,
      getIntegrationByName: () => replay,
      getDsn: () => ({ protocol: 'https' as const, host: 'o1.ingest.sentry.io', projectId: '1' }),
      getOptions: () => ({ tunnel: '/tunnel' }),
    };
    const api = { init: () => say('init'), getClient: () => client };
    Object.assign(page, { Sentry: api });
    return client;
  },
  ends: ['stop'],
  key: '0123456789abcdef0123456789abcdef',
});

vendorKit({
  facts: datadog,
  driver: datadogDriver,
  arrive: (page, say) => {
    const api = {
      init: ({ clientToken }: { clientToken?: string }) => say(`init ${clientToken}`),
      getInitConfiguration: () => ({ site: 'us5.datadoghq.com' }),
      setTrackingConsent: (consent: string) => say(`setTrackingConsent ${consent}`),
      startSessionReplayRecording: () => say('startSessionReplayRecording'),
      stopSessionReplayRecording: () => say('stopSessionReplayRecording'),
    };
    Object.assign(page, { DD_RUM: api });
    return api;
  },
  ends: ['setTrackingConsent not-granted'],
  key: 'pub0123456789abcdef0123456789abcdef',
});

vendorKit({
  facts: openreplay,
  driver: openreplayDriver,
  arrive: (page, say) => {
    const tracker = { options: { ingestPoint: '/replay' }, stop: () => say('stop') };
    Object.assign(page, { OpenReplay: tracker });
    return tracker;
  },
  ends: ['stop'],
});

vendorKit({
  facts: amplitude,
  driver: amplitudeDriver,
  arrive: (page, say) => {
    const replay = { shutdown: () => say('shutdown') };
    Object.assign(page, { sessionReplay: replay });
    return replay;
  },
  ends: ['shutdown'],
});

vendorKit({
  facts: rrweb,
  driver: rrwebDriver,
  arrive: (_, say) => () => say('stop'),
  ends: ['stop'],
});
