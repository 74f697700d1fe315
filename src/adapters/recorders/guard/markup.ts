import { ASIDE, namesOf, TAGS } from './loads.ts';

/** What of a text loads. Quotes are such only where a value begins. */
const MARKUP: RegExp = new RegExp(
  `<(${TAGS.join('|')})(?=[\\s/>])(?:=\\s*(?:"[^"]*"|'[^']*'|[^\\s>"'][^\\s>]*)?|[^>=])*`,
  'gi',
);
/** Name, what stands between, and value of each attribute in a tag's text. */
const ATTRIBUTES = /([^\s<>/=]{1,64})(\s*=\s*)("[^"]*"|'[^']*'|[^\s>]+)/g;

const NAMED: Readonly<Record<string, string>> = { period: '.', colon: ':', sol: '/', amp: '&' };
const REFERENCE = /&(?:#(?:x([\da-f]+)|(\d+))|(period|colon|sol|amp|Tab|NewLine|shy));?/gi;

/** A text as far as addresses go: what stands for a character is that character, and what addresses lose is lost. */
export const plain = (text: string): string =>
  text
    .replace(REFERENCE, (all, hex, number, name) => {
      if (name) return NAMED[name.toLowerCase()] ?? '';
      const code = hex ? Number.parseInt(hex, 16) : Number(number);
      return code < 0x110000 ? String.fromCodePoint(code) : all;
    })
    .replace(/[\t\n\r]+/g, '');

/** Without its quotes. */
const bare = (value: string) => plain(value.replace(/^(["'])([\s\S]*)\1$/, '$2'));
const set = (value: string) => value.split(/[\s,]+/);

/** The text of a document that is its own address. */
const inside = (address: string): string => {
  const [, kind, base64, text = ''] =
    /^\s*(data|blob|javascript):(?:[^,]*?(;\s*base64)?\s*,)?([\s\S]*)$/i.exec(address) ?? [];
  if (!kind) return '';
  try {
    if (!/^b/i.test(kind)) return base64 ? atob(decodeURIComponent(text)) : decodeURIComponent(text);
    const request = new XMLHttpRequest();
    request.open('GET', address, false);
    request.send();
    return request.responseText;
  } catch {
    // Not to be read, by the site's content security policy say: as it stands.
    return text;
  }
};

/**
 * Where the document of a frame leads as soon as it is read. What its scripts ask for is judged when they do, unless
 * nobody here reaches into it: `opaque`, then every address in them counts.
 */
const addressesIn = (text: string, opaque: boolean): string[] => [
  ...[...text.matchAll(MARKUP)].flatMap(([tag, type = '']) =>
    [...tag.matchAll(ATTRIBUTES)].flatMap(([, name = '', , value = '']) => {
      const full = name.toLowerCase().replace('xlink:', '');
      return namesOf(type).includes(full) ? addressesOf(type, full, bare(value), opaque) : [];
    }),
  ),
  ...(opaque
    ? (`${text.match(/<script[\s\S]*?<\/script/gi) ?? ''}`.match(/[\w+.-]*:?\/\/[^\s"'`<>\\)]+/g) ?? [])
    : []),
];

/** All addresses that an attribute's value leads to. `opaque`: in a frame that is kept apart from its page. */
export const addressesOf = (tag: string, name: string, value: string, opaque: boolean): string[] => {
  if (name === 'srcdoc') return addressesIn(value, opaque);
  if (/srcset$/.test(name)) return set(value);
  const text = /^(i?frame|object|embed)$/i.test(tag) ? inside(value) : '';
  return text ? addressesIn(text, opaque || /^\s*data/i.test(value)) : [value];
};

/** Is a frame with this `sandbox` kept apart from its page? */
export const apart = (sandbox: string | null | undefined): boolean =>
  typeof sandbox === 'string' && !/allow-same-origin/i.test(sandbox);

/** Markup without what would load from a place that `stops`; scripts stay where they would not run. */
export const disarmed = (
  text: string,
  scripts: boolean,
  stops: (tag: string, name: string, value: string, opaque: boolean) => unknown,
): string =>
  text.replace(MARKUP, (tag: string, type: string) =>
    // A script that comes by `innerHTML` does not run: tag managers read it there, and make one that does.
    !scripts && /^script/i.test(type)
      ? tag
      : tag.replace(ATTRIBUTES, (all, full: string, equals, value) => {
          const name = full.toLowerCase().replace('xlink:', '');
          const sandbox = /\ssandbox(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?/i.exec(tag);
          return namesOf(type).includes(name) &&
            stops(type, name, bare(value), !!sandbox && apart(sandbox[1] ?? ''))
            ? ` ${ASIDE}${name}${equals}${value}`
            : all;
        }),
  );

const TORN = new RegExp(
  `<(?:[a-z]*|(?:${TAGS.join('|')})[\\s/](?:=\\s*(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^\\s>"'][^\\s>]*)?|[^>=])*)$`,
  'i',
);
/** The end of a text that breaks off within something that would load, as pages write it piece by piece. */
export const torn = (text: string): string =>
  // No longer than a tag may well be: what is looked through again and again is what might go on.
  TORN.exec(text.slice(-4096))?.[0] ?? '';
