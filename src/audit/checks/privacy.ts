import { broken, type Check, held, notLooked, unjudged } from '../check.ts';
import { fits, replayOf, told, trackersOf } from '../known.ts';
import type { StoredSeen, StrictSeen } from '../seen.ts';

const asLine = ({ store, name, place, days }: StoredSeen): string =>
  `${store} ${name} (${place}${days === null ? '' : `, ${Math.round(days)} days`})`;

export const pr01: Check = {
  id: 'PR-01',
  title: 'Nothing stored before a choice',
  rule: 'Before any choice: no cookie that outlives the browser, no entry of localStorage, IndexedDB or the cache, but those that --allow names; no tracker of a known vendor at all.',
  source: 'GDPR and ePrivacy art. 5(3); CNIL-091',
  limits:
    'What is strictly necessary is not known: cookies and sessionStorage that go with the browser are told, and not held against the site.',
  needs: ['first'],
  judge: ({ first }, { allowed }) => {
    if (!first) return notLooked('the first visit');
    const { stored } = first.step;
    const meant = (each: StoredSeen) => !allowed.some((pattern) => fits(pattern, each.name));
    const lasting = stored.filter(({ session }) => !session).filter(meant);
    const passing = stored
      .filter(({ session }) => session)
      .map((each) => `${asLine(each)}, until the browser closes`);
    return broken(lasting.map(asLine), 'nothing that lasts is stored before a choice', passing);
  },
};

export const pr02: Check = {
  id: 'PR-02',
  title: 'No tracker before a choice',
  rule: 'Before any choice, no request to and nothing stored by session replay, measurement or advertising that is known, and no code that watches the whole document.',
  source: 'GDPR and ePrivacy art. 5(3); CNIL draft',
  limits: '17 replay vendors and 16 others are known; every other host that pages ask is told.',
  needs: ['first'],
  judge: ({ first }) => {
    if (!first) return notLooked('the first visit');
    const hosts = [...new Set(first.step.requests.filter(({ foreign }) => foreign).map(({ host }) => host))];
    return broken(
      told(trackersOf(first.step)),
      'nothing known is there',
      hosts.map((host) => `asked: ${host}`),
    );
  },
};

export const pr03: Check = {
  id: 'PR-03',
  title: 'No tracker after a refusal',
  rule: 'After refusing, no known tracker on the pages that follow.',
  source: 'GDPR and ePrivacy art. 5(3); SHEIN',
  limits: 'As PR-02. A measurement that is exempt from consent in its configuration is told as well.',
  needs: ['refuse', 'pages'],
  judge: ({ refused }) => {
    if (!refused?.closed)
      return refused ? unjudged('the banner could not be refused') : notLooked('a refusal');
    const met = [refused.step, ...refused.pages.map(({ step }) => step)].flatMap((step) =>
      told(trackersOf(step)),
    );
    return broken([...new Set(met)], 'no known tracker is there');
  },
};

export const pr04: Check = {
  id: 'PR-04',
  title: 'No tracker after a withdrawal',
  rule: 'After withdrawing, no request to and nothing stored by a known tracker, in this page and after a reload.',
  source: 'GDPR 7(3); ORANGE',
  limits: 'As PR-02.',
  needs: ['accept', 'withdraw'],
  judge: ({ withdrawn }) => {
    if (!withdrawn?.closed)
      return withdrawn === undefined ? notLooked('a withdrawal') : unjudged('no way to withdraw was found');
    const met = [withdrawn.step, ...withdrawn.pages.map(({ step }) => step)].flatMap((step) =>
      told(trackersOf(step)),
    );
    return broken([...new Set(met)], 'no known tracker is there');
  },
};

export const pr05: Check = {
  id: 'PR-05',
  title: 'What replays visits',
  rule: 'Session replay is there after accepting only; who it is, is told.',
  source: 'CNIL draft (session replay needs consent)',
  limits: 'As DP-21.',
  needs: ['first', 'accept', 'pages'],
  judge: ({ first, accepted }) => {
    if (!first) return notLooked('the first visit');
    const before = told(replayOf(first.step));
    const after = accepted
      ? told([accepted.step, ...accepted.pages.map(({ step }) => step)].flatMap(replayOf))
      : [];
    const seen = [...new Set(after)].map((each) => `after accepting: ${each}`);
    return broken(
      before,
      seen.length ? 'replay is there after accepting only' : 'nothing was seen to replay visits',
      seen,
    );
  },
};

const policy = (name: StrictSeen['policy'], id: string, title: string, rule: string): Check => ({
  id,
  title,
  rule,
  source: 'CSP level 3; Trusted Types; peers measured beside',
  limits:
    'The page is loaded again with the policy added to its answer; scripts and styles that stand in its HTML are let through by their hashes, files by their origins.',
  needs: ['first', 'strict'],
  judge: ({ first, strict }) => {
    const seen = strict?.find((each) => each.policy === name);
    if (!seen) return notLooked('the page under that policy');
    if (!first?.views.some(({ layer }) => layer)) return unjudged('no banner was found on a first visit');
    if (!seen.shown) return broken(['the banner does not appear', ...seen.violations], '');
    return seen.violations.length
      ? broken(seen.violations, '')
      : held('the banner appears, without a violation');
  },
});

export const pr06: Check = policy(
  'csp',
  'PR-06',
  'Strict content security policy',
  'Under script-src and style-src without unsafe-inline and unsafe-eval, the banner appears and nothing is violated.',
);

export const pr07: Check = policy(
  'trusted-types',
  'PR-07',
  'Trusted Types',
  "Under require-trusted-types-for 'script', the banner appears and nothing is violated.",
);
