// Fills what docs/vendors.md and docs/vendors/<id>.md say of each vendor from its facts: `node tools/vendor-docs.mjs`.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';
import { attribute, factsPart, head, MEASURES, row, WORDS } from './vendor-page.mjs';

/** @typedef {import('../src/adapters/recorders/vendor-facts.ts').VendorFacts} VendorFacts */

const FACTS = join(root, 'src/adapters/recorders');

/** @param {VendorFacts} vendor */
const tested = ({ tested }) => (tested.on === 'real' ? 'real code' : 'a fake');
/** @param {VendorFacts} vendor */
const ends = ({ stops }) => (stops === 'live' ? 'live' : 'one reload');
/** @param {VendorFacts} vendor */
const role = ({ reuse }) => (reuse ? 'joint controller' : 'processor');

/** The table of docs/vendors.md. @param {readonly VendorFacts[]} vendors */
export const capabilities = (vendors) =>
  [
    ...head(
      ...['vendor', '`recorder`', 'tested on', 'ends', 'own tag', 'expired', 'kept', 'out of reach', 'role'],
    ),
    ...vendors.map((vendor) =>
      row(
        `[${vendor.name}](vendors/${vendor.id}.md)`,
        `\`${vendor.id}\``,
        tested(vendor),
        ends(vendor),
        vendor.key ? 'yes' : 'no',
        ...[false, true].map((kept) => `${vendor.trackers.filter((one) => !one.keep !== kept).length}`),
        `${vendor.beyond.length}`,
        role(vendor),
      ),
    ),
  ].join('\n');

/** Which measures of the draft each can be held to. @param {readonly VendorFacts[]} vendors */
export const measures = (vendors) =>
  [
    ...head('vendor', ...MEASURES),
    ...vendors.map((vendor) =>
      row(vendor.name, ...MEASURES.map((each) => (vendor.measures.includes(each) ? 'yes' : ''))),
    ),
  ].join('\n');

/** What ours are called there. @param {readonly VendorFacts[]} vendors */
export const attributes = (vendors) =>
  [
    ...head('vendor', ...WORDS.map((word) => `\`data-temoin-${word}\``)),
    ...vendors.map((vendor) => row(vendor.name, ...WORDS.map((word) => attribute(vendor.attributes[word])))),
  ].join('\n');

/** @param {string} text @param {string} name @param {string} made */
export const fill = (text, name, made) =>
  text.replace(
    new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`),
    (_, start, end) => `${start}\n${made}\n${end}`,
  );

/** All facts there are, by name. @returns {Promise<VendorFacts[]>} */
export const allVendors = async () => {
  const files = readdirSync(FACTS).filter((name) => name.endsWith('.facts.ts'));
  const modules = await Promise.all(files.map((name) => import(pathToFileURL(join(FACTS, name)).href)));
  return modules
    .map((module) => /** @type {VendorFacts} */ (Object.values(module)[0]))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
};

/** Each file of the documents that is made from facts, as it should be. @returns {Promise<Map<string, string>>} */
export const vendorDocs = async () => {
  const vendors = await allVendors();
  const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');
  const docs = new Map();
  const tables = Object.entries({ capabilities, measures, attributes });
  docs.set(
    'docs/vendors.md',
    tables.reduce((text, [name, make]) => fill(text, name, make(vendors)), read('docs/vendors.md')),
  );
  for (const vendor of vendors) {
    const path = `docs/vendors/${vendor.id}.md`;
    docs.set(path, fill(read(path), 'facts', factsPart(vendor)));
  }
  return docs;
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  for (const [path, text] of await vendorDocs()) writeFileSync(join(root, path), text);
