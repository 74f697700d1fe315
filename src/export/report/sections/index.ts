import type { Section } from '../about.ts';
import { configurations } from './configurations.ts';
import { gone } from './gone.ts';
import { limits } from './limits.ts';
import { logs } from './logs.ts';
import { notices } from './notices.ts';
import { numbers } from './numbers.ts';
import { rules } from './rules.ts';
import { stops } from './stops.ts';
import { summary } from './summary.ts';
import { verification } from './verification.ts';
import { versions } from './versions.ts';
import { words } from './words.ts';

/** The report's parts, in its order. */
export const SECTIONS: readonly Section[] = [
  summary,
  logs,
  numbers,
  versions,
  stops,
  gone,
  notices,
  configurations,
  verification,
  limits,
  rules,
  words,
];
