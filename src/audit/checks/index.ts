import type { Check } from '../check.ts';
import { ax01, ax02, ax03, ax04, ax05, ax06, ax07 } from './accessibility.ts';
import { dp01 } from './dp-01.ts';
import { dp02, dp03, dp04 } from './dp-02-03-04.ts';
import { dp05, dp06, dp07 } from './dp-05-06-07.ts';
import { dp08, dp09 } from './dp-08-09.ts';
import { dp10, dp11, dp12 } from './dp-10-11-12.ts';
import { dp13, dp14 } from './dp-13-14.ts';
import { dp15, dp16, dp17 } from './dp-15-16-17.ts';
import { dp18, dp19, dp20 } from './dp-18-19-20.ts';
import { dp21, dp22, dp23 } from './dp-21-22-23.ts';
import { dp24, dp25, dp26 } from './dp-24-25-26.ts';
import { dp27, dp28 } from './dp-27-28.ts';
import { dp29, dp30, dp31, dp32 } from './dp-29-30-31-32.ts';
import { pr01, pr02, pr03, pr04, pr05, pr06, pr07 } from './privacy.ts';

/** The 32 checks of deceptive patterns. */
export const DARK_PATTERNS: readonly Check[] = [
  ...[dp01, dp02, dp03, dp04, dp05, dp06, dp07, dp08],
  ...[dp09, dp10, dp11, dp12, dp13, dp14, dp15, dp16],
  ...[dp17, dp18, dp19, dp20, dp21, dp22, dp23, dp24],
  ...[dp25, dp26, dp27, dp28, dp29, dp30, dp31, dp32],
];

/** Every check, in the order of the report. */
export const CHECKS: readonly Check[] = [
  ...DARK_PATTERNS,
  ...[ax01, ax02, ax03, ax04, ax05, ax06, ax07],
  ...[pr01, pr02, pr03, pr04, pr05, pr06, pr07],
];
