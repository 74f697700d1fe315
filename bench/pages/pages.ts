import { chromium } from 'playwright';
import { chromiumLaunch } from '../../test/chromium.ts';
import { type RealRow, realTable } from '../../test/fixtures/real-pages/table.ts';

const HEAD = [
  '| page | strings | left, chrome unmasked | left, all unmasked | left by @rrweb/record | boxes live | boxes replayed | size off by, px (median, 90 %) | place off by, px (median, 90 %) | bytes |',
  '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
];

const line = ({ name, what, strings, leaked, unmasked, others, bytes, compared }: RealRow): string => {
  const { live, replayed, size, position } = compared;
  return `| ${name} (${what}) | ${strings} | ${leaked} | ${unmasked} | ${others} | ${live} | ${replayed} | ${size.median}, ${size.p90} | ${position.median}, ${position.p90} | ${bytes.toLocaleString('en')} |`;
};

/** Records and replays the pages of packages. Nothing is timed: one round tells all. */
export const benchPages = async (): Promise<void> => {
  const browser = await chromium.launch(chromiumLaunch());
  const lines: string[] = [];
  try {
    await realTable(browser, (row) => {
      console.log(JSON.stringify({ bench: 'pages', ...row }));
      lines.push(line(row));
    });
    console.log(`\n${[...HEAD, ...lines].join('\n')}`);
  } finally {
    await browser.close();
  }
};
