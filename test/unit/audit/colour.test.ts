import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, deltaE, hueApart, hueOf, over } from '../../../src/audit/colour.ts';
import type { Rgba } from '../../../src/audit/seen-layer.ts';

const colour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map(([r, g, b]): Rgba => [r, g, b, 1]);
const BLACK: Rgba = [0, 0, 0, 1];
const WHITE: Rgba = [255, 255, 255, 1];

describe('colours', () => {
  it('have the contrasts that WCAG gives', () => {
    expect(contrast(BLACK, WHITE)).toBeCloseTo(21, 5);
    expect(contrast([118, 118, 118, 1], WHITE)).toBeCloseTo(4.54, 2);
  });

  it('have the same contrast and the same difference either way', () => {
    fc.assert(
      fc.property(colour, colour, (one, other) => {
        expect(contrast(one, other)).toBeCloseTo(contrast(other, one), 9);
        expect(deltaE(one, other)).toBeCloseTo(deltaE(other, one), 6);
        expect(deltaE(one, other)).toBeLessThanOrEqual(120);
      }),
    );
  });

  it('differ from themselves by nothing', () => {
    fc.assert(fc.property(colour, (one) => void expect(deltaE(one, one)).toBeCloseTo(0, 9)));
  });

  it('differ as CIEDE2000 has it', () => {
    expect(deltaE(BLACK, WHITE)).toBeCloseTo(100, 1);
    // Red and green of sRGB: 86.6 in the literature.
    expect(deltaE([255, 0, 0, 1], [0, 255, 0, 1])).toBeCloseTo(86.6, 0);
    expect(deltaE([255, 0, 0, 1], [254, 0, 0, 1])).toBeLessThan(1);
  });

  it('have a hue, and none that counts where they are grey', () => {
    expect(hueOf([120, 120, 120, 1]).chroma).toBeLessThan(1);
    expect(hueApart(hueOf([200, 30, 30, 1]).hue, hueOf([30, 140, 60, 1]).hue)).toBeGreaterThan(60);
    expect(hueApart(350, 10)).toBe(20);
  });

  it('are seen through each other', () => {
    expect(over([0, 0, 0, 0.5], WHITE)).toEqual([127.5, 127.5, 127.5, 1]);
    fc.assert(fc.property(colour, (below) => void expect(over([9, 9, 9, 0], below)).toEqual(below)));
  });
});
