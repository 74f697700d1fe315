import { purposeName, type Section } from '../about.ts';
import { html } from '../markup.ts';
import { digest, table } from '../table.ts';
import { actColumns } from './numbers.ts';

/** Choices by version of the notice. */
export const versions: Section = {
  id: 'versions',
  *pieces(about) {
    const { voice, tally, notices, facts } = about;
    const { say, number, day } = voice;
    yield html`<p>${say('versions.intro')} ${say('versions.shown')}</p>\n`;
    const found = tally.byNotice.names();
    // In the order of their announcement; what was never announced comes last.
    const place = (name: string) => notices.indexOf(name) + 1 || notices.length + 1;
    const rows = [...found]
      .sort((one, other) => place(one) - place(other))
      .flatMap((name) => {
        const nth = notices.indexOf(name) + 1;
        const notice = facts.notice(name);
        const what = nth
          ? html`<a href="#notice-${nth}">${say('notice.n', { n: `${nth}` })}</a><br>${digest(name.slice(0, 16))}…`
          : html`${say('versions.lost')}<br>${digest(name)}`;
        const seen = notice?.content
          ? html`<br><small>${notice.content.language} · ${say(`layer.${notice.content.layer}`)}${
              notice.announced && html` · ${day(notice.announced.entry.at)}`
            }</small>`
          : undefined;
        return tally.byNotice
          .seconds(name)
          .map(([purpose, { grant, refuse, withdraw }], row) => [
            row ? undefined : html`${what}${seen}`,
            purposeName(about, purpose),
            ...[grant, refuse, withdraw, grant + refuse + withdraw].map(number),
          ]);
      });
    if (rows.length)
      yield table([{ head: say('notice') }, { head: say('purpose') }, ...actColumns(voice)], rows);
    if (tally.byNotice.others) yield html`<p>${say('others.n', { n: number(tally.byNotice.others) })}</p>\n`;
  },
};
