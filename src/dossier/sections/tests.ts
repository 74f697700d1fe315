import type { Facts, MeasureFacts } from '../facts.ts';
import { type Cell, code, heading, lines, type Section, strong, table, text } from '../model.ts';
import type { Tested } from '../tested-by.ts';
import type { Voice } from '../voice.ts';
import { purposeNamed } from './naming.ts';

const where = (tested?: Tested): Cell => (tested ? lines(tested.enforced.map(code)) : '–');
const proved = (tested?: Tested): Cell =>
  tested
    ? lines(tested.tests.map(({ file, name }) => [{ text: name, language: 'en' }, ' ', code(file)]))
    : '–';

/** Each measure of the draft, where it is enforced, and what fails when it is not. */
export const tests = (facts: Facts, voice: Voice): Section => {
  const { say } = voice;
  const status = ({ available, purposes }: MeasureFacts): string => {
    if (!available) return say('tests.unavailable');
    if (!purposes.length) return say('tests.unused');
    return say('tests.in-force', {
      purposes: voice.list(purposes.map((id) => purposeNamed(facts, id, voice))),
    });
  };
  return {
    id: 'tests',
    title: say('tests'),
    blocks: [
      text(say('tests.lead', { version: facts.product.version })),
      table(
        say('tests.caption'),
        [
          [say('col.measure'), 17],
          [say('col.status'), 19],
          [say('col.enforced'), 23],
          [say('col.test'), 41],
        ],
        facts.measures.map((measure) => [
          [strong(measure.id), ` ${say(`${measure.id}.name`)}`],
          status(measure),
          where(measure.tested),
          proved(measure.tested),
        ]),
      ),
      heading(say('tests.promises')),
      table(
        say('tests.promises'),
        [
          [say('col.promise'), 26],
          [say('col.enforced'), 28],
          [say('col.test'), 46],
        ],
        Object.entries(facts.promises).map(([name, tested]) => [
          say(`promise.${name}`),
          where(tested),
          proved(tested),
        ]),
        true,
      ),
    ],
  };
};
