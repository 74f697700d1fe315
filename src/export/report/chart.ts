import type { Act } from '../../consent/choice.ts';
import type { Acts } from './counts.ts';
import { type Html, html } from './markup.ts';
import type { Voice } from './voice.ts';

const ACTS: readonly Act[] = ['grant', 'refuse', 'withdraw'];
const [HEIGHT, ABOVE, BELOW, LEFT] = [120, 16, 20, 48];

/** The least of 1, 2, 5, 10, 20, 50 … that is not below a number. */
const roundUp = (n: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(n, 1)));
  return [1, 2, 5, 10].map((step) => step * power).find((each) => each >= n) ?? n;
};

/** What the three kinds of bars mean: told apart by their filling, also in black and white. */
export const legend = ({ say }: Voice): Html =>
  html`<ul class="legend" aria-label="${say('chart.legend')}">${ACTS.map(
    (act) =>
      html`<li><svg width="14" height="14" aria-hidden="true"><rect class="${act}" x="1" y="1" width="12" height="12"/></svg> ${say(act)}</li>`,
  )}</ul>\n`;

/** Bars by month for one purpose. The table beside it says the same to whoever does not see it. */
export const chart = (months: readonly (readonly [string, Acts])[], name: string, voice: Voice): Html => {
  const top = roundUp(Math.max(...months.flatMap(([, acts]) => ACTS.map((act) => acts[act]))));
  const group = Math.min(120, Math.max(24, 640 / months.length));
  const bar = Math.min(18, (group - 8) / 3);
  const width = LEFT + Math.max(group * months.length, 240);
  const base = ABOVE + HEIGHT;
  const middle = (place: number) => LEFT + place * group + group / 2;
  const round = (n: number) => Math.round(n * 10) / 10;
  const bars = months.flatMap(([, acts], place) =>
    ACTS.map((act, nth) => {
      const high = round((acts[act] / top) * HEIGHT);
      const left = round(middle(place) + (nth - 1.5) * bar);
      return html`<rect class="${act}" x="${left + 0.5}" y="${round(base - high)}" width="${round(bar - 2)}" height="${high}"/>`;
    }),
  );
  // Each label needs some 44 units.
  const each = Math.ceil(44 / group);
  const labels = months.map(
    ([month], place) =>
      place % each === 0 &&
      html`<text x="${round(middle(place))}" y="${base + 14}" text-anchor="middle">${month.slice(5)}/${month.slice(2, 4)}</text>`,
  );
  const lines = [0, top].map((value) => {
    const y = base - (value / top) * HEIGHT;
    return html`<line x1="${LEFT}" x2="${round(width)}" y1="${y}" y2="${y}"/><text x="${LEFT - 6}" y="${y + 4}" text-anchor="end">${voice.number(value)}</text>`;
  });
  return html`<figure><svg class="chart" viewBox="0 0 ${round(width)} ${base + BELOW}" role="img" aria-label="${voice.say('chart', { purpose: name })}" style="max-width:${Math.round(width)}px">${lines}${bars}${labels}</svg></figure>\n`;
};
