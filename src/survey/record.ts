import { drawRedactor } from '../preview/judge.ts';
import type { RawEvent } from '../recorder/line.ts';
import { rrweb } from '../recorder/rrweb/rrweb.ts';

/** Milliseconds after which the documents of frames have been added. */
const FRAMES = 300;

/** What a recording of this page would begin with, exactly as it would leave: rrweb's events, redacted. */
export const record = async (unmask: readonly string[]): Promise<readonly object[]> => {
  const redactor = drawRedactor(unmask);
  const events: object[] = [];
  const capture = rrweb.start({ ...redactor.options }, (event: RawEvent) => {
    const safe = redactor.redact(event, rrweb.nodeOf);
    if (safe) events.push(safe);
  });
  await new Promise((resolve) => setTimeout(resolve, FRAMES));
  capture.stop();
  if (redactor.faults())
    throw new Error('the redactor failed on this page: a recording of it would be stopped');
  return events;
};
