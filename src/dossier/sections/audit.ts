import type { Facts } from '../facts.ts';
import { note, type Section, terms, text } from '../model.ts';
import type { Voice } from '../voice.ts';

/** The schedule, and whether it is kept on the day of the dossier. CNIL 2020-092 art. 3. */
export const audit = (
  { audit: { state, every, by, last, next, late = 0 } }: Facts,
  voice: Voice,
): Section => {
  const { say, date, duration, count } = voice;
  const result = [say('audit.result'), null] as const;
  return {
    id: 'audit',
    title: say('audit'),
    blocks:
      state === 'none'
        ? [text(say('audit.none')), terms([result])]
        : [
            ...(state === 'overdue' ? [note(count('audit.overdue', late), true)] : []),
            ...(state === 'due' ? [note(say('audit.due'))] : []),
            terms([
              [say('audit.every'), duration(every ?? '')],
              [say('audit.by'), by ?? ''],
              [say('audit.last'), last ? date(last) : say('audit.last.none')],
              [say('audit.next'), next ? date(next) : say('audit.next.first')],
              result,
            ]),
          ],
  };
};
