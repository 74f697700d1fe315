import type { Palette } from './palette.ts';

/** How a layer is drawn, but for its words: the same for all its buttons. */
export interface Look {
  readonly light: Palette;
  readonly dark: Palette;
  /** Radii of the box and of its buttons, and the width of their lines, in pixels. */
  readonly radius: number;
  readonly corner: number;
  readonly edge: number;
  readonly font: string;
  readonly shadow: string;
  /** Are the buttons filled with the accent? */
  readonly solid?: true;
}

const SANS = 'system-ui, sans-serif';

/** A palette whose buttons are as plain as its paper. */
const plain = (ink: string, muted: string, paper: string, line: string, accent: string): Palette => ({
  ...{ ink, muted, paper, line, accent },
  fill: paper,
  label: ink,
});

/** The first is what a site has that names none. */
export const LOOK_NAMES = ['quiet', 'sharp', 'soft', 'solid', 'paper', 'bold'] as const;

export type LookName = (typeof LOOK_NAMES)[number];

export const LOOKS: Readonly<Record<LookName, Look>> = {
  quiet: {
    light: plain('#16181d', '#4a4f5a', '#ffffff', '#868c99', '#2f5bd3'),
    dark: plain('#eceef2', '#b3b8c4', '#17191f', '#767c8a', '#8fb0ff'),
    radius: 16,
    corner: 8,
    edge: 1,
    font: SANS,
    shadow: '0 2px 12px #0003',
  },
  sharp: {
    light: plain('#111111', '#444444', '#ffffff', '#111111', '#111111'),
    dark: plain('#f5f5f5', '#bdbdbd', '#111111', '#f5f5f5', '#f5f5f5'),
    radius: 0,
    corner: 0,
    edge: 1,
    font: SANS,
    shadow: 'none',
  },
  soft: {
    light: {
      ...plain('#2a2440', '#57506e', '#fdfcff', '#8f87ab', '#6a3fc4'),
      fill: '#efebfb',
    },
    dark: {
      ...plain('#f0ecfb', '#bfb7d6', '#1d1929', '#8279a0', '#c3a8ff'),
      fill: '#2f2942',
    },
    radius: 24,
    corner: 22,
    edge: 1,
    font: 'ui-rounded, system-ui, sans-serif',
    shadow: '0 12px 40px #1a0f4026',
  },
  solid: {
    light: {
      ...plain('#14171f', '#4b5060', '#ffffff', '#888e9c', '#1d4fd7'),
      ...{ fill: '#1d4fd7', label: '#ffffff' },
    },
    dark: {
      ...plain('#eef0f5', '#b6bbc8', '#14161d', '#7a8090', '#9dbaff'),
      ...{ fill: '#9dbaff', label: '#0c1633' },
    },
    radius: 12,
    corner: 8,
    edge: 1,
    font: SANS,
    shadow: '0 4px 24px #0003',
    solid: true,
  },
  paper: {
    light: plain('#2b2419', '#5c523f', '#faf5ea', '#8d8168', '#7a4310'),
    dark: plain('#f1e9d9', '#c0b49d', '#211d16', '#8f836b', '#eab676'),
    radius: 4,
    corner: 2,
    edge: 1,
    font: 'Georgia, "Times New Roman", "Liberation Serif", serif',
    shadow: '0 2px 16px #2b241922',
  },
  bold: {
    light: plain('#000000', '#000000', '#ffffff', '#000000', '#0000c8'),
    dark: plain('#ffffff', '#ffffff', '#000000', '#ffffff', '#ffe600'),
    radius: 8,
    corner: 4,
    edge: 2,
    font: SANS,
    shadow: 'none',
  },
};
