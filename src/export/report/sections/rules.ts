import type { Section } from '../about.ts';
import { html } from '../markup.ts';
import { table } from '../table.ts';

/** Which rule text was followed, and that it is a draft. */
export const rules: Section = {
  id: 'rules',
  *pieces({ voice, tally }) {
    const { say, number } = voice;
    yield html`<p>${say('rules.intro')}</p>\n<p>${say('rules.law')}</p>\n<p><b>${say('rules.claim')}</b></p>\n`;
    const found = tally.rulesets.entries();
    if (found.length)
      yield table(
        [{ head: say('ruleset') }, { head: say('number'), number: true }],
        found.map(({ name: [name], count }) => [
          name ? html`<code>${name}</code>` : say('ruleset.none'),
          number(count),
        ]),
        { kind: 'slim' },
      );
  },
};
