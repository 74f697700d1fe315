import type { View } from '../../audit/seen.ts';
import { UsageError } from '../usage-error.ts';

/** 400 % of 1366×768 is 342×192. The first one is the window of arrival. */
const SIZES = ['1366x768', '320x568', '375x667', '768x1024', '342x192'];
const LEAST = [240, 180] as const;

const sizeOf = (text: string): { readonly width: number; readonly height: number } => {
  const [, width = 0, height = 0] = (/^(\d{3,4})x(\d{3,4})$/.exec(text.trim()) ?? []).map(Number);
  if (width < LEAST[0] || height < LEAST[1])
    throw new UsageError(`--viewport: “${text}” is no window such as 390x844`);
  return { width, height };
};

/** Every window in light, the widest and the narrowest in dark, the first in forced colours. Throws a `UsageError`. */
export const viewsOf = (text: string | undefined): readonly View[] => {
  const sizes = (text?.split(',') ?? SIZES).map(sizeOf);
  const light = sizes.map((size): View => ({ ...size, scheme: 'light', forced: false }));
  const [first] = light;
  return [
    ...light,
    ...light.slice(0, 2).map((view): View => ({ ...view, scheme: 'dark' })),
    ...(first ? [{ ...first, forced: true }] : []),
  ];
};
