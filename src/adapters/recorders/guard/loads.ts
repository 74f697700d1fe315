/** What loads, and by which attributes. */
export const LOADS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    script: 'src href',
    img: 'src srcset',
    iframe: 'src srcdoc',
    frame: 'src',
    link: 'href imagesrcset',
    source: 'src srcset',
    video: 'src poster',
    audio: 'src',
    track: 'src',
    embed: 'src',
    object: 'data',
    input: 'src',
    image: 'href src',
    use: 'href',
    feimage: 'href',
    a: 'ping',
    area: 'ping',
    ...Object.fromEntries(
      ['body', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'].map((tag) => [tag, 'background']),
    ),
  }).map(([tag, names]) => [tag, names.split(' ')]),
);
/** Their names. */
export const TAGS: readonly string[] = [...LOADS.keys()];
/** Whatever loads. */
export const SELECTOR: string = TAGS.map((tag) => {
  const [only] = LOADS.get(tag) as readonly [string];
  return /ping|back/.test(only) ? `${tag}[${only}]` : tag;
}).join();
/** Stands before the name of an attribute that was written as text and has to wait. */
export const ASIDE = 'temoin-held-';

/** Those of one tag. */
export const namesOf = (tag: string): readonly string[] => LOADS.get(tag.toLowerCase()) ?? [];
