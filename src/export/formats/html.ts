import { report } from '../report/report.ts';
import { defineFormat, type Format } from './format.ts';

/** `report.html`: the report that a lawyer reads and prints. One file, no script, nothing from elsewhere. */
export const html: Format = defineFormat('html', 'report.html', report);
