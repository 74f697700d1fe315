/** Where the product's own source keeps a promise, and the tests that fail when it breaks. */
export interface Tested {
  /** Files and folders of the product's repository. */
  readonly enforced: readonly string[];
  readonly tests: readonly { readonly file: string; readonly name: string }[];
}

const tested = (
  enforced: readonly string[],
  tests: readonly (readonly [file: string, name: string])[],
): Tested => ({
  enforced: enforced.map((file) => `src/${file}`),
  tests: tests.map(([file, name]) => ({ file: `test/${file}`, name })),
});

/** By the id of a measure, or the name of a promise beside the draft's measures. A test compares it with the tests that exist. */
export const TESTED: Readonly<Record<string, Tested>> = Object.freeze({
  L1: tested(
    ['measures/draw.ts', 'admission/admit.ts'],
    [
      ['unit/admission/admit.test.ts', 'takes a share of %d of 100,000 visitors'],
      [
        'unit/recorder/recorder.test.ts',
        'not for a visit that was not drawn, nor on an excluded path, nor for another purpose',
      ],
    ],
  ),
  L2: tested(
    ['recorder/ring.ts', 'recorder/difficulties'],
    [
      [
        'unit/recorder/around.test.ts',
        'nothing leaves and nothing is written, however long the visit and however it ends',
      ],
      [
        'browser/recorder.test.ts',
        'send what surrounds them; without one nothing leaves and nothing is stored',
      ],
    ],
  ),
  L3: tested(
    ['measures/limits.ts', 'collector/recordings/uneventful.ts', 'collector/recordings/sweep.ts'],
    [
      [
        'unit/recorder/rapid-deletion.test.ts',
        'sends all of a visit, and marks the difficulties that it meets',
      ],
      [
        'unit/collector/rapid-deletion.test.ts',
        'is gone within a day of its last segment: payload, metadata, key and join, in the files themselves',
      ],
      ['unit/collector/rapid-deletion.test.ts', 'follows the purpose’s retention once a difficulty was met'],
    ],
  ),
  M0: tested(
    ['recorder/redact'],
    [
      ['browser/planted.test.ts', 'lets no string out, whatever its clothes'],
      [
        'unit/recorder/redact/redactor.property.dom.test.ts',
        'no string of the page leaves, where it has any form at all',
      ],
    ],
  ),
  M3: tested(
    ['recorder/redact/redactor.ts', 'recorder/redact/text-mask.ts'],
    [
      ['browser/withdrawal.test.ts', 'is proved before anything is captured, and what is captured is masked'],
      [
        'unit/recorder/redact/text-mask.test.ts',
        'leaves nothing but bullets and single spaces, whatever it is given',
      ],
    ],
  ),
  I1: tested(
    ['recorder/session.ts'],
    [
      ['unit/recorder/session.test.ts', 'has a random name of 128 bits that shares nothing with the next'],
      [
        'unit/recorder/session.test.ts',
        'ends after 30 minutes without activity, and after 4 hours in any case',
      ],
    ],
  ),
  S1: tested(
    [
      'measures/s1',
      'recorder/redact/events.ts',
      'recorder/redact/sensitive.ts',
      'collector/recordings/hide.ts',
    ],
    [
      ['browser/s1.test.ts', 'a password never leaves: typed, shown as text, and mirrored beside its field'],
      [
        'unit/recorder/redact/s1.property.dom.test.ts',
        'lets nothing of S1 out of a region that is allowed, whatever the page, before and after fields are shown',
      ],
      ['unit/collector/quarantine.test.ts', 'is stored without it, and its recording is held back'],
      ['unit/recorder/redact/events.dom.test.ts', 'is, in a field, that there is something or nothing'],
      ['unit/recorder/redact/nodes.dom.test.ts', 'keeps nothing of fields but what they look like'],
      ['unit/recorder/redact/text-mask.test.ts', 'masks %s all the same'],
    ],
  ),
  S2: tested(
    ['collector/access/authorise.ts', 'collector/routes/recording.ts'],
    [
      ['unit/collector/readings.test.ts', 'is for those who hold a token of the right role: %s'],
      [
        'unit/collector/readings.test.ts',
        'gives an operator its events in order, and writes down who read what for',
      ],
      [
        'unit/collector/readings.test.ts',
        'is refused for any other purpose, and the attempt is written down',
      ],
    ],
  ),
  before: tested(
    ['temoin.ts', 'admission/bring-recorder.ts'],
    [
      [
        'browser/before-yes.test.ts',
        'nothing is requested but the drop-in itself, nothing stored or read, nothing observed, nobody named',
      ],
    ],
  ),
  held: tested(
    ['release/release.ts'],
    [['browser/release.test.ts', 'holds everything: no request, no code, no observer']],
  ),
  refusal: tested(
    ['banner/buttons.tsx', 'choosing/choose.ts'],
    [
      [
        'browser/before-yes.test.ts',
        'leaves no trace but its cookie and its proof, fetches no recorder, and is not asked again',
      ],
      [
        'components/dark-patterns.test.tsx',
        'asks as much of the keyboard for no as for yes, in the order seen (DP-11)',
      ],
    ],
  ),
  withdrawal: tested(
    ['withdrawal/stop.ts', 'withdrawal/withdraw.ts', 'collector/routes/withdrawals.ts'],
    [
      [
        'browser/withdrawal.test.ts',
        'in one click halts, tells the other tab, erases the recordings, and nothing is read afterwards',
      ],
      [
        'browser/withdrawal.test.ts',
        'made off line stops at once, and is told to the collector when the network is back',
      ],
    ],
  ),
  trackers: tested(
    ['withdrawal/expire-now.ts', 'withdrawal/expire-later.ts', 'collector/http/cookies.ts'],
    [
      [
        'browser/tracker-matrix.test.ts',
        'expires every scope: domains, folders with and without a last slash, Secure, Partitioned, prefixes',
      ],
      ['browser/tracker-storage.test.ts', 'expires databases and caches by pattern and keeps the rest'],
      [
        'unit/collector/cookies.test.ts',
        'expire every declared HttpOnly tracker with the attributes that it was set with',
      ],
    ],
  ),
  pages: tested(
    ['admission/admit.ts', 'recorder/redact/address.ts'],
    [
      ['browser/withdrawal.test.ts', 'does not reach an excluded path'],
      ['unit/recorder/redact/address.test.ts', 'loses its query, its fragment and its user'],
    ],
  ),
  bounds: tested(
    ['recorder/caps.ts'],
    [
      ['unit/recorder/recorder.test.ts', 'end a recording that lasts too long'],
      ['unit/recorder/recorder.test.ts', 'end a recording that has sent enough, before it sends more'],
    ],
  ),
  retention: tested(
    ['collector/recordings/retention.ts', 'collector/recordings/sweep.ts'],
    [
      [
        'unit/collector/sweep.test.ts',
        'erases a recording when its purpose’s retention is over, counted from its last segment',
      ],
      [
        'unit/collector/sweep.test.ts',
        'erases recordings of a former version of the site seven days after it changed',
      ],
      ['unit/collector/readings.test.ts', 'leaves nothing of it, and can be asked for again'],
    ],
  ),
  encryption: tested(
    ['collector/recordings/cipher.ts'],
    [['unit/collector/segments.test.ts', 'is stored encrypted, packed or plain, for a living consent']],
  ),
  playing: tested(
    ['player'],
    [['browser/player-hostile.test.ts', 'asks nothing, runs nothing and opens nothing behind both walls']],
  ),
  proof: tested(
    ['proof', 'log', 'collector/ledger'],
    [
      [
        'unit/choosing/choose.test.ts',
        'says who asked, by what, in which circumstances, and nothing of the visitor',
      ],
      [
        'unit/collector/proofs.test.ts',
        'commits to the very bytes that were signed, and names nobody in the leaf',
      ],
      [
        'unit/collector/log.test.ts',
        'is rebuilt by a stranger out of its entries, to the very root that was signed',
      ],
    ],
  ),
});
