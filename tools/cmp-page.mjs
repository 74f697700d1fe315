// What a CMP's page says by its facts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/** @typedef {import('../src/adapters/cmp/cmp-facts.ts').CmpFacts} CmpFacts */

/** @param {readonly string[]} cells */
export const row = (...cells) => `| ${cells.join(' | ')} |`;
/** @param {readonly string[]} heads */
export const head = (...heads) => [row(...heads), `|${heads.map(() => '---|').join('')}`];

export const HOLDS = { console: 'in its console', code: 'by the site’s code', never: 'never' };

/** A key of the kind that the CMP has, for the recipe. @type {Readonly<Record<string, string>>} */
const KEYS = {
  axeptio: 'session_replay',
  didomi: 'session_replay',
  onetrust: 'C0007',
  tcf: '1',
  usercentrics: 'HkocEodjb7',
};
/** @param {CmpFacts} cmp */
export const keyOf = ({ id }) => KEYS[id] ?? 'replay';

/** @param {string} language @returns {Record<string, string>} */
const texts = (language) => JSON.parse(readFileSync(join(root, `locales/${language}.json`), 'utf8'));

/** The use that no locale has yet, since `temoin check` refuses it until its measures are there. */
const SUPPORT = {
  fr: [
    'Vous aider quand vous le demandez',
    'Enregistrement de votre visite seulement quand vous demandez de l’aide. Effacement sous 4 h.',
  ],
  en: [
    'Help you when you ask for it',
    'Your visit is recorded only when you ask for help. Erased within 4 h.',
  ],
};
/** The draft's most protective limitation and the default retention, in the words of the banner. */
const DEFAULTS = { 'replay.errors': 'L2', 'replay.experience': 'L1' };

/** @param {string} text @param {Record<string, string>} values */
const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '…');

/** Title and description of the three uses, to be pasted. @param {'fr' | 'en'} language */
const uses = (language) => {
  const words = texts(language);
  const word = (/** @type {string} */ key) => words[key] ?? '';
  const kept = say(word('kept'), { retention: say(word('day.other'), { n: '30' }) });
  return [
    ...Object.entries(DEFAULTS).map(([use, limit]) =>
      row(
        `\`${use}\``,
        word(use),
        say(word(`${use}.for`), {
          limit: say(word(limit), { rate: say(word('percent'), { n: '5' }) }),
          kept,
        }),
      ),
    ),
    row('`replay.support`', ...SUPPORT[language]),
  ];
};

const pasted = () => [
  '## Texts to paste',
  '',
  'One purpose a use, never one for all. These are the texts of Témoin’s own banner with the defaults; where your `temoin.json` draws another share or keeps longer, say so in them.',
  '',
  ...head('use', 'titre', 'description'),
  ...uses('fr'),
  '',
  ...head('use', 'title', 'description'),
  ...uses('en'),
  '',
  `To all of them: “${texts('fr')['masked.all']} ${texts('fr')['consequence']}”, “${texts('en')['masked.all']} ${texts('en')['consequence']}”. \`replay.support\` waits for measures that are not there yet: \`temoin check\` refuses it, and its texts are here for the day.`,
  '',
];

/** @param {CmpFacts} cmp */
const configuration = (cmp) => {
  const map = cmp.holds === 'never' ? '{}' : `{ "replay.experience": "${keyOf(cmp)}" }`;
  return `"ask": { "cmp": "${cmp.id}", "map": ${map} }`;
};

/** @param {CmpFacts} cmp */
export const tested = ({ tested: { on, what } }) => `${on === 'real' ? 'real code' : 'a fake only'}: ${what}`;

/** What a CMP's page says by its facts. @param {CmpFacts} cmp */
export const factsPart = (cmp) => {
  const never = cmp.holds === 'never';
  const own = cmp.lumped?.length ? `, and here ${cmp.lumped.map((each) => `\`${each}\``).join(' ')}` : '';
  return [
    ...head('what', 'is'),
    row('`ask.cmp`', `\`${cmp.id}\``),
    row('replay as a purpose of its own', HOLDS[cmp.holds]),
    row('tested on', tested(cmp)),
    row('its documentation', `<${cmp.docs}>`),
    '',
    never ? '## Steps' : '## Make the purpose',
    '',
    ...cmp.steps.map((step, index) => `${index + 1}. ${step}`),
    '',
    ...(never ? [] : pasted()),
    '## Configuration',
    '',
    '```json',
    configuration(cmp),
    '```',
    '',
    never
      ? 'The `map` stays empty: nothing of this one’s stands for replay.'
      : `One line of the \`map\` a purpose. Nothing is inferred from keys that stand for more than replay: names such as \`analytics\`, \`statistics\`, \`marketing\` or \`performance\`${own}.`,
    '',
    '## Traps',
    '',
    ...cmp.traps.map((trap) => `- ${trap}`),
  ].join('\n');
};
