// What a vendor's page says by its facts.

/** @typedef {import('../src/adapters/recorders/vendor-facts.ts').VendorFacts} VendorFacts */
/** @typedef {import('../src/adapters/recorders/vendor-facts.ts').VendorAttribute} VendorAttribute */

const STORES = /** @type {const} */ (['cookie', 'localStorage', 'sessionStorage', 'indexedDB', 'cache']);
export const WORDS = /** @type {const} */ (['mask', 'unmask', 'block', 'ignore']);
export const MEASURES = /** @type {const} */ (['L1', 'L2', 'M1', 'M2', 'M3', 'I1', 'I2', 'I3']);

/** Why a measure can be honoured, and why not. Only `M3`, `I1` and what the site's own code says differ by vendor. */
const WHY = {
  L1: [
    'Témoin draws before anything is loaded: a visit that is not drawn never meets the vendor.',
    'it is in the page before anything can be drawn.',
  ],
  L2: [
    'as far as the site’s own code or the vendor’s settings let it begin at a difficulty only.',
    'it records from the moment it runs: nothing waits for a difficulty.',
  ],
  M1: [
    'where the site’s own server shows recordings to few, after validation.',
    'nothing of yours stands between the vendor’s player and its readers.',
  ],
  M2: [
    'where the site’s own server keeps what is masked apart.',
    'the vendor documents no store that holds what is masked and opens on a formal request.',
  ],
  M3: [
    'by the vendor’s own settings, named among the traps; Témoin cannot see what the vendor sends.',
    'text of the page is recorded wherever nobody has marked it.',
  ],
  I1: [
    'by the vendor’s own settings, named among the traps.',
    'its identifier outlives a session of four hours.',
  ],
  I2: [
    'by the pseudonym that the site’s own code hands over.',
    'it makes its own identifier: none that you derive with a key of yours.',
  ],
  I3: [
    'its identifier is first-party: another site has another one.',
    'nothing documented says that its identifier stays with one site.',
  ],
};
/** The same for every vendor. */
const ALWAYS = [
  ['L3', 'no', 'what it has recorded lies with the vendor, where nothing of ours erases it within hours.'],
  [
    'S1',
    'no',
    'only the vendor’s own masking keeps passwords and bank data out; nothing of ours reads what it sends.',
  ],
  ['S2', 'the vendor’s', 'roles and the log of readings are those of the vendor’s console.'],
];

/** @param {readonly string[]} cells */
export const row = (...cells) => `| ${cells.join(' | ')} |`;
/** @param {readonly string[]} heads */
export const head = (...heads) => [row(...heads), `|${heads.map(() => '---|').join('')}`];
/** @param {readonly string[]} names */
const code = (names) => names.map((name) => `\`${name}\``).join(' ');
/** @param {VendorAttribute | undefined} attribute */
export const attribute = (attribute) =>
  attribute ? `\`${attribute[0]}${attribute[1] ? `="${attribute[1]}"` : ''}\`` : '';
/** @param {VendorFacts} vendor @param {boolean} kept */
const left = (vendor, kept) =>
  STORES.flatMap((store) => {
    const names = vendor.trackers.filter((one) => one.store === store && !one.keep !== kept);
    return names.length ? [{ store, names: names.map(({ name }) => name) }] : [];
  });

/** JSON with what fits on one line on one line. @param {unknown} value @param {string} [indent] @returns {string} */
const compact = (value, indent = '') => {
  const line = JSON.stringify(value, null, 1)
    .replace(/\n\s*/g, ' ')
    .replace(/\[ | \]/g, (edge) => edge.trim());
  if (!value || typeof value !== 'object' || (indent && line.length + indent.length < 100)) return line;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const inner = Object.entries(value).map(
    ([key, each]) =>
      `${indent}  ${Array.isArray(value) ? '' : `${JSON.stringify(key)}: `}${compact(each, `${indent}  `)}`,
  );
  return `${open}\n${inner.join(',\n')}\n${indent}${close}`;
};

