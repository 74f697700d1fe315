import { type About, purposeName, type Section } from '../about.ts';
import { chart, legend } from '../chart.ts';
import type { Acts } from '../counts.ts';
import { type Html, html } from '../markup.ts';
import { type Column, table } from '../table.ts';

const cells = ({ number }: About['voice'], { grant, refuse, withdraw }: Acts) =>
  [grant, refuse, withdraw, grant + refuse + withdraw].map(number);

/** Heads of the four columns that count choices. */
export const actColumns = ({ say }: About['voice']): readonly Column[] =>
  ['grant', 'refuse', 'withdraw', 'total'].map((act) => ({ head: say(act), number: true }));

const ofPurpose = (about: About, purpose: string): Html => {
  const { voice, tally } = about;
  const months = tally.byPurpose.seconds(purpose);
  return html`<section class="keep"><h3>${purposeName(about, purpose)}</h3>
${chart(months, purpose, voice)}${table(
  [{ head: voice.say('month') }, ...actColumns(voice)],
  months.map(([month, acts]) => [voice.month(month), ...cells(voice, acts)]),
  { foot: [voice.say('total'), ...cells(voice, tally.byPurpose.total(purpose))] },
)}</section>\n`;
};

/** By which button, in words where the product has some for it. */
const controls = ({ voice, tally }: About): Html | undefined => {
  const { say, maybe, number } = voice;
  const found = tally.controls.entries();
  if (!found.length) return undefined;
  const rows = found.map(({ name: [layer = '', control = '', act = ''], count }) => {
    return [
      maybe(`layer.${layer}`) ?? html`<code>${layer}</code>`,
      maybe(`control.${control}`) ?? html`<code>${control}</code>`,
      say(`act.${act}`),
      number(count),
    ];
  });
  const { others } = tally.controls;
  return html`<h3>${say('controls')}</h3>
<p>${say('controls.intro')}</p>
${table(
  [
    { head: say('layer') },
    { head: say('control') },
    { head: say('act') },
    { head: say('number'), number: true },
  ],
  [...rows, ...(others ? [[say('others'), '', '', number(others)]] : [])],
)}`;
};

/** Grants, refusals and withdrawals by purpose and month. */
export const numbers: Section = {
  id: 'numbers',
  *pieces(about) {
    const { voice, tally } = about;
    const { say } = voice;
    const purposes = tally.byPurpose.names();
    if (!purposes.length) {
      yield html`<p>${say('summary.none')}</p>\n`;
      return;
    }
    yield html`<p>${say('numbers.intro')}</p>\n${legend(voice)}`;
    for (const purpose of purposes) yield ofPurpose(about, purpose);
    if (tally.byPurpose.others)
      yield html`<p>${say('others.n', { n: voice.number(tally.byPurpose.others) })}</p>\n`;
    const used = controls(about);
    if (used) yield used;
  },
};
