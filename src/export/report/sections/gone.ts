import { type About, purposeName, type Section } from '../about.ts';
import { type Html, html } from '../markup.ts';
import { digest, table } from '../table.ts';

const erasures = ({ voice, tally }: About): Html => {
  const { say, number } = voice;
  const found = tally.erasures.entries();
  const { others } = tally.erasures;
  if (!found.length) return html`<p>${say('erasures.none')}</p>\n`;
  return html`<p>${say('erasures.intro')}</p>
${table(
  [{ head: say('why') }, { head: say('number'), number: true }],
  [
    ...found.map(({ name: [why], count }) => [html`<bdi>${why}</bdi>`, number(count)]),
    ...(others ? [[say('others'), number(others)]] : []),
  ],
)}`;
};

const deletions = (about: About): Html => {
  const { voice, tally } = about;
  const { say, number } = voice;
  const found = tally.deletions.entries();
  const { others } = tally.deletions;
  if (!found.length) return html`<p>${say('deletions.none')}</p>\n`;
  return table(
    [{ head: say('purpose') }, { head: say('why') }, { head: say('recordings'), number: true }],
    [
      ...found.map(({ name: [purpose = '', why], count }) => [
        purposeName(about, purpose),
        html`<bdi>${why}</bdi>`,
        number(count),
      ]),
      ...(others ? [[say('others'), '', number(others)]] : []),
    ],
  );
};

const imports = ({ voice, facts }: About): Html => {
  const { say, number, moment } = voice;
  const found = facts.survey.imports;
  if (!found.length) return html`<p>${say('imports.none')}</p>\n`;
  return html`<p>${say('imports.intro')}</p>
${table(
  [
    { head: say('date') },
    { head: say('why') },
    { head: say('digest') },
    { head: say('records'), number: true },
  ],
  found.map(({ entry }) => [
    moment(entry.at),
    html`<bdi>${entry.why}</bdi>`,
    digest(entry.digest),
    number(entry.records),
  ]),
)}`;
};

const expiries = ({ voice, facts, folder }: About): Html => {
  const { say, number, moment } = voice;
  const found = facts.survey.expiries;
  const dropped = folder.logs.filter((log) => log.dropped);
  if (!found.length && !dropped.length) return html`<p>${say('expiries.none')}</p>\n`;
  return table(
    [
      { head: say('log.origin') },
      { head: say('log.size'), number: true },
      { head: say('date') },
      { head: say('why') },
    ],
    found.map(({ log, index, entry }) => [
      html`<code>${entry.log}</code>`,
      number(entry.size),
      moment(entry.at),
      html`<bdi>${entry.why}</bdi><br><small>${say('expiry.said', { log, index: `${index}` })}</small>`,
    ]),
  );
};

/** What is not there any more, and why; what came from elsewhere. GDPR art. 5(1)(e), 17. */
export const gone: Section = {
  id: 'gone',
  *pieces(about) {
    const { say } = about.voice;
    const parts = { erasures, deletions, imports, expiries };
    for (const [name, part] of Object.entries(parts)) yield html`<h3>${say(name)}</h3>\n${part(about)}`;
  },
};
