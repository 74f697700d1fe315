import { expect, it, vi } from 'vitest';
import { posthogDriver } from '../../../../src/adapters/recorders/posthog.ts';

const started = async (options?: Record<string, unknown>): Promise<unknown> => {
  const init = vi.fn();
  const script = vi.fn(async () => {});
  await posthogDriver.load?.({
    page: { posthog: { init } },
    settings: { id: 'phc_1', ...(options && { options }) },
    script,
  } as never);
  return [script.mock.calls[0], init.mock.calls[0]];
};

it('PostHog by our own tag masks all text and keeps its identifier for the session, as the proof says', async () => {
  const eu = 'https://eu.i.posthog.com';
  expect(await started({ api_host: eu })).toEqual([
    ['https://eu-assets.i.posthog.com/static/array.js'],
    [
      'phc_1',
      {
        api_host: eu,
        persistence: 'sessionStorage',
        session_recording: { maskAllInputs: true, maskTextSelector: '*' },
      },
    ],
  ]);
});

it('PostHog’s own options come before ours, each by itself', async () => {
  const own = { persistence: 'memory', session_recording: { maskTextSelector: '.private' } };
  expect(await started(own)).toMatchObject([
    {},
    [
      'phc_1',
      { persistence: 'memory', session_recording: { maskAllInputs: true, maskTextSelector: '.private' } },
    ],
  ]);
});
