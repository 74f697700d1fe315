import type { Section } from '../about.ts';
import { html } from '../markup.ts';
import { list, table } from '../table.ts';

/** What withdrawals did: how soon capture halted, what was thrown away, what was left. GDPR art. 7(3). */
export const stops: Section = {
  id: 'stops',
  *pieces({ voice, tally }) {
    const { say, number, count, span } = voice;
    const { told, untold, delays, events, bytes, clean, residues } = tally.withdrawals;
    const { withdraw } = tally.byPurpose.total();
    if (!withdraw) {
      yield html`<p>${say('stops.none')}</p>\n`;
      return;
    }
    const n = count('withdrawals', withdraw);
    if (!told) {
      yield html`<p>${say('stops.unread', { n })}</p>\n`;
      return;
    }
    yield html`<p>${say('stops.count', { n, kept: count('told', told) })} ${say('stops.source')}</p>\n`;
    yield list([
      [
        say('stops.delay'),
        delays.count > 0 &&
          html`${say('stops.half')} ${span(delays.quantile(0.5))}<br>${say('stops.most')} ${span(delays.quantile(0.95))}<br>${say('stops.longest')} ${span(delays.longest)}`,
      ],
      [say('stops.negative'), delays.negative > 0 && number(delays.negative)],
      [say('stops.events'), number(events)],
      [say('stops.bytes'), number(bytes)],
      [say('stops.clean'), `${number(clean)} / ${number(told)}`],
      [say('stops.untold'), untold > 0 && number(untold)],
    ]);
    yield html`<h3>${say('stops.residues')}</h3>\n`;
    const left = residues.entries();
    if (!left.length) yield html`<p>${say('stops.residues.none')}</p>\n`;
    else {
      yield html`<p>${say('stops.residues.intro')}</p>\n`;
      yield table(
        [{ head: say('tracker') }, { head: say('number'), number: true }],
        [
          ...[...left]
            .sort((one, other) => other.count - one.count)
            .map(({ name, count: times }) => [html`<code>${name}</code>`, number(times)]),
          ...(residues.others ? [[say('others'), number(residues.others)]] : []),
        ],
        { kind: 'slim' },
      );
    }
  },
};
