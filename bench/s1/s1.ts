import { readFileSync, writeFileSync } from 'node:fs';
import { Window } from 'happy-dom';
import { scores } from '../../test/fixtures/s1/corpus.ts';
import { reportOf } from './report.ts';

const PAGE = new URL('../../docs/s1.md', import.meta.url);

/**
 * What S1 finds of a fixed corpus in three languages, and what it takes for it wrongly; printed, and written into
 * docs/s1.md. Nothing is timed.
 */
export const benchS1 = async (): Promise<void> => {
  const window = new Window();
  // The recorder asks the prototypes of its page.
  Object.assign(globalThis, { Element: window.Element, Node: window.Node });
  const rows = scores(window.document as unknown as Document);
  await window.happyDOM.close();
  for (const { what, items, recall, precision } of rows)
    console.log(JSON.stringify({ bench: 's1', what, items, recall, precision }));
  const report = reportOf(rows);
  console.log(`\n${report}`);
  const page = readFileSync(PAGE, 'utf8');
  writeFileSync(
    PAGE,
    page.replace(
      /(<!-- figures -->\n)[\s\S]*?\n?(<!-- \/figures -->)/,
      (_, from, to) => `${from}${report}\n${to}`,
    ),
  );
};
