import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/config/explain.ts';
import { boutique, changed, ownReplay } from './boutique.ts';

const P0 = 'purposes[0]';
const P1 = 'purposes[1]';
const P2 = 'purposes[2]';

/** What is changed, to what, where the error is, what it says, and the rule that it names. */
const REFUSED: readonly (readonly [
  place: string,
  value: unknown,
  path: string,
  reason: RegExp,
  rule: RegExp,
])[] = [
  // Shape
  ['site', undefined, 'site', /is missing/, /R-083/],
  ['site', 'https://boutique.example/', 'site', /exact origin, “https:\/\/boutique\.example”/, /R-083/],
  ['site', 'https://Boutique.example:443', 'site', /exact origin/, /R-083/],
  ['site', 'https://boutique.example/fr', 'site', /exact origin/, /R-083/],
  ['site', 'boutique.example', 'site', /not an origin/, /R-083/],
  ['site', 'https://[', 'site', /not an address/, /R-083/],
  ['site', 42, 'site', /must be text, and is a number/, /R-083/],
  ['sit', 'x', 'sit', /did you mean “site”/, /R-187/],
  ['zzzz', 'x', 'zzzz', /not known here; known are “\$schema”, “site”/, /R-187/],
  [`${P0}.retenton`, 'P1D', `${P0}.retenton`, /did you mean “retention”/, /R-088|R-003/],
  [`${P0}.limitation.L4`, {}, `${P0}.limitation.L4`, /did you mean “L1”/, /R-042/],
  ['controller', undefined, 'controller', /is missing/, /13\(1\)\(a\)/],
  ['controller.name', ' ', 'controller.name', /is empty/, /13\(1\)\(a\)/],
  ['controller.contact', null, 'controller.contact', /is nothing \(null\)/, /13\(1\)\(a\)/],
  ['controller.policy', 'privacy', 'controller.policy', /neither a path/, /R-111/],
  ['recipients', 'none', 'recipients', /must be a list, and is text/, /13\(1\)\(e\)/],
  ['recipients[0].role', 'procesor', 'recipients[0].role', /did you mean “processor”/, /R-111/],
  ['recipients[0].country', 'France', 'recipients[0].country', /two letters/, /R-111/],
  ['recipients[0].country', 'QZ', 'recipients[0].country', /no country/, /R-111/],
  ['storage', [], 'storage', /is empty/, /R-158/],
  ['storage', undefined, 'storage', /is missing/, /R-158/],
  ['storage[0].country', 'UK', 'storage[0].country', /did you mean “GB”/, /R-158/],
  ['purposes', [], 'purposes', /is empty/, /R-003/],
  [`${P0}.id`, 'Replay Errors', `${P0}.id`, /is not an id/, /R-003/],
  ['collector', 'temoin', 'collector', /neither a path/, /R-187/],
  ['collector', '//evil.example/x', 'collector', /neither a path/, /R-187/],
  ['ask', 'klaro', 'ask', /must be “banner” or an object, .*“cmp”.*“map”/, /R-187/],
  ['ask', { cmp: 'klaro' }, 'ask.map', /is missing: your purposes by the platform’s keys/, /R-187/],
  ['gpc', 'ignore', 'gpc', /one of “note”, “refuse”/, /R-180/],
  ['caps', { bytes: 0 }, 'caps.bytes', /at least 1/, /R-044/],
  ['caps', { rate: '10' }, 'caps.rate', /must be a number, and is text/, /R-044/],
  ['caps', { duration: 'PT5H' }, 'caps.duration', /no session lives longer than PT4H/, /R-070.*§44/],
  ['caps', { duration: 'PT0M' }, 'caps.duration', /no time at all/, /R-044/],
  ['caps', { idle: 'PT31M' }, 'caps.idle', /after PT30M without activity at the latest/, /R-070.*§44/],
  ['caps', { life: 'P1D' }, 'caps.life', /after PT4H at the latest/, /R-070.*§44/],
  ['caps', { life: 'PT0M' }, 'caps.life', /no time at all/, /R-044/],
  ['ruleset', 'cnil-final', 'ruleset', /not known/, /R-190/],

  // Purposes
  [`${P1}.id`, 'replay.errors', `${P1}.id`, /already the id of purposes\[0]/, /R-003/],
  [P2, { id: 'audience' }, `${P2}.title`, /is missing: a purpose of your own/, /R-003/],
  [P2, { id: 'audience', title: { fr: 'A' } }, `${P2}.description`, /is missing/, /R-003/],
  [`${P2}.title.en`, undefined, `${P2}.title.en`, /other texts are there in “en”/, /R-010/],
  [`${P2}.description.de`, 'x', `${P2}.description.de`, /no locale: fr, en/, /R-010/],
  [`${P2}.title.fr`, 'x'.repeat(61), `${P2}.title.fr`, /61 characters, at most 60/, /R-005/],
  [`${P2}.description.en`, 'x'.repeat(221), `${P2}.description.en`, /221 characters, at most 220/, /R-005/],
  [`${P2}.title.fr`, '', `${P2}.title.fr`, /is empty/, /R-005/],
  [`${P2}.title["F R"]`.replace('["F R"]', '.FR!'), 'x', `${P2}.title["FR!"]`, /language tag/, /R-005/],
  [`${P2}.title.fr`, 'Certifié par la CNIL', `${P2}.title.fr`, /approval/, /R-169/],
  [`${P2}.description.en`, 'Approved by the French CNIL.', `${P2}.description.en`, /approval/, /R-169/],
  [`${P0}.title`, { fr: 'Pannes', en: 'Faults' }, `${P0}.title`, /would not be shown/, /R-005/],
  [`${P2}.masking`, 'M3', `${P2}.masking`, /is for replay purposes/, /R-042/],
  [`${P2}.retention`, 'P30D', `${P2}.retention`, /is for replay purposes/, /R-042/],

  // Limitation
  [`${P0}.limitation`, undefined, `${P0}.limitation`, /is missing: exactly one/, /R-042.*§42/],
  [`${P0}.limitation`, {}, `${P0}.limitation`, /names none: exactly one/, /R-042.*§42/],
  [`${P0}.limitation`, { L1: { rate: 0.05 }, L2: {} }, `${P0}.limitation`, /names L1 and L2/, /R-042.*§42/],
  [
    `${P0}.limitation`,
    { L3: { within: '24h' } },
    `${P0}.limitation.L3.within`,
    /is not a duration such as .+: “24h”$/,
    /R-04\d/,
  ],
  [`${P0}.limitation`, { L3: { within: 'P4D' } }, `${P0}.limitation.L3.within`, /PT72H at the most/, /R-041/],
  [
    `${P0}.limitation`,
    { L3: { within: 'PT1H' } },
    `${P0}.limitation.L3.within`,
    /PT2H at the least/,
    /R-041/,
  ],
  [`${P0}.limitation`, 'L2', `${P0}.limitation`, /must be an object, and is text/, /R-042/],
  [
    `${P1}.limitation.L1`,
    {},
    `${P1}.limitation.L1.rate`,
    /is missing: .*above 0 and at most 1; above 0\.1 .*“why”/,
    /R-042/,
  ],
  [`${P1}.limitation.L1.rate`, 0, `${P1}.limitation.L1.rate`, /must be above 0/, /R-042/],
  [`${P1}.limitation.L1.rate`, -1, `${P1}.limitation.L1.rate`, /must be above 0/, /R-042/],
  [`${P1}.limitation.L1.rate`, 1.01, `${P1}.limitation.L1.rate`, /at most 1/, /R-042/],
  [`${P1}.limitation.L1.rate`, '0.05', `${P1}.limitation.L1.rate`, /must be a number/, /R-042/],
  [
    `${P1}.limitation.L1.rate`,
    0.11,
    `${P1}.limitation.L1.why`,
    /0\.11, above 0\.1, needs its reason/,
    /R-037/,
  ],
  [`${P1}.limitation.L1`, { rate: 1, why: ' ' }, `${P1}.limitation.L1.why`, /needs its reason/, /R-037/],
  [`${P0}.limitation.L2.before`, 301, `${P0}.limitation.L2.before`, /at most 300/, /R-042/],
  [
    `${P0}.limitation.L2.triggers`,
    ['eror'],
    `${P0}.limitation.L2.triggers[0]`,
    /did you mean “error”/,
    /R-042/,
  ],
  [`${P0}.limitation.L2.triggers`, [], `${P0}.limitation.L2.triggers`, /is empty/, /R-042/],

  // Profiles
  [
    `${P0}.limitation`,
    { L1: { rate: 0.05 } },
    `${P0}.alternative`,
    /calls for the limitation L2 or L3, not L1/,
    /R-091, R-084/,
  ],
  [
    `${P1}.limitation`,
    { L2: {} },
    `${P1}.alternative`,
    /calls for the limitation L1 or L3, not L2/,
    /R-091, R-085/,
  ],
  [`${P0}.identifier`, 'I2', `${P0}.alternative`, /calls for the identifier I1, not I2/, /R-091/],
  [`${P1}.masking`, 'M1', `${P1}.alternative`, /calls for the masking M2 or M3, not M1/, /R-091/],
  [`${P0}.alternative`, { why: 'x' }, `${P0}.alternative.equivalent`, /is missing/, /R-091/],
  [`${P0}.id`, 'replay.error', `${P0}.alternative`, /no profile.*did you mean “replay\.errors”/, /R-003/],
  [P2, { ...ownReplay(), alternative: undefined }, `${P2}.alternative`, /no profile/, /R-091/],
  [P2, { ...ownReplay(), masking: undefined }, `${P2}.masking`, /says all of its measures/, /R-003/],
  [P2, { ...ownReplay(), retention: undefined }, `${P2}.retention`, /says all of its measures/, /R-003/],
  [P2, { ...ownReplay(), title: undefined }, `${P2}.title`, /is missing/, /R-003/],

  // Retention and life of the choice
  [`${P0}.retention`, 'P31D', `${P0}.retentionWhy`, /above P30D, needs its reason/, /R-088.*§45/],
  [`${P0}.retention`, 'P1M', `${P0}.retentionWhy`, /above P30D/, /R-088/],
  [`${P0}.retention`, 'P7M', `${P0}.retention`, /P6M is the most/, /R-088.*§45/],
  [`${P0}.retention`, 'P182D', `${P0}.retention`, /P6M is the most/, /R-088/],
  [`${P0}.retention`, 'P0D', `${P0}.retention`, /no time at all/, /R-088/],
  [`${P0}.retention`, '30 days', `${P0}.retention`, /not a duration/, /R-088/],
  [`${P0}.retention`, 30, `${P0}.retention`, /must be text/, /R-088/],
  ['choiceLifetime', 'P7M', 'choiceLifetimeWhy', /above P6M, needs its reason/, /R-020/],
  ['choiceLifetime', 'P14M', 'choiceLifetime', /P13M is the most/, /R-020/],
  ['choiceLifetime', 'PT23H', 'choiceLifetime', /a day at least/, /R-020/],
  ['choiceLifetime', 'six months', 'choiceLifetime', /not a duration/, /R-020/],

  // No way round consent
  ['legalBasis', 'consent', 'legalBasis', /no other basis than consent/, /R-014.*§19/],
  [`${P0}.legitimateInterest`, true, `${P0}.legitimateInterest`, /no exemption/, /R-014.*§19/],
  [`${P0}.strictlyNecessary`, true, `${P0}.strictlyNecessary`, /no exemption/, /R-014/],
  [`${P0}.limitation.L1.exempt`, true, `${P0}.limitation.L1.exempt`, /no exemption/, /R-014/],
  ['exemption', 'audience', 'exemption', /no exemption/, /R-014/],
  ['regions', {}, 'regions', /no exemption/, /R-014/],
  ['ask', 'legitimate interest', 'ask', /no exemption exists/, /R-014/],
  [
    P2,
    { ...ownReplay(), title: { fr: 'Strictement nécessaire', en: 'Help' } },
    `${P2}.title.fr`,
    /no exemption exists/,
    /R-014/,
  ],
  [P2, { ...ownReplay(), id: 'audience-measurement' }, `${P2}.id`, /no exemption exists/, /R-014/],

  // What replay may never serve
  [P2, { ...ownReplay(), id: 'retargeting' }, `${P2}.id`, /names retargeting/, /R-004/],
  [
    P2,
    { ...ownReplay(), title: { fr: 'Publicité', en: 'Help' } },
    `${P2}.title.fr`,
    /names advertising/,
    /R-004/,
  ],
  [
    P2,
    { ...ownReplay(), description: { fr: 'Jamais de profilage', en: 'x' } },
    `${P2}.description.fr`,
    /names profiling/,
    /R-004/,
  ],
  [
    'recipients[0]',
    { name: 'Régie', role: 'controller', country: 'FR', ownPurpose: 'advertising' },
    'recipients[0].ownPurpose',
    /names advertising/,
    /R-004/,
  ],
  [
    'recipients[0].ownPurpose',
    'statistics',
    'recipients[0].role',
    /joint controller or a controller/,
    /R-110/,
  ],

  // Trackers
  [`${P2}.trackers[0].name`, '*', `${P2}.trackers[0].name`, /would expire everything/, /R-025/],
  [`${P2}.trackers[0].name`, '**', `${P2}.trackers[0].name`, /would expire everything/, /R-025/],
  [`${P2}.trackers[0].name`, '', `${P2}.trackers[0].name`, /is empty/, /R-025/],
  [
    `${P2}.trackers[0].name`,
    'tem*',
    `${P2}.trackers[0].name`,
    /by which the choice itself is remembered/,
    /7\(1\)/,
  ],
  [
    `${P0}.trackers`,
    [{ name: 'temoin', store: 'indexedDB' }],
    `${P0}.trackers[0].name`,
    /choice itself/,
    /7\(1\)/,
  ],
  [`${P2}.trackers[0].store`, 'cookies', `${P2}.trackers[0].store`, /did you mean “cookie”/, /R-025/],
  [`${P2}.trackers[0].path`, 'x', `${P2}.trackers[0].path`, /not a path/, /R-025/],
  ['httpOnlyTrackers[0].name', '*', 'httpOnlyTrackers[0].name', /would expire everything/, /R-026/],
  [
    'httpOnlyTrackers[0]',
    { name: 'sid_*', path: '/app' },
    'httpOnlyTrackers[0].path',
    /must be “\/” beside a “\*”/,
    /R-026/,
  ],

  // Unmasking
  ['unmask[0]', '', 'unmask[0]', /must be text or an object|is empty/, /R-048/],
  ['unmask[0]', 'nav, ,h2', 'unmask[0]', /holds an empty selector/, /R-048/],
  ['unmask[1]', { selector: ' ' }, 'unmask[1].selector', /is empty/, /R-048/],
  ['unmask[0]', 'input[name=city]', 'unmask[0]', /aims at a field/, /R-048/],
  ['unmask[0]', 'form > textarea.note', 'unmask[0]', /aims at a field/, /R-048/],
  ['unmask[0]', 'nav, SELECT', 'unmask[0]', /aims at a field/, /R-048/],
  ['unmask[0]', 'form output', 'unmask[0]', /aims at a field/, /R-048/],
  ['unmask[0]', '[contenteditable]', 'unmask[0]', /aims at a field/, /R-048/],
  ['unmask[0]', ':is(input)', 'unmask[0]', /aims at a field/, /R-048/],
  ['unmask[0]', '*', 'unmask[0]', /whole pages/, /R-048/],
  ['unmask[1].selector', 'html > body', 'unmask[1].selector', /whole pages/, /R-048/],
  ['unmask[0]', '[[', 'unmask[0]', /“\[\[” is not a CSS selector: “\[” stands inside/, /R-048/],
  [
    'unmask[0]',
    'nav >> a',
    'unmask[0]',
    /“nav >> a” is not a CSS selector: nothing stands before “>”/,
    /R-048/,
  ],
  ['unmask[0]', 'nav[[', 'unmask[0]', /not a CSS selector/, /R-048/],
  ['unmask[0]', 'nav[a', 'unmask[0]', /“]” is missing/, /R-048/],
  ['unmask[0]', 'nav)', 'unmask[0]', /“\)” closes nothing/, /R-048/],
  ['unmask[0]', 'nav:is(h2]', 'unmask[0]', /“]” closes nothing/, /R-048/],
  ['unmask[0]', 'nav[a="b]', 'unmask[0]', /" is not closed/, /R-048/],
  ['unmask[0]', '> nav', 'unmask[0]', /nothing stands before “>”/, /R-048/],
  ['unmask[0]', 'nav > + a', 'unmask[0]', /nothing stands before “\+”/, /R-048/],
  ['unmask[1].selector', 'nav >', 'unmask[1].selector', /ends where more is expected/, /R-048/],
  ['unmask[0]', 'nav { color: red }', 'unmask[0]', /not a selector/, /R-048/],

  // Paths
  ['routes[0]', 'produits/:id', 'routes[0]', /path template/, /R-045/],
  ['routes[0]', '/produits?id=1', 'routes[0]', /path template/, /R-045/],
  ['exclude[0]', '/compte*', 'exclude[0]', /is not a path template: “\/compte\*”; it is “\/” and/, /R-045/],
  ['exclude[0]', '/a/:', 'exclude[0]', /path template/, /R-045/],
  ['exclude[0]', '/a/%zz', 'exclude[0]', /stands for no letter/, /R-045/],
  ['exclude[0]', '/**/a/**/b/**', 'exclude[0]', /more than two/, /R-045/],

  // Not there yet
  [
    'purposes[3]',
    { id: 'replay.support', limitation: { L2: {} } },
    'purposes[3].id',
    /I2 or I3, and neither is there yet/,
    /R-086/,
  ],
  [`${P0}.masking`, 'M1', `${P0}.masking`, /cannot be asked for yet\. M1/, /§43/],
  [`${P0}.masking`, 'M2', `${P0}.masking`, /cannot be asked for yet\. M2/, /§43/],
  [`${P0}.identifier`, 'I2', `${P0}.identifier`, /cannot be asked for yet\. I2/, /§44/],
  [`${P0}.identifier`, 'I3', `${P0}.identifier`, /cannot be asked for yet\. I3/, /§44/],
  ['recorder', 'claritty', 'recorder', /“claritty” is no recorder that can be driven/, /R-149/],
  [`${P0}.recorder`, 'hotjarr', `${P0}.recorder`, /“hotjarr” is no recorder that can be driven/, /R-149/],
  [
    `${P0}.recorder`,
    ['temoin', 'other'],
    `${P0}.recorder[1]`,
    /“other” is no recorder that can be driven/,
    /R-149/,
  ],
  [`${P0}.recorder`, ['temoin', 'temoin'], `${P0}.recorder[1]`, /named twice/, /R-149/],
  ['ask', { cmp: 'dodomi', map: {} }, 'ask.cmp', /“dodomi” is no platform that can be joined/, /R-150/],
  ['tcf', {}, 'tcf.cmpId', /is missing/, /R-152/],
  ['tcf', true, 'tcf', /must be an object, and is true or false/, /R-152/],
  ['tcf', { cmpId: 1 }, 'tcf.cmpId', /must be at least 2/, /R-152/],
  ['tcf', { cmpId: 4096 }, 'tcf.cmpId', /must be at most 4095/, /R-152/],
  ['tcf', { cmpId: '880' }, 'tcf.cmpId', /must be a number, and is text/, /R-152/],
  ['tcf', { cmpId: 2.5 }, 'tcf.cmpId', /must be a whole number/, /R-152/],
  ['tcf', { cmpId: 880, vendorListVersion: 4096 }, 'tcf.vendorListVersion', /must be at most/, /R-152/],
  ['tcf', { cmpId: 880, cmpVersion: -1 }, 'tcf.cmpVersion', /must be at least 0/, /R-152/],
  ['tcf', { cmpId: 880, publisherCC: 'France' }, 'tcf.publisherCC', /two letters/, /R-152/],
  ['tcf', { cmpid: 880 }, 'tcf.cmpid', /did you mean “cmpId”/, /R-152/],
  ['timestamp', '/tsa', 'timestamp', /is not an address/, /R-140/],
  [
    'witnesses',
    [{ vkey: 'w+1+x', url: 'https://w.example' }],
    'witnesses[0].vkey',
    /not the verifier key/,
    /R-140/,
  ],
  ['proofRetention', 'P3M', 'proofRetention', /a consent that stands for P6M needs its proof/, /R-130/],
  ['proofRetention', 'P60M', 'proofRetentionWhy', /is missing: proofs kept for P60M/, /R-130/],

  // Looks
  ['theme', 'dark', 'theme', /must be “quiet”, “sharp”.* or an object/, /R-166/],
  ['theme', { look: 'quie' }, 'theme.look', /did you mean “quiet”/, /R-166/],
  ['theme', { acent: '#000' }, 'theme.acent', /did you mean “accent”/, /R-166/],
  ['theme', { ink: 'red' }, 'theme.ink', /is not a plain colour/, /R-166/],
  ['theme', { ink: '#000;}button{opacity:0' }, 'theme.ink', /is not a plain colour/, /R-166/],
  ['theme', { paper: 'url(https://x.example)' }, 'theme.paper', /is not a plain colour/, /R-166/],
  ['theme', { radius: '8px' }, 'theme.radius', /must be a number|whole number/, /R-166/],
  ['theme', { font: 'x; } * { display: none' }, 'theme.font', /names of fonts parted by commas/, /R-166/],
  ['theme', { ink: '#999999' }, 'theme.ink', /stands out .* by 2\.84 to 1 only.*4\.5/, /R-173/],
  ['theme', { line: '#dddddd' }, 'theme.line', /1\.35 to 1 only.*3/, /R-173/],
  ['theme', { dark: { accent: '#222222' } }, 'theme.dark.accent', /to 1 only/, /R-173/],
  ['theme', { fill: '#ffff00', label: '#ffffff' }, 'theme.label', /from the buttons/, /R-173/],
  ['position', 'top', 'position', /must be one of “bottom”, “corner”/, /R-187/],
  ['consentMode', { ad_storge: 'audience' }, 'consentMode.ad_storge', /did you mean “ad_storage”/, /R-001/],
  ['consentMode', { ad_storage: 'ads' }, 'consentMode.ad_storage', /names “ads”, no purpose/, /R-001/],
  [
    'consentMode',
    { analytics_storage: 'replay.errors' },
    'consentMode.analytics_storage',
    /none of replay/,
    /R-001/,
  ],
];

const WARNED: readonly (readonly [
  place: string,
  value: unknown,
  path: string,
  reason: RegExp,
  rule: RegExp,
])[] = [
  ['site', 'http://boutique.example', 'site', /not https/, /7\(1\)/],
  ['preview', true, 'preview', /leave it out in production/, /R-067/],
  [
    'storage[0].country',
    'US',
    'storage[0].country',
    /United States, outside the European Economic Area/,
    /R-158/,
  ],
  ['storage[0].country', 'CH', 'storage[0].country', /Switzerland/, /R-158/],
  ['recipients[0].country', 'US', 'recipients[0].country', /sends data to United States/, /R-158/],
  [
    `${P1}.limitation.L1`,
    { rate: 1, why: 'a demonstration' },
    `${P1}.limitation.L1.rate`,
    /one visit in twenty/,
    /R-037/,
  ],
  [
    P0,
    { id: 'replay.errors', limitation: { L2: {} }, retention: 'P2M', retentionWhy: 'yearly sale' },
    `${P0}.retention`,
    /is P2M/,
    /R-088/,
  ],
  [
    P0,
    { id: 'replay.errors', limitation: { L2: {} }, alternative: ownReplay().alternative },
    `${P0}.alternative`,
    /not needed/,
    /R-091/,
  ],
  [
    P0,
    { id: 'replay.errors', limitation: { L1: { rate: 0.01 } }, alternative: ownReplay().alternative },
    `${P0}.alternative`,
    /what visitors will read/,
    /R-091/,
  ],
  [P2, ownReplay(), `${P2}.alternative`, /what visitors will read: no profile/, /R-091/],
  ['unmask[0]', 'h2', 'unmask[0]', /shows “h2” and says no reason/, /R-067/],
  ['unmask[1]', { selector: 'h2' }, 'unmask[1]', /shows “h2” and says no reason/, /R-067/],
  ['exclude', undefined, 'exclude', /accounts, health and payment/, /R-045/],
  [`${P2}.trackers[0].name`, '_*', `${P2}.trackers[0].name`, /is wide/, /R-025/],
  [
    'httpOnlyTrackers[0].domain',
    'other.example',
    'httpOnlyTrackers[0].domain',
    /neither boutique\.example nor above/,
    /R-026/,
  ],
];

const SOUND: readonly (readonly [place: string, value: unknown])[] = [
  ['$schema', './schema/temoin.schema.json'],
  ['recipients', undefined],
  ['unmask', undefined],
  ['exclude', []],
  ['routes', ['/**', '/a/*/b', '/été/:nom_1/', '/a-b/c.html']],
  ['gpc', 'refuse'],
  ['debug', false],
  ['debug', true],
  ['embeds', true],
  ['theme', 'sharp'],
  [
    'theme',
    {
      look: 'solid',
      scheme: 'site',
      accent: '#0b7a53',
      radius: 4,
      font: 'Inter, system-ui',
      dark: { accent: '#66ffcc' },
    },
  ],
  ['theme', { scheme: 'dark', paper: '#101010', ink: '#eee' }],
  ['position', 'corner'],
  ['tcf', { cmpId: 880 }],
  ['tcf', { cmpId: 4095, cmpVersion: 0, vendorListVersion: 178, publisherCC: 'FR' }],
  ['consentMode', { analytics_storage: 'audience', functionality_storage: 'audience' }],
  ['caps', { duration: 'PT30M', bytes: 5_000_000, rate: 200, idle: 'PT10M', life: 'PT1H' }],
  [`${P0}.limitation`, { L3: {} }],
  [`${P1}.limitation`, { L3: { within: 'P3D' } }],
  ['collector', 'https://collector.boutique.example/temoin'],
  ['choiceLifetime', 'P1D'],
  ['unmask[0].selector', '.input-label, #select-size, [data-input]'],
  ['unmask[0].selector', 'main h2'],
  ['unmask[0].selector', 'nav > a ~ b + c, main h2:not(.own, .x):has(> i, + u)'],
  ['unmask[0].selector', 'th:nth-child(2n + 1), td:nth-child(-n+3), p:lang("fr"), h3:nth-child(+3)'],
  ['unmask[0].selector', 'a[href^="/a(b]>"][title=\'"\'], .sm\\:flex\\[1\\], h2.é'],
  [`${P0}.limitation.L2`, { triggers: ['error', 'named'], before: 10, after: 0 }],
  [`${P0}.recorder`, ['temoin']],
  [`${P1}.limitation.L1.rate`, 0.1],
  [`${P2}.title.fr`, 'Publicité strictement nécessaire'],
  [`${P2}.id`, 'advertising'],
  [`${P2}.trackers[0]`, { name: 'temoin', store: 'localStorage' }],
  [`${P2}.trackers[0]`, { name: 't*', store: 'cookie', keep: true }],
  ['httpOnlyTrackers[0].domain', '.boutique.example'],
];

describe('explaining temoin.json', () => {
  it('finds nothing wrong, and nothing to look at, in the published example', () => {
    const { configuration, errors, warnings } = explain(boutique());
    expect(errors).toEqual([]);
    expect(warnings).toEqual([]);
    expect(configuration?.purposes.map(({ id }) => id)).toEqual([
      'replay.errors',
      'replay.experience',
      'audience',
    ]);
  });

  it.each(REFUSED)('refuses %s = %j at %s', (place, value, path, reason, rule) => {
    const { configuration, errors } = explain(changed(place, value));
    const found = errors.filter((each) => each.path === path && reason.test(each.reason));
    expect(found, JSON.stringify(errors)).toHaveLength(1);
    expect(found[0]?.rule).toMatch(rule);
    expect(configuration).toBeUndefined();
  });

  it.each(WARNED)('points out %s = %j', (place, value, path, reason, rule) => {
    const { errors, warnings, configuration } = explain(changed(place, value));
    expect(errors).toEqual([]);
    expect(configuration).toBeDefined();
    const found = warnings.find((each) => each.path === path);
    expect(found?.reason).toMatch(reason);
    expect(found?.rule).toMatch(rule);
  });

  it.each(SOUND)('has nothing against %s = %j', (place, value) => {
    const { errors, warnings } = explain(changed(place, value));
    expect([...errors, ...warnings]).toEqual([]);
  });

  it.each([
    'http://127.0.0.1:4173',
    'http://localhost:4173',
    'http://[::1]:4173',
    'https://xn--t-bja.example',
  ])('takes %s for a site', (site) => {
    const { errors, warnings } = explain({ ...boutique(), site, httpOnlyTrackers: [] });
    expect([...errors, ...warnings]).toEqual([]);
  });

  it('lets a cookie of the site’s parent domain be expired from a host below it', () => {
    const { warnings } = explain({ ...boutique(), site: 'https://www.boutique.example' });
    expect(warnings).toEqual([]);
    expect(explain({ ...boutique(), site: 'https://notboutique.example' }).warnings).toHaveLength(1);
  });

  it('calls an attempted exemption by its name, and not unknown', () => {
    const { errors } = explain({ ...boutique(), legitimateInterest: true });
    expect(errors.map(({ rule }) => rule)).toEqual(['R-014, CNIL draft §19']);
  });

  it('says everything that is wrong at once, and each thing once', () => {
    const { errors } = explain({
      ...boutique(),
      site: 'https://boutique.example/',
      storage: [],
      theme: 'dark',
      purposes: [
        { id: 'replay.errors', limitation: { L1: { rate: 2 } }, masking: 'M1', retention: 'P1Y' },
        { id: 'replay.errors', limitation: { L2: {} } },
      ],
    });
    expect(errors.map(({ path }) => path).sort()).toEqual([
      'purposes[0].alternative',
      'purposes[0].limitation.L1.rate',
      'purposes[0].masking',
      'purposes[0].retention',
      'purposes[1].id',
      'site',
      'storage',
      'theme',
    ]);
  });

  it.each([null, undefined, 0, '', 'temoin', [], [[]], true])('refuses %j as a whole', (json) => {
    const { errors, configuration } = explain(json);
    expect(errors.length).toBeGreaterThan(0);
    expect(configuration).toBeUndefined();
  });

  it('accepts texts in one shipped language only, and those of a region by its language', () => {
    const inFrench = changed('purposes[2]', {
      id: 'audience',
      title: { fr: 'Mesurer' },
      description: { fr: 'Compter.' },
    });
    expect(explain(inFrench).errors).toEqual([]);
    expect(explain(inFrench, ['fr-CA']).errors).toEqual([]);
    const portuguese = {
      id: 'audience',
      title: { pt: 'Medir', 'pt-BR': 'Medir' },
      description: { pt: 'Contar.' },
    };
    expect(explain(changed('purposes[2]', portuguese), ['pt', 'pt-BR']).errors).toEqual([]);
    expect(explain(inFrench, ['en']).errors.map(({ path }) => path)).toEqual([
      'purposes[2].title.fr',
      'purposes[2].description.fr',
    ]);
  });

  it('hands over a configuration with nothing left to guess', () => {
    const { configuration } = explain({
      ...boutique(),
      $schema: 'x',
      recorder: undefined,
      purposes: [{ id: 'replay.errors', limitation: { L2: { before: 5 } } }],
    });
    expect(configuration).toMatchObject({
      recorder: 'temoin',
      purposes: [
        {
          masking: 'M3',
          identifier: 'I1',
          retention: 'P30D',
          limitation: {
            L2: {
              before: 5,
              after: 60,
              triggers: ['error', 'failed-request', 'rage-click', 'dead-click', 'form-error', 'named'],
            },
          },
        },
      ],
      httpOnlyTrackers: [{ name: 'replay_sid' }],
    });
    expect(configuration).not.toHaveProperty('$schema');
  });
});
