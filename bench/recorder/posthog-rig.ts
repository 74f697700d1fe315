import { SessionReplayExtensions } from 'posthog-js/dist/extension-bundles';
import posthog from 'posthog-js/dist/module.slim.no-external';
import 'posthog-js/dist/posthog-recorder';
import { until } from './rig.ts';

/** The smallest that its package offers with a recorder, all text masked; it packs every event by itself, its default. */
export const start = async (): Promise<void> => {
  posthog.init('bench', {
    api_host: location.origin,
    ui_host: location.origin,
    __extensionClasses: SessionReplayExtensions,
    // It sends nothing for a browser that is driven by a program, unless it is told to.
    opt_out_useragent_filter: true,
    autocapture: false,
    capture_pageview: false,
    capture_pageleave: false,
    request_queue_config: { flush_interval_ms: 250 },
    disable_session_recording: false,
    session_recording: { maskAllInputs: true, maskTextSelector: '*' },
  });
  await until(() => posthog.sessionRecordingStarted());
};
