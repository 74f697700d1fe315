import type { Token } from './css-tokens.ts';
import { plainAttribute } from './plain-attributes.ts';
import { tagFor } from './tags.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What may leave of a list of selectors; '' where none may. */
export type Selectors = (list: readonly Token[]) => string;

const FUNCTION = /^(is|where|not|has|host|host-context|slotted|nth-(last-)?(child|of-type))$/i;

/**
 * Classes, ids and elements of the site's own leave as hashes, attributes only as far as they leave themselves.
 * A selector that asks for anything else is left out, and with it all that its brackets hold.
 */
export function createSelectors(known: Vocabulary, hash: (name: string) => string): Selectors {
  const attribute = (said: readonly Token[], of?: string): string | undefined => {
    const text = said.map(([, part]) => part).join('');
    const [, name = '', value] = /^([\w-]+)(=.*)?$/.exec(text) ?? [];
    const slot = value && (name === 'slot' || (name === 'name' && of === 'slot'));
    const safe = slot ? hash(value.slice(1)) : plainAttribute(name, value?.slice(1));
    return safe === undefined ? safe : `[${name}${value ? `="${safe}"` : ''}]`;
  };

  const element = (name: string): string =>
    /^(from|to|odd|even|-?n)$/.test(name) ||
    tagFor(known, name, true) === name ||
    tagFor(known, name) === name
      ? name
      : // The box that stands for it: as much as an element's name weighs, and no more.
        `div:where([t=${hash(name)}])`;

  return (list) => {
    const kept: string[] = [];
    let out: string | undefined = '';
    let depth = 0;
    for (let at = 0; at <= list.length; at++) {
      const [kind, text, unit] = list[at] ?? [',', '', ''];
      const before = list[at - 1]?.[0];
      let piece: string | undefined;
      if (kind === ',' && !depth) {
        if (out?.trim()) kept.push(out.trim());
        out = '';
        continue;
      }
      if (kind === 'f') depth++;
      if (kind === ')') depth--;
      if (/[ >+~*&.:,)]/.test(kind)) piece = kind;
      else if (kind === 'h') piece = `#${hash(text)}`;
      else if (kind === 'n')
        piece = /^[+-]?\d{0,4}(\.\d{1,3})?(%|n(-\d{1,3})?)?$/i.exec(
          text.replace(/(\.\d{3})\d+/, '$1') + unit,
        )?.[0];
      else if (kind === 'f') piece = before === ':' && FUNCTION.test(text) ? `${text}(` : undefined;
      else if (kind === 'i') {
        const name = text.toLowerCase();
        const colons = list[at - 2]?.[0] === ':' ? '::' : ':';
        piece =
          before === '.'
            ? hash(text)
            : before !== ':'
              ? element(name)
              : known.pseudo(colons + name)
                ? name
                : undefined;
      } else if (kind === '[') {
        const from = at + 1;
        while (list[++at] && list[at]?.[0] !== ']');
        piece = attribute(list.slice(from, at), list[from - 2]?.[1]);
      }
      out = piece === undefined || out === undefined ? undefined : out + piece;
    }
    return kept.join();
  };
}
