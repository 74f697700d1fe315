import type { Section } from '../about.ts';
import { html } from '../markup.ts';

/** What this evidence cannot show, said as plainly as what it shows. */
export const limits: Section = {
  id: 'limits',
  *pieces({ voice, folder }) {
    const anchored = folder.logs.some(({ timestamps, witnesses }) => timestamps.length || witnesses.length);
    const keys = [
      ...['limits.1', 'limits.2', 'limits.3', 'limits.4', 'limits.5'],
      anchored ? 'limits.6.anchored' : 'limits.6.alone',
      'limits.7',
    ];
    yield html`<ul>${keys.map((key) => html`<li>${voice.say(key)}</li>\n`)}</ul>\n`;
  },
};
