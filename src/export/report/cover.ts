import type { About } from './about.ts';
import { type Html, html } from './markup.ts';
import { SECTIONS } from './sections/index.ts';
import { list } from './table.ts';

/** Shown at the top; all of them are where the verifier's output is. */
const MOST_FAULTS = 10;

/** What is at the top: of whom and of when this tells, whether it holds, and what follows. */
export const cover = (about: About, now: number | undefined): Html => {
  const { voice, site, tally, verdict, configuration } = about;
  const { say, day, number } = voice;
  const { name, address, contact, dpo } = configuration?.controller ?? {};
  const verdictKey = verdict.sound ? 'verdict.sound' : 'verdict.faulty';
  const faults = verdict.lines.filter((line) => line.startsWith('FAIL'));
  const more = faults.length - MOST_FAULTS;
  return html`<header>
<h1>${say('title')}</h1>
<p class="lead">${say('subtitle', { site })}</p>
${list([
  [say('controller'), name ? html`<bdi>${name}</bdi><br><bdi>${address}</bdi>` : say('unknown')],
  [say('contact'), contact && html`<bdi>${contact}</bdi>`],
  [say('dpo'), dpo && html`<bdi>${dpo}</bdi>`],
  [
    say('period'),
    tally.first && tally.last
      ? say('period.span', { first: day(tally.first), last: day(tally.last) })
      : say('period.empty'),
  ],
  [say('made'), now !== undefined && day(new Date(now).toISOString())],
])}
<div class="verdict ${verdict.sound ? 'sound' : 'faulty'}"><p><b>${say(verdictKey)}</b> ${say(
    `${verdictKey}.more`,
    {
      section: `${about.numberOf('verification')}`,
    },
  )}</p>${faults.length > 0 && html`<pre>${faults.slice(0, MOST_FAULTS).map((line) => `${line}\n`)}</pre>`}${more > 0 && html`<p>${say('others.n', { n: number(more) })}</p>`}</div>
</header>
<nav aria-labelledby="contents"><h2 id="contents">${say('contents')}</h2>
<ol>${SECTIONS.map(({ id }) => html`<li><a href="#${id}">${say(id)}</a></li>\n`)}</ol></nav>\n`;
};
