import type { VendorDriver } from './vendor.ts';

interface Configuration {
  readonly site?: string;
  readonly proxy?: string | ((options: { path: string; parameters: string }) => string);
}

/** `DD_RUM`, or `datadogRum` of the package. */
export interface DatadogRum {
  init(configuration: object): void;
  getInitConfiguration(): Configuration | undefined;
  setTrackingConsent(consent: 'granted' | 'not-granted'): void;
  startSessionReplayRecording(): void;
  stopSessionReplayRecording(): void;
}

const REGIONS: Readonly<Record<string, string>> = { 'datadoghq.eu': 'eu1', 'datadoghq.com': 'us1' };

const find = (page: Window): DatadogRum | undefined => {
  const there = (page as { DD_RUM?: DatadogRum }).DD_RUM;
  // The snippet's queue can only wait.
  return there?.getInitConfiguration?.() && there;
};

const record = (rum: DatadogRum): void => {
  rum.setTrackingConsent('granted');
  rum.startSessionReplayRecording();
};

export const datadogDriver: VendorDriver<DatadogRum> = {
  async load({ page, settings, script }) {
    const { site = 'datadoghq.com' } = (settings.options ?? {}) as Configuration;
    const region = REGIONS[site] ?? site.split('.')[0];
    await script(`https://www.datadoghq-browser-agent.com/${region}/v7/datadog-rum.js`);
    (page as { DD_RUM?: DatadogRum }).DD_RUM?.init({
      sessionSampleRate: 100,
      sessionReplaySampleRate: 100,
      ...settings.options,
      clientToken: settings.id,
    });
  },
  find,
  start: record,
  reaches(rum, { page }) {
    const { site, proxy } = rum.getInitConfiguration() ?? {};
    const way = typeof proxy === 'function' ? proxy({ path: '/api/v2/replay', parameters: '' }) : proxy;
    return [
      ...(way ? [new URL(way, page.location.href).href.replace(/\?.*/, '')] : []),
      ...(site ? [`browser-intake-${site.replace(/\.(?=.*\.)/g, '-')}`] : []),
    ];
  },
  stop(rum) {
    try {
      rum.stopSessionReplayRecording();
    } finally {
      rum.setTrackingConsent('not-granted');
    }
  },
  again: record,
};

export { datadog as facts } from './datadog.facts.ts';
export { datadogDriver as driver };
