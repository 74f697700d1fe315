import { clock } from '../platform/clock.ts';
import { drawRedactor } from '../preview/judge.ts';
import { rrweb } from '../recorder/rrweb/rrweb.ts';

/** Milliseconds after which the documents of frames have been added. */
const FRAMES = 300;

/** What a recording of this page would begin with, exactly as it would leave: rrweb's events, redacted. */
export const record = async (unmask: readonly string[]): Promise<readonly object[]> => {
  const redactor = drawRedactor(unmask);
  const events: object[] = [];
  const failures: unknown[] = [];
  let pictured = () => {};
  const picture = new Promise<void>((resolve) => {
    pictured = resolve;
  });
  const capture = rrweb.start({
    options: redactor.options,
    clock,
    piece: (raw, inside) => redactor.piece(raw, inside, rrweb.nodeOf),
    fault(error) {
      failures.push(error);
      pictured();
    },
    emit(event) {
      const safe = redactor.redact(event, rrweb.nodeOf);
      if (safe) events.push(safe);
      if (event.type === 2) pictured();
    },
  });
  await picture;
  await new Promise((resolve) => setTimeout(resolve, FRAMES));
  capture.stop();
  if (redactor.faults() || failures.length)
    throw new Error('the redactor failed on this page: a recording of it would be stopped');
  return events;
};
