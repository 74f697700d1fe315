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
    image: 'href',
    use: 'href',
    feimage: 'href',
  }).map(([tag, names]) => [tag, names.split(' ')]),
);
const TAGS = [...LOADS.keys()];
/** Whatever loads. */
export const SELECTOR: string = TAGS.join();
/** What of a text loads. */
export const MARKUP: RegExp = new RegExp(`<(${TAGS.join('|')})\\b(?:"[^"]*"|'[^']*'|[^'">])*`, 'gi');
/** Stands before the name of an attribute that was written as text and has to wait. */
export const ASIDE = 'temoin-held-';

/** Those of one tag. */
export const namesOf = (tag: string): readonly string[] => LOADS.get(tag.toLowerCase()) ?? [];
