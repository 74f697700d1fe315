import type { Verdict } from './judge.ts';

/** Each has a shape of its own, so that none is told by its colour alone. */
interface Look {
  readonly ink: string;
  readonly wash: string;
  /** Draws one tile of so many pixels. */
  readonly size: number;
  draw(tile: CanvasRenderingContext2D, size: number): void;
}

const line = (tile: CanvasRenderingContext2D, ...points: readonly number[]): void => {
  tile.beginPath();
  for (let at = 0; at < points.length; at += 4) {
    tile.moveTo(points[at] as number, points[at + 1] as number);
    tile.lineTo(points[at + 2] as number, points[at + 3] as number);
  }
  tile.stroke();
};

/** Rising strokes, outline alone, crosses, bars. */
const shapesOf = (dark: boolean): Readonly<Record<Verdict, Look>> => ({
  masked: {
    ink: dark ? '#ffc24d' : '#8a5200',
    wash: dark ? '#4a3300cc' : '#fff0cccc',
    size: 8,
    draw: (tile, size) => line(tile, 0, size, size, 0, -1, 1, 1, -1, size - 1, size + 1, size + 1, size - 1),
  },
  allowed: { ink: dark ? '#63e08e' : '#00702c', wash: '#0000', size: 8, draw: () => {} },
  blocked: {
    ink: dark ? '#c3c8d4' : '#3c4250',
    wash: dark ? '#2b2f38e6' : '#e2e5ebe6',
    size: 12,
    draw: (tile, size) => line(tile, 0, size, size, 0, 0, 0, size, size),
  },
  never: {
    ink: dark ? '#ff9ac4' : '#a3004f',
    wash: dark ? '#4a0026f2' : '#ffe0eef2',
    size: 6,
    draw: (tile, size) => line(tile, 0, size / 2, size, size / 2),
  },
});

export type Paint = (verdict: Verdict, x: number, y: number, width: number, height: number) => void;

/** Fills boxes of a canvas, each verdict in its own way. */
export const createPaint = (canvas: CanvasRenderingContext2D, dark: boolean): Paint => {
  const shapes = shapesOf(dark);
  const fills = new Map<Verdict, CanvasPattern | null>();
  const fillOf = (verdict: Verdict): CanvasPattern | null => {
    const known = fills.get(verdict);
    if (known !== undefined) return known;
    const { ink, size, draw } = shapes[verdict];
    const sheet = document.createElement('canvas');
    sheet.width = size;
    sheet.height = size;
    const tile = sheet.getContext('2d');
    if (tile) {
      tile.strokeStyle = ink;
      tile.lineWidth = 1.5;
      draw(tile, size);
    }
    const made = canvas.createPattern(sheet, 'repeat');
    fills.set(verdict, made);
    return made;
  };
  return (verdict, x, y, width, height) => {
    const { ink, wash } = shapes[verdict];
    canvas.fillStyle = wash;
    canvas.fillRect(x, y, width, height);
    const pattern = fillOf(verdict);
    if (pattern) {
      canvas.fillStyle = pattern;
      canvas.fillRect(x, y, width, height);
    }
    canvas.strokeStyle = ink;
    canvas.lineWidth = verdict === 'allowed' ? 2 : 1;
    canvas.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  };
};
