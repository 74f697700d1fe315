import { commonTexts, type Report, reportOf } from '../unmask/report.ts';
import { type Driver, launchChromium } from './launch.ts';
import { type Pictured, picturePages } from './picture-pages.ts';
import { readSurvey } from './survey.ts';
import { visitPages } from './visit-pages.ts';
import type { Going, Visitor } from './visitors.ts';

export interface Assisting extends Going {
  readonly addresses: readonly string[];
  readonly visitors: readonly Visitor[];
  /** Of the configuration. */
  readonly unmask: readonly { readonly selector: string; readonly why?: string }[];
  /** Only what is configured is asked about. */
  readonly checks: boolean;
  readonly dropIn: string;
  readonly driver: () => Promise<Driver>;
  readonly chromium: string | undefined;
  /** ISO 8601 UTC. */
  readonly taken: string;
  /** Hears the report before any picture is taken, and answers which proposals the pictures are to show. */
  readonly found: (report: Report) => readonly number[];
  /** Are pictures taken? */
  readonly pictured: boolean;
  readonly stop: AbortSignal;
}

/** Visits the pages, compares, and takes pictures. Rejects with one sentence. */
export const assist = async (
  given: Assisting,
): Promise<{ readonly report: Report; readonly pictures: readonly Pictured[] }> => {
  const { addresses, visitors, unmask, checks, dropIn, taken, stop } = given;
  const code = readSurvey(dropIn);
  const browser = await launchChromium(await given.driver(), given.chromium, 'open');
  const end = () => void browser.close();
  stop.addEventListener('abort', end, { once: true });
  const warnings: string[] = [];
  const configured = unmask.map(({ selector }) => selector);
  try {
    stop.throwIfAborted();
    const visits = await visitPages(browser, {
      ...{ ...given, unmask: configured, code },
      warn: (sentence) => void (warnings.includes(sentence) || warnings.push(sentence)),
    });
    const withState = visitors.filter(({ state }) => state).length;
    if (withState < 2)
      warnings.push(
        'what a page says to somebody logged in was not compared between two people: give two --state files to see it',
      );
    const all = reportOf({
      ...{ visits, unmask, taken, warnings, withState },
      visitors: visitors.length,
      browser: `Chromium ${browser.version()}`,
    });
    const report = checks ? { ...all, proposals: [], left: [], gain: 0 } : all;
    const accepted = given.found(report);
    if (!given.pictured) return { report, pictures: [] };
    const added = report.proposals.filter(({ number }) => accepted.includes(number));
    const list = [...configured, ...added.map(({ selector }) => selector)];
    const common = commonTexts(visits);
    return {
      report,
      pictures: await picturePages(browser, { ...given, addresses, configured, list, common, code }),
    };
  } catch (error) {
    throw stop.aborted ? new Error('it was asked to end; nothing was written') : error;
  } finally {
    stop.removeEventListener('abort', end);
    await browser.close();
  }
};
