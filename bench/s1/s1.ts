import { Window } from 'happy-dom';
import { type Item, scores } from '../../test/fixtures/s1/corpus.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const said = ({ language, kind, text, html }: Item): string => `${language}, ${kind}: \`${text ?? html}\``;

/** What S1 finds of a fixed corpus in three languages, and what it takes for it wrongly. Nothing is timed. */
export const benchS1 = async (): Promise<void> => {
  const window = new Window();
  const rows = scores(window.document as unknown as Document);
  await window.happyDOM.close();
  for (const { what, items, recall, precision } of rows)
    console.log(JSON.stringify({ bench: 's1', what, items, recall, precision }));
  console.log('\n| detector | items | recall | precision |\n|---|---:|---:|---:|');
  for (const { what, items, recall, precision } of rows)
    console.log(`| ${what} | ${items} | ${percent(recall)} | ${percent(precision)} |`);
  for (const { what, missed, alarms } of rows) {
    console.log(`\n${what}, missed:\n`);
    for (const item of missed) console.log(`- ${said(item)}`);
    console.log(`\n${what}, false alarms:\n`);
    for (const item of alarms) console.log(`- ${said(item)}`);
  }
};
