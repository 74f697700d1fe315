// Fills what docs/cmps.md and docs/cmps/<id>.md say of each CMP from its facts: `npx node tools/cmp-docs.mjs`.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { factsPart, HOLDS, head, row } from './cmp-page.mjs';
import { root } from './run.mjs';

/** @typedef {import('../src/adapters/cmp/cmp-facts.ts').CmpFacts} CmpFacts */

const FACTS = join(root, 'src/adapters/cmp');

/** The table of docs/cmps.md. @param {readonly CmpFacts[]} cmps */
export const capabilities = (cmps) =>
  [
    ...head('CMP', '`ask.cmp`', 'replay as a purpose of its own', 'who asks for replay', 'tested on'),
    ...cmps.map((cmp) =>
      row(
        `[${cmp.name}](cmps/${cmp.id}.md)`,
        `\`${cmp.id}\``,
        HOLDS[cmp.holds],
        cmp.holds === 'never' ? 'Témoin, after it' : 'the CMP',
        cmp.tested.on === 'real' ? 'real code' : 'a fake',
      ),
    ),
  ].join('\n');

/** @param {string} text @param {string} name @param {string} made */
export const fill = (text, name, made) =>
  text.replace(
    new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`),
    (_, start, end) => `${start}\n${made}\n${end}`,
  );

/** All facts there are, by name. @returns {Promise<CmpFacts[]>} */
export const allCmps = async () => {
  const files = readdirSync(FACTS).filter((name) => name.endsWith('.facts.ts'));
  const modules = await Promise.all(files.map((name) => import(pathToFileURL(join(FACTS, name)).href)));
  return modules
    .map((module) => /** @type {CmpFacts} */ (Object.values(module)[0]))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
};

/** Each file of the documents that is made from facts, as it should be. @returns {Promise<Map<string, string>>} */
export const cmpDocs = async () => {
  const cmps = await allCmps();
  const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');
  const docs = new Map([['docs/cmps.md', fill(read('docs/cmps.md'), 'capabilities', capabilities(cmps))]]);
  for (const cmp of cmps) {
    const path = `docs/cmps/${cmp.id}.md`;
    docs.set(path, fill(read(path), 'facts', factsPart(cmp)));
  }
  return docs;
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  for (const [path, text] of await cmpDocs()) writeFileSync(join(root, path), text);
