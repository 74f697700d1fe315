import type { Section } from '../about.ts';
import { list } from '../table.ts';

const WORDS = ['entry', 'body', 'root', 'checkpoint', 'digest', 'tracker'];

/** The few words that a reader cannot know. */
export const words: Section = {
  id: 'words',
  *pieces({ voice: { say } }) {
    yield list(WORDS.map((word) => [say(`word.${word}`), say(`word.${word}.is`)]));
  },
};
