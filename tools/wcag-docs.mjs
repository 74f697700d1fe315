// Fills the table of docs/accessibility.md from the titles of the tests: `npx node tools/wcag-docs.mjs`.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fill } from './cmp-docs.mjs';
import { root } from './run.mjs';
import { conformance, shownBy } from './wcag.mjs';

const FOLDERS = ['test/components', 'test/browser'];

/** @returns {ReadonlyMap<string, string>} */
export const tests = () =>
  new Map(
    FOLDERS.flatMap((folder) =>
      readdirSync(join(root, folder))
        .filter((name) => /\.test\.tsx?$/.test(name))
        .map((name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), 'utf8')]),
    ),
  );

const path = join(root, 'docs/accessibility.md');

/** The document as it should be. @returns {string} */
export const accessibilityDoc = () =>
  fill(readFileSync(path, 'utf8'), 'conformance', conformance(shownBy(tests())));

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  writeFileSync(path, accessibilityDoc());
