import { RULESET } from '../../profiles/ruleset.ts';
import { clauseOf } from '../clauses.ts';
import type { Rule } from '../finding.ts';
import { at, textOf } from '../json.ts';

const LOCAL = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/;

/** The exact origin, and the rule text that is followed. */
export const site: Rule = (json, report) => {
  const given = textOf(at(json, 'site'));
  if (given && URL.canParse(given)) {
    const { origin, protocol, hostname } = new URL(given);
    if (origin !== given && /^https?:\/\/\S+$/.test(given))
      report.refuse('site', `must be the exact origin, “${origin}”`, clauseOf('site'));
    if (protocol === 'http:' && !LOCAL.test(hostname))
      report.warn(
        'site',
        'is not https: browsers make no proof there, so that nothing is ever recorded',
        'R-123, GDPR art. 7(1)',
      );
  } else if (given && /^https?:\/\/\S+$/.test(given))
    report.refuse('site', 'is not an address that a browser can open', clauseOf('site'));
  const ruleset = textOf(at(json, 'ruleset'));
  if (ruleset !== undefined && ruleset !== RULESET)
    report.refuse(
      'ruleset',
      `“${ruleset}” is not known; the one rule text there is, a draft, is “${RULESET}”`,
      clauseOf('ruleset'),
    );
};
