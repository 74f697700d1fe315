/** What of an adapter's facts only documents and `temoin check` read: prose, roles, measures. */
const PROSE = new Set('provider reuse beyond optOut stops measures key traps tested steps docs'.split(' '));

/**
 * Leaves out of the page what is prose in `<name>.facts.ts`: every property of the exported object that a page never
 * reads. To be put behind what makes JavaScript of TypeScript.
 * @type {import('rollup').Plugin}
 */
export const leanFacts = {
  name: 'temoin-lean-facts',
  transform(code, id) {
    if (!id.endsWith('.facts.ts')) return null;
    /** @type {any[]} */
    const statements = this.parse(code).body;
    const objects = statements
      .flatMap(({ declaration, declarations }) => declaration?.declarations ?? declarations ?? [])
      .map(({ init }) => init)
      .filter((init) => init?.type === 'ObjectExpression');
    if (!objects.length) this.error(`${id} holds no facts`);
    const cuts = objects.flatMap(({ properties }) =>
      properties.filter((/** @type {any} */ { key }) => PROSE.has(key?.name ?? key?.value)),
    );
    let lean = code;
    for (const { start, end } of cuts.sort((a, b) => b.start - a.start))
      lean = lean.slice(0, start) + lean.slice(end).replace(/^\s*,/, '');
    return { code: lean, map: null };
  },
};
