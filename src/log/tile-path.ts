import { TILE_WIDTH } from './tiles.ts';

/** One tile of hashes, or one bundle of entries. */
export interface TileName {
  /** 0 to 63, or the entries themselves. */
  readonly level: number | 'entries';
  readonly index: number;
  /** 1 to 256 hashes or entries; 256 is a full tile. */
  readonly width: number;
}

/** C2SP tlog-tiles path below the log's prefix, without a leading slash: `tile/0/x001/234.p/5`. */
export const tilePath = ({ level, index, width }: TileName): string => {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? [];
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${path}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
};

/** The tile that a path names; nothing for any text that `tilePath` would not have written. */
export const parseTilePath = (path: string): TileName | undefined => {
  const match = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  if (!match) return undefined;
  const name: TileName = {
    level: match[1] === 'entries' ? 'entries' : Number(match[1]),
    index: Number(match[2]?.replace(/[x/]/g, '')),
    width: match[3] === undefined ? TILE_WIDTH : Number(match[3]),
  };
  if (name.level !== 'entries' && name.level > 63) return undefined;
  if (!Number.isSafeInteger(name.index) || name.width < 1 || name.width > TILE_WIDTH) return undefined;
  // Leading zeroes, an empty leading group, `.p/256`: one tile has one path.
  return tilePath(name) === path ? name : undefined;
};