/** The least that `temoin check` accepts. @param {VendorFacts} vendor @param {string} [key] */
export const configuration = (vendor, key = '…') => {
  const lacks = ['L1', 'M3', 'I1'].filter((each) => !vendor.measures.some((one) => one === each));
  const json = {
    recipients: [
      {
        name: vendor.provider.name,
        role: vendor.reuse ? 'joint-controller' : 'processor',
        country: vendor.provider.country,
        ...(vendor.provider.policy && { policy: vendor.provider.policy }),
        ...(vendor.reuse && { ownPurpose: '…' }),
      },
    ],
    purposes: [
      {
        id: 'replay.experience',
        recorder: vendor.id,
        limitation: { L1: { rate: 0.05 } },
        ...(lacks.length && {
          alternative: { why: '…', equivalent: `… (in place of ${lacks.join(' and ')})`, owner: '…' },
        }),
      },
    ],
    ...((vendor.key || !vendor.hosts.length) && {
      vendors: { [vendor.id]: vendor.key ? { id: key } : { hosts: ['*.recorder.example'] } },
    }),
  };
  return compact(json);
};

/** What a vendor's page says by its facts. @param {VendorFacts} vendor */
export const factsPart = (vendor) => {
  const { id, provider, beyond, optOut, key, reuse } = vendor;
  const [country, policy] = [provider.country, provider.policy];
  const gone = left(vendor, false);
  const kept = left(vendor, true);
  const stays = (/** @type {string} */ store) => kept.find((one) => one.store === store)?.names ?? [];
  const stores = STORES.filter((store) => [...gone, ...kept].some((one) => one.store === store));
  return [
    ...head('what', 'is'),
    row(
      'provider',
      `${provider.name}${policy ? `, ${country}, [policy](${policy})` : ', no public seat or policy'}`,
    ),
    row(
      'role',
      reuse
        ? `joint controller: ${reuse}`
        : 'processor by what it publishes; what your contract lets it reuse decides',
    ),
    row('tested on', `${vendor.tested.on === 'real' ? 'real code' : 'a fake only'}: ${vendor.tested.what}`),
    row(
      'ends',
      vendor.stops === 'live'
        ? 'by its own call, behind a guard that is shut before; a call that fails becomes one reload'
        : 'by one reload of the page, which `page:reloading` gives the reason for; the guard holds it until then',
    ),
    row(
      'own tag',
      key ? `\`vendors.${id}.id\` is ${key.what} (\`${key.pattern.replaceAll('|', '\\|')}\`)` : 'none',
    ),
    row('hosts held', code(vendor.hosts) || `none known: \`vendors.${id}.hosts\``),
    '',
    '## Configuration',
    '',
    '```json',
    configuration(vendor),
    '```',
    '',
    '## What a withdrawal expires',
    '',
    ...(stores.length
      ? [
          ...head('in', 'expired', 'kept, since it is a refusal of the vendor’s own'),
          ...stores.map((store) =>
            row(store, code(gone.find((one) => one.store === store)?.names ?? []), code(stays(store))),
          ),
        ]
      : ['Nothing that is known: name what you see under `trackers` of the purpose.']),
    '',
    '## What cannot be guaranteed',
    '',
    beyond.length
      ? `Out of reach of every script of yours, since they lie with the vendor’s domain: ${code(beyond)}.`
      : 'No cookie of a third-party domain is known.',
    optOut ? `The vendor’s own opt-out: <${optOut}>.` : 'No opt-out page of the vendor’s own is known.',
    'What it had sent before the withdrawal lies with the vendor: have it erased there.',
    '',
    '## Masking',
    '',
    'Write theirs beside ours: Témoin leaves your markup alone.',
    '',
    ...head('ours', 'theirs'),
    ...WORDS.map((word) =>
      row(`\`data-temoin-${word}\``, attribute(vendor.attributes[word]) || 'no word for it'),
    ),
    '',
    '## Measures of the draft',
    '',
    ...head('measure', 'here', 'because'),
    ...MEASURES.map((each) => {
      const can = vendor.measures.includes(each);
      return row(each, can ? 'yes' : 'no', WHY[each][can ? 0 : 1] ?? '');
    }),
    ...ALWAYS.map((cells) => row(...cells)),
    '',
    '## Traps',
    '',
    ...vendor.traps.map((trap) => `- ${trap}`),
  ].join('\n');
};
