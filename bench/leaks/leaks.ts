import { chromium } from 'playwright';
import { chromiumLaunch } from '../../test/chromium.ts';
import type { Mode } from '../../test/fixtures/planted/in-page.ts';
import { plantedTable } from '../../test/fixtures/planted/run.ts';

/** How each contestant is asked. */
const WORDS: Readonly<Record<Mode, string>> = {
  temoin: 'Témoin, with a `nav` unmasked',
  default: '@rrweb/record as it comes',
  masked: '@rrweb/record, all inputs and all text masked',
  strict: '@rrweb/record, every option it has against leaks',
};

/** Counts which of the strings planted in a page leave it. Nothing is timed: one round tells all. */
export const benchLeaks = async (): Promise<void> => {
  const browser = await chromium.launch(chromiumLaunch());
  try {
    const rows = await plantedTable(browser, Object.keys(WORDS) as Mode[]);
    for (const { mode, leaked, of } of rows)
      console.log(JSON.stringify({ bench: 'leaks', contestant: mode, leaked, of }));
    console.log('\n| recorded by | planted strings that left the page |\n|---|---:|');
    for (const { mode, leaked, of } of rows) console.log(`| ${WORDS[mode]} | ${leaked} of ${of} |`);
  } finally {
    await browser.close();
  }
};
