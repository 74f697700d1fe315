const HELD = 'template[data-temoin-purpose]';

/** What Firefox asks for as soon as it reads it in the page, in a template as well (Mozilla bug 1441044). */
const EAGER = [
  'script:is([src], [href]):not([type="text/plain"])',
  'img:not([loading="lazy"]):is([src], [srcset])',
  'source[srcset]',
  'video[poster]',
  'image[href]',
  'link[href]',
  'style',
].join();

const within = (content: DocumentFragment): Element[] => [
  ...[...content.querySelectorAll(EAGER)].filter(
    (each) => each.localName !== 'style' || /@import/i.test(each.textContent ?? ''),
  ),
  ...[...content.querySelectorAll('template')].flatMap(({ content: inner }) => within(inner)),
];

/**
 * What waits in a held template and is requested all the same where the page is read by Firefox, before any answer: a
 * sentence each. Frames, images that load lazily and `<script type="text/plain">` do wait. CNIL 2020-092 art. 2.
 */
export const eager = (document: Document): readonly string[] =>
  [...document.querySelectorAll<HTMLTemplateElement>(HELD)].flatMap((held) =>
    within(held.content).map(
      ({ localName }) =>
        `CNIL-092: Firefox requests the <${localName}> in the template that waits for “${held.dataset['temoinPurpose']}” before any answer`,
    ),
  );
