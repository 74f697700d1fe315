import { useOf } from '../../purpose/uses.ts';
import type { Facts, PurposeFacts } from '../facts.ts';
import { type Block, type Cell, code, heading, lines, type Section, terms, text } from '../model.ts';
import type { Voice } from '../voice.ts';
import { titleOf } from './naming.ts';

/** Every language in which the first layer says it, the dossier's own first. */
const inAll = (words: Readonly<Record<string, string>>, own: string): Cell => {
  const isOwn = ([tag]: readonly [string, string]) => Number(tag.split('-')[0] === own);
  const sorted = Object.entries(words).sort((a, b) => isOwn(b) - isOwn(a));
  return lines(sorted.map(([language, said]) => ({ text: said, language })));
};

const useIn = ({ id, replay }: PurposeFacts): string =>
  useOf(id) ? `use.${id}` : replay ? 'use.none' : 'use.other';

const scopeOf = ({ replay, trackers }: PurposeFacts): string =>
  `purposes.scope.${replay ? 'replay' : trackers.length ? 'trackers' : 'nothing'}`;

/** What each purpose is: its words, its use in the draft, what a yes to it allows. */
export const purposes = (facts: Facts, voice: Voice): Section => {
  const { say } = voice;
  const sections = { measures: say('measures'), trackers: say('trackers') };
  const about = (purpose: PurposeFacts): readonly Block[] => {
    const title = titleOf(purpose, voice);
    return [
      heading([...(Array.isArray(title) ? title : [title]), ' ', code(purpose.id)]),
      terms([
        [say('purposes.title'), inAll(purpose.title, voice.language)],
        [say('purposes.description'), inAll(purpose.description, voice.language)],
        [say('purposes.use'), say(useIn(purpose))],
        [say('purposes.scope'), say(scopeOf(purpose), sections)],
        ...(purpose.replay ? [[say('purposes.why'), null] as const] : []),
      ]),
    ];
  };
  return {
    id: 'purposes',
    title: say('purposes'),
    blocks: [text(say('purposes.never')), ...facts.purposes.flatMap(about)],
  };
};
