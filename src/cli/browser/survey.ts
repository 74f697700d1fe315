import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Seen } from '../../survey/seen.ts';

/** The recorder's own redaction, in a page that is looked at. */
export interface Survey {
  look(unmask: readonly string[]): Promise<Seen>;
  /** What a recording would begin with, as it would leave. */
  record(unmask: readonly string[]): Promise<readonly object[]>;
  /** Paints what is masked, allowed, blocked and never shown, without a legend. */
  paint(unmask: readonly string[]): Promise<void>;
  /** Leaves of the page only what every visitor is shown; for a picture, nothing of fields and images either. */
  cover(common: readonly string[], unmask: readonly string[], drawn: boolean): Promise<void>;
  /** Is the cover still whole? */
  isCovered(): Promise<boolean>;
}

/** Rejects where the files are not built. */
export const readSurvey = (dropIn: string): string => {
  const file = join(dropIn, 'survey.js');
  if (!existsSync(file))
    throw new Error('the assistant is not built (survey.js is not there): run npm run build first');
  return readFileSync(file, 'utf8');
};

/** Puts the built code into a page, past its content security policy and without a script element of its own. */
export const survey = async (page: Page, code: string): Promise<Survey> => {
  await page.evaluate(code);
  const ask = <Answer>(call: string, ...given: readonly unknown[]): Promise<Answer> =>
    page.evaluate<Answer>(`temoinSurvey.${call}(${given.map((each) => JSON.stringify(each)).join()})`);
  return {
    look: (unmask) => ask('look', unmask),
    record: (unmask) => ask('record', unmask),
    async paint(unmask) {
      await ask('paint', unmask);
      await page.evaluate(
        'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))',
      );
    },
    cover: (...given) => ask('cover', ...given),
    isCovered: () => ask('isCovered'),
  };
};
