import { describe, expect, it } from 'vitest';
import { viewsOf } from '../../../src/cli/browser/views.ts';

const told = (...args: Parameters<typeof viewsOf>) =>
  viewsOf(...args).map(({ viewport, scheme }) => `${viewport} ${scheme}`);

describe('the windows that are looked in', () => {
  it('are a telephone and a desk, by day and by night, where nothing is said', () => {
    expect(told()).toEqual(['390x844 light', '390x844 dark', '1280x800 light', '1280x800 dark']);
  });

  it('come in the order in which they were typed, each once', () => {
    expect(told('800x600, 320x568,800x600', 'dark')).toEqual(['800x600 dark', '320x568 dark']);
    expect(viewsOf('320x568', 'light')).toEqual([
      { viewport: '320x568', width: 320, height: 568, scheme: 'light' },
    ]);
  });

  it.each(['', '390', '390*844', '239x844', '3841x844', '390x359', '390x4321', '390x844x2', '+390x844'])(
    'are refused as wrong usage where they are none: “%s”',
    (viewports) => {
      expect(() => viewsOf(viewports)).toThrow(
        expect.objectContaining({ name: 'UsageError', message: expect.stringContaining('--viewports') }),
      );
    },
  );

  it.each(['', 'Light', 'light,sepia'])('ask for no other colours: “%s”', (schemes) => {
    expect(() => viewsOf(undefined, schemes)).toThrow(
      expect.objectContaining({ name: 'UsageError', message: expect.stringContaining('--schemes') }),
    );
  });
});
