import type { Recorder } from '../adapters/recorders/recorder.ts';
import { recorderOver } from './recorder-over.ts';
import type { RecorderParts } from './recorder-parts.ts';
import { createRedactor } from './redact/redactor.ts';
import { rrweb } from './rrweb/rrweb.ts';

export type { Recorder } from '../adapters/recorders/recorder.ts';
export type { RecorderParts, RecorderSettings } from './recorder-parts.ts';

/**
 * The bundled recorder: from each `consent:granted` that is admitted and that the gate lets pass, until the consent
 * ends. It has no other start. One recording a purpose; everything is masked on the terminal. GDPR art. 7(3);
 * CNIL draft §34, §42-44.
 */
export const createRecorder = (parts: RecorderParts): Recorder =>
  recorderOver(parts, {
    page: window,
    source: rrweb,
    masking: createRedactor,
  });
