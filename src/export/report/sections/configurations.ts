import type { About, Section } from '../about.ts';
import { changes, flatten } from '../flatten.ts';
import { type Html, html } from '../markup.ts';
import { digest, path, table } from '../table.ts';

const whole = ({ say }: About['voice'], values: ReadonlyMap<string, string>): Html =>
  table(
    [{ head: say('path') }, { head: say('value') }],
    [...values].map(([name, value]) => [path(name), html`<bdi>${value}</bdi>`]),
    { kind: 'values' },
  );

const difference = (
  { say }: About['voice'],
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Html => {
  const found = changes(before, after);
  if (!found.length) return html`<p>${say('configuration.order')}</p>\n`;
  const shown = (value: string | undefined) =>
    value === undefined ? html`<i>${say('absent')}</i>` : html`<bdi>${value}</bdi>`;
  return table(
    [{ head: say('path') }, { head: say('before') }, { head: say('after') }],
    found.map((change) => [path(change.path), shown(change.before), shown(change.after)]),
    { kind: 'values' },
  );
};

const codes = ({ voice, tally }: About): Html | undefined => {
  const { say, number } = voice;
  const found = tally.codes.entries();
  if (!found.length) return undefined;
  return html`<h3>${say('codes')}</h3>
<p>${say('codes.intro')}</p>
${table(
  [{ head: say('version') }, { head: say('code') }, { head: say('number'), number: true }],
  [
    ...found.map(({ name: [version = '', code = ''], count }) => [
      html`<bdi>${version}</bdi>`,
      digest(code),
      number(count),
    ]),
    ...(tally.codes.others ? [[say('others'), '', number(tally.codes.others)]] : []),
  ],
)}`;
};

/** What held when: configurations, and the code that asked. */
export const configurations: Section = {
  id: 'configurations',
  *pieces(about) {
    const { voice, facts, folder } = about;
    const { say, moment } = voice;
    const { configurations: found } = facts.survey;
    yield html`<p>${say(found.length ? 'configurations.intro' : 'configurations.none')}</p>\n`;
    let last: { readonly digest: string; readonly values: ReadonlyMap<string, string> } | undefined;
    for (const { entry, log, index } of found) {
      yield html`<h3>${say('configuration.from', { at: moment(entry.at) })}</h3>
<p class="hint">${digest(entry.digest)}<br>${say('configuration.where', { log, index: `${index}` })}</p>\n`;
      if (last?.digest === entry.digest) {
        yield html`<p>${say('configuration.again')}</p>\n`;
        continue;
      }
      const values = flatten(folder.configuration(entry.digest) ?? {});
      yield last ? difference(voice, last.values, values) : whole(voice, values);
      last = { digest: entry.digest, values };
    }
    const asked = codes(about);
    if (asked) yield asked;
  },
};
