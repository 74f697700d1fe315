import type { Answers, Cmp } from './cmp.ts';

/** What a CMP says of these keys: true and false in so many words, and nothing by what every object has. */
export const readAnswers = (cmp: Cmp, keys: Iterable<string>): Answers => {
  const said = cmp.read();
  const plain = (key: string) =>
    Object.hasOwn(said, key) && typeof said[key] === 'boolean' ? said[key] : undefined;
  return Object.fromEntries([...keys].map((key) => [key, plain(key)]));
};
