import { getReplay, init, replayIntegration } from '@sentry/browser';
import { until } from './rig.ts';

/** Replay alone, without what the package reports of errors: all text masked, packed in its worker. */
export const start = async (): Promise<void> => {
  init({
    dsn: `http://bench@${location.host}/1`,
    replaysSessionSampleRate: 1,
    defaultIntegrations: false,
    integrations: [replayIntegration({ minReplayDuration: 0, maskAllText: true, maskAllInputs: true })],
  });
  await until(() => getReplay()?.getReplayId());
};

export const finish = async (): Promise<void> => getReplay()?.flush();
