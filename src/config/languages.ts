import type { Configuration } from './configuration.ts';

/**
 * Of the languages that have a locale, those in which every purpose has its words: notices are made in these and no
 * other, since no language stands in for another (GDPR art. 12).
 */
export const languagesOf = (configuration: Configuration, shipped: readonly string[]): readonly string[] =>
  shipped.filter((tag) =>
    configuration.purposes.every(({ title, description }) =>
      [title, description].every((words) => !words || tag in words || (tag.split('-')[0] as string) in words),
    ),
  );
