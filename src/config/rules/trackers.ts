import { draftsOf } from '../draft.ts';
import type { Rule } from '../finding.ts';
import { at, listOf, textOf } from '../json.ts';

const RULE = 'R-025, CNIL draft §34';
/** What the choice and its proof live in. */
const OURS: Readonly<Record<string, string>> = { cookie: 'temoin', indexedDB: 'temoin' };

const covers = (pattern: string, name: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
      .join('.*')}$`,
  ).test(name);

/** Names that say which trackers go, without sweeping away what belongs to others. */
export const trackers: Rule = (json, report) => {
  const host = (() => {
    const site = textOf(at(json, 'site'));
    return site && URL.canParse(site) ? new URL(site).hostname : undefined;
  })();
  const look = (path: string, tracker: unknown, store: unknown, rule: string) => {
    const name = textOf(at(tracker, 'name'));
    const domain = textOf(at(tracker, 'domain'))?.replace(/^\./, '').toLowerCase();
    if (name?.includes('*') && !/[^*\s]/.test(name))
      report.refuse(
        `${path}.name`,
        `“${name}” would expire everything, also what other purposes and the site need`,
        rule,
      );
    else if (name && at(tracker, 'keep') !== true) {
      const ours = typeof store === 'string' ? OURS[store] : undefined;
      if (ours && name.length < 200 && covers(name, ours))
        report.refuse(
          `${path}.name`,
          `“${name}” would expire “${ours}”, by which the choice itself is remembered`,
          'R-021, GDPR art. 7(1)',
        );
      else if (name.includes('*') && name.replaceAll('*', '').length < 3)
        report.warn(`${path}.name`, `“${name}” is wide: it may reach trackers of others`, rule);
    }
    if (host && domain && host !== domain && !host.endsWith(`.${domain}`))
      report.warn(
        `${path}.domain`,
        `“${domain}” is neither ${host} nor above it: no page of the site can expire it`,
        rule,
      );
  };
  for (const { path, get } of draftsOf(json))
    listOf(get('trackers')).forEach((tracker, index) => {
      look(`${path}.trackers[${index}]`, tracker, at(tracker, 'store'), RULE);
    });
  listOf(at(json, 'httpOnlyTrackers')).forEach((tracker, index) => {
    const path = `httpOnlyTrackers[${index}]`;
    look(path, tracker, 'cookie', 'R-026, CNIL draft §34');
    const own = textOf(at(tracker, 'path'));
    if (textOf(at(tracker, 'name'))?.includes('*') && own !== undefined && own !== '/')
      report.refuse(
        `${path}.path`,
        'must be “/” beside a “*”: the collector sees no cookie of another path',
        'R-026, CNIL draft §34',
      );
  });
};
