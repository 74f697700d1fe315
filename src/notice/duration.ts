import { FORM } from '../config/duration.ts';
import { counted, formsOf, type Texts } from './texts.ts';

const units = ['month', 'day', 'hour', 'minute'];

/** An ISO 8601 duration of months, days, hours and minutes in the reader's words: `P30D` → "30 days". */
export const inWords = (texts: Texts, language: string, duration = ''): string => {
  const [, ...found] = FORM.exec(duration) ?? [];
  const words = units.flatMap((unit, i) =>
    found[i] ? counted(formsOf(texts, unit), language, +found[i]) : [],
  );
  if (!words[0]) throw Error(`no duration "${duration}"`);
  return words.join(' ');
};
