import { VENDORS } from '../adapters/recorders/index.ts';
import type { RequestSeen, Step, StoredSeen } from './seen.ts';

/** `*` stands for anything, and nothing else does. */
export const fits = (pattern: string, name: string): boolean =>
  new RegExp(`^${pattern.split('*').map(literal).join('.*')}$`, 's').test(name);
const literal = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

const isHost = (pattern: string, host: string): boolean =>
  pattern.startsWith('*.') ? host === pattern.slice(2) || host.endsWith(pattern.slice(1)) : host === pattern;

/** Measurement and advertising that many sites have, by host and by what they leave on the terminal. */
const TRACKING: readonly (readonly [name: string, hosts: readonly string[], stored: readonly string[]])[] = [
  [
    'Google Analytics',
    ['*.google-analytics.com', 'analytics.google.com'],
    ['_ga', '_ga_*', '_gid', '_gat*', '__utm*'],
  ],
  [
    'Google Ads',
    ['*.doubleclick.net', '*.googleadservices.com', '*.googlesyndication.com'],
    ['_gcl_*', 'IDE', '__gads', '__gpi'],
  ],
  ['Meta', ['connect.facebook.net', '*.facebook.com'], ['_fbp', '_fbc']],
  ['Microsoft Advertising', ['bat.bing.com', 'bat.bing.net'], ['_uetsid*', '_uetvid*', 'MUID']],
  ['LinkedIn', ['px.ads.linkedin.com', 'snap.licdn.com'], ['li_fat_id', 'li_gc', 'bcookie']],
  ['TikTok', ['analytics.tiktok.com'], ['_ttp', '_tt_enable_cookie']],
  ['X', ['static.ads-twitter.com', 'analytics.twitter.com'], ['_twclid']],
  ['Pinterest', ['ct.pinterest.com', 's.pinimg.com'], ['_pin_unauth', '_pinterest_*']],
  ['Criteo', ['*.criteo.com', '*.criteo.net'], ['cto_bundle', 'cto_*']],
  ['Adobe', ['*.demdex.net', '*.omtrdc.net', '*.2o7.net'], ['AMCV_*', 's_vi', 's_ecid', 'mbox']],
  ['Matomo', ['*.matomo.cloud'], ['_pk_id*', '_pk_ses*', '_pk_ref*']],
  ['Segment', ['api.segment.io', 'cdn.segment.com'], ['ajs_*']],
  ['Mixpanel', ['*.mixpanel.com'], ['mp_*_mixpanel']],
  ['HubSpot', ['*.hs-analytics.net', '*.hubspot.com'], ['hubspotutk', '__hstc', '__hssc']],
  ['Snapchat', ['tr.snapchat.com', 'sc-static.net'], ['_scid*']],
  ['AT Internet', ['*.xiti.com', '*.ati-host.net'], ['atuserid', 'xtvrn', 'atidvisitor']],
];

/** What was met: who it is, and by what it was known. */
export interface Met {
  readonly name: string;
  readonly by: string;
}

const once = (met: readonly Met[]): readonly Met[] => [
  ...new Map(met.map((each) => [`${each.name} ${each.by}`, each])).values(),
];

/** What recorders are called, and what those are that they send to. */
const FILES =
  /(?:^|[/._-])(?:rrweb|recorder|replay|(?:session|visit)[-_]?(?:replay|record\w*))(?:[._-][^/]*)?\.m?js$/i;
const PLACES =
  /(?:^|[/._-])(?:rrweb|replays?|recordings?|(?:session|visit)[-_]?(?:replay|record\w*))(?:[/._-]|$)/i;
const isCalled = ({ method, address }: RequestSeen): boolean => {
  const { pathname } = new URL(address);
  return method === 'GET' ? FILES.test(pathname) : PLACES.test(pathname);
};

const replayAt = (request: RequestSeen): readonly Met[] => [
  ...Object.values(VENDORS)
    .filter(({ hosts }) => hosts.some((pattern) => isHost(pattern, request.host)))
    .map(({ name }) => ({ name, by: request.address })),
  ...(isCalled(request) ? [{ name: 'a recorder', by: request.address }] : []),
];

/** Names that are nobody's in particular say nothing by themselves. */
const OWN_NAME = /[a-z]{3}|^_[a-z]/i;
const replayIn = ({ name, store, place }: StoredSeen): readonly Met[] => [
  ...Object.values(VENDORS)
    .filter(({ trackers }) =>
      trackers.some(
        (tracker) =>
          !tracker.keep && tracker.store === store && OWN_NAME.test(tracker.name) && fits(tracker.name, name),
      ),
    )
    .map((vendor) => ({ name: vendor.name, by: `${store} ${name} (${place})` })),
  ...(name === 'temoin.session' ? [{ name: 'Témoin’s recorder', by: `${store} ${name}` }] : []),
];

/** Every sign of session replay: requests, trackers, code that watches the whole document. */
export const replayOf = (step: Step): readonly Met[] =>
  once([
    ...step.requests.flatMap(replayAt),
    ...step.stored.flatMap(replayIn),
    ...(step.watchers
      ? [{ name: 'a recorder', by: `${step.watchers} observers of every change of the document` }]
      : []),
  ]);

/** Replay, and the measurement and advertising that many sites have. */
export const trackersOf = (step: Step): readonly Met[] =>
  once([
    ...replayOf(step),
    ...TRACKING.flatMap(([name, hosts, names]) => [
      ...step.requests
        .filter(({ host }) => hosts.some((pattern) => isHost(pattern, host)))
        .map(({ address }) => ({ name, by: address })),
      ...step.stored
        .filter((each) => names.some((pattern) => fits(pattern, each.name)))
        .map((each) => ({ name, by: `${each.store} ${each.name} (${each.place})` })),
    ]),
  ]);

export const told = (met: readonly Met[]): readonly string[] => met.map(({ name, by }) => `${name}: ${by}`);

const keyOf = ({ store, name, place }: StoredSeen): string => `${store} ${name} ${place}`;

/** What one step holds and the other has not, by store, name and place. */
export const lacking = (step: readonly StoredSeen[], other: readonly StoredSeen[]): readonly StoredSeen[] => {
  const there = new Set(other.map(keyOf));
  return step.filter((each) => !there.has(keyOf(each)));
};

export type Told = 'yes' | 'no' | 'nothing' | 'unknown';

/**
 * What a terminal says of the visitor's choice: the entries that accepting and refusing leave with different values
 * are its record. `unknown` where there is none that could be told apart.
 */
export const choiceIn = (
  stored: readonly StoredSeen[],
  accepted: readonly StoredSeen[],
  refused: readonly StoredSeen[],
): Told => {
  const marks = (all: readonly StoredSeen[]) => new Map(all.map((each) => [keyOf(each), each.mark]));
  const [yes, no, now] = [marks(accepted), marks(refused), marks(stored)];
  const record = [...yes.keys()].filter((key) => no.has(key) && yes.get(key) !== no.get(key));
  if (!record.length) return 'unknown';
  if (record.some((key) => now.get(key) === yes.get(key))) return 'yes';
  if (record.some((key) => now.get(key) === no.get(key))) return 'no';
  return 'nothing';
};
