import type { FolderLog } from '../../folder-log.ts';
import type { About, Section } from '../about.ts';
import { type Html, html } from '../markup.ts';
import { digest, list } from '../table.ts';

const logOf = ({ say, number }: About['voice'], log: FolderLog): Html => {
  const { origin, size, root, vkey, timestamps, witnesses, dropped } = log;
  return html`<div class="log"><h3><code>${origin}</code></h3>
${dropped && html`<p class="hint">${say('log.dropped')}</p>`}${list([
  [say('log.size'), number(size)],
  [say('log.root'), digest(Buffer.from(root).toString('base64'))],
  [say('log.key'), digest(vkey)],
  [say('log.timestamps'), timestamps.length ? number(timestamps.length) : say('none')],
  [say('log.witnesses'), witnesses.length ? witnesses.map((key) => html`${digest(key)}<br>`) : say('none')],
])}</div>\n`;
};

/** Which logs this is about: size, root and key of each. */
export const logs: Section = {
  id: 'logs',
  *pieces({ voice, folder }) {
    yield html`<p>${voice.say('logs.intro')}</p>\n`;
    for (const log of folder.logs) yield logOf(voice, log);
  },
};
