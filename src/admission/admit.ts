import { draw } from '../measures/draw.ts';
import { matches, segmentsOf } from './route-template.ts';

/**
 * Is this a path on which nothing is captured? Letter case, encoding and path parameters make no way round, and a
 * path that cannot be decoded is excluded as soon as anything is.
 */
export const excluded = (path: string, patterns: readonly string[]): boolean => {
  const lower = (text: string) => segmentsOf(text).map((segment) => segment.toLowerCase());
  return patterns.some((pattern) => {
    try {
      return matches(lower(path), lower(pattern));
    } catch {
      return true;
    }
  });
};

export interface Draw {
  /** 16 random bytes, minted with the grant; they stay on the terminal. */
  readonly seed: Uint8Array;
  readonly purpose: string;
  /** In ]0, 1]. */
  readonly rate: number;
  /** Milliseconds since the epoch: now, and when the grant was given. */
  readonly now: number;
  readonly since: number;
}

/** The longest that a session may live (I1), in milliseconds. */
const LIFE = 4 * 3600_000;

/**
 * L1's draw (CNIL draft §42). It is derived, not stored: every page and tab of a session finds the same answer, the
 * next session another, and one that is not drawn leaves nothing behind. `digest` is SHA-256 in lower-case hex;
 * `life`, in milliseconds, is how long a session may live.
 */
export const drawn = async (
  { seed, purpose, rate, now, since }: Draw,
  digest: (data: Uint8Array<ArrayBuffer>) => Promise<string>,
  life: number = LIFE,
): Promise<boolean> => {
  const label = new TextEncoder().encode(`${purpose} ${Math.floor((now - since) / life)}`);
  return draw(await digest(new Uint8Array([...seed, ...label])), rate);
};
