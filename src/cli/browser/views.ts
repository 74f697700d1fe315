import { UsageError } from '../usage-error.ts';

export type Scheme = 'light' | 'dark';

/** A window that a notice is looked at in, in CSS pixels. */
export interface View {
  /** `390x844` */
  readonly viewport: string;
  readonly width: number;
  readonly height: number;
  readonly scheme: Scheme;
}

const SCHEMES: readonly Scheme[] = ['light', 'dark'];
const WIDTHS = [240, 3840] as const;
/** In a lower window the layers are laid out in another way, which a picture of the whole layer cannot keep. */
const HEIGHTS = [360, 4320] as const;

const listed = (text: string): string[] => [...new Set(text.split(',').map((each) => each.trim()))];

const sizeOf = (viewport: string): { readonly width: number; readonly height: number } => {
  const [, width = 0, height = 0] = (/^(\d{3,4})x(\d{3,4})$/.exec(viewport) ?? []).map(Number);
  const within = (size: number, [least, most]: readonly [number, number]) => size >= least && size <= most;
  if (!within(width, WIDTHS) || !within(height, HEIGHTS))
    throw new UsageError(
      `--viewports: “${viewport}” is no window of ${WIDTHS.join(' to ')} by ${HEIGHTS.join(' to ')} pixels, such as 390x844`,
    );
  return { width, height };
};

/** Every window in every colour scheme, in the order in which they were typed. Throws a `UsageError`. */
export const viewsOf = (viewports = '390x844,1280x800', schemes = 'light,dark'): readonly View[] =>
  listed(viewports).flatMap((viewport) => {
    const size = sizeOf(viewport);
    return listed(schemes).map((given) => {
      const scheme = SCHEMES.find((each) => each === given);
      if (!scheme) throw new UsageError(`--schemes: “${given}” is neither ${SCHEMES.join(' nor ')}`);
      return { viewport, ...size, scheme };
    });
  });
