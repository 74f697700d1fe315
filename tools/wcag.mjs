// The success criteria of WCAG 2.2, levels A and AA (https://www.w3.org/TR/WCAG22/), and for those that no test can
// show why that is so: `absent` (there is nothing of the kind in what we show), `site` (the page's own to meet) or
// `read` (met, as one sees by reading). The others are shown by the tests whose titles name them.

const MEDIA = 'absent: no audio and no video';
const ENTRY = 'absent: nothing is typed in, only boxes are ticked';

/** @type {readonly (readonly [id: string, name: string, level: 'A' | 'AA', why?: string])[]} */
export const CRITERIA = [
  ['1.1.1', 'Non-text Content', 'A', 'absent: no image; the dot of the indicator stands beside words'],
  ['1.2.1', 'Audio-only and Video-only', 'A', MEDIA],
  ['1.2.2', 'Captions (Prerecorded)', 'A', MEDIA],
  ['1.2.3', 'Audio Description or Media Alternative', 'A', MEDIA],
  ['1.2.4', 'Captions (Live)', 'AA', MEDIA],
  ['1.2.5', 'Audio Description (Prerecorded)', 'AA', MEDIA],
  ['1.3.1', 'Info and Relationships', 'A'],
  ['1.3.2', 'Meaningful Sequence', 'A'],
  [
    '1.3.3',
    'Sensory Characteristics',
    'A',
    'read: what is said to be at the bottom of the page is named as well',
  ],
  ['1.3.4', 'Orientation', 'AA', 'read: no orientation is asked for; tests look at upright and wide windows'],
  ['1.3.5', 'Identify Input Purpose', 'AA', ENTRY],
  ['1.4.1', 'Use of Color', 'A'],
  ['1.4.2', 'Audio Control', 'A', MEDIA],
  ['1.4.3', 'Contrast (Minimum)', 'AA'],
  ['1.4.4', 'Resize Text', 'AA'],
  ['1.4.5', 'Images of Text', 'AA', 'absent: no image'],
  ['1.4.10', 'Reflow', 'AA'],
  ['1.4.11', 'Non-text Contrast', 'AA'],
  ['1.4.12', 'Text Spacing', 'AA'],
  ['1.4.13', 'Content on Hover or Focus', 'AA', 'absent: nothing appears on hover or focus'],
  ['2.1.1', 'Keyboard', 'A'],
  ['2.1.2', 'No Keyboard Trap', 'A'],
  ['2.1.4', 'Character Key Shortcuts', 'A', 'absent: no shortcut of a single character'],
  ['2.2.1', 'Timing Adjustable', 'A'],
  ['2.2.2', 'Pause, Stop, Hide', 'A'],
  ['2.3.1', 'Three Flashes or Below Threshold', 'A', 'absent: nothing flashes or moves'],
  ['2.4.1', 'Bypass Blocks', 'A', 'site: the banner is a region of its own with a heading, before the page'],
  ['2.4.2', 'Page Titled', 'A', 'site'],
  ['2.4.3', 'Focus Order', 'A'],
  ['2.4.4', 'Link Purpose (In Context)', 'A'],
  ['2.4.5', 'Multiple Ways', 'AA', 'site'],
  ['2.4.6', 'Headings and Labels', 'AA'],
  ['2.4.7', 'Focus Visible', 'AA'],
  ['2.4.11', 'Focus Not Obscured (Minimum)', 'AA'],
  ['2.5.1', 'Pointer Gestures', 'A', 'absent: a single press is all that is asked for'],
  ['2.5.2', 'Pointer Cancellation', 'A', 'read: native buttons and boxes, which act on release'],
  ['2.5.3', 'Label in Name', 'A'],
  ['2.5.4', 'Motion Actuation', 'A', 'absent: no motion is listened to'],
  ['2.5.7', 'Dragging Movements', 'AA', 'absent: nothing is dragged'],
  ['2.5.8', 'Target Size (Minimum)', 'AA'],
  ['3.1.1', 'Language of Page', 'A', 'site: its `lang` chooses the language that is shown, or none'],
  ['3.1.2', 'Language of Parts', 'AA'],
  ['3.2.1', 'On Focus', 'A'],
  ['3.2.2', 'On Input', 'A'],
  ['3.2.3', 'Consistent Navigation', 'AA'],
  ['3.2.4', 'Consistent Identification', 'AA'],
  ['3.2.6', 'Consistent Help', 'A', 'read: the contact is in the details, at the same place on every page'],
  ['3.3.1', 'Error Identification', 'A', ENTRY],
  ['3.3.2', 'Labels or Instructions', 'A'],
  ['3.3.3', 'Error Suggestion', 'AA', ENTRY],
  ['3.3.4', 'Error Prevention (Legal, Financial, Data)', 'AA'],
  ['3.3.7', 'Redundant Entry', 'A', ENTRY],
  ['3.3.8', 'Accessible Authentication (Minimum)', 'AA', 'absent: nobody is asked to sign in'],
  ['4.1.2', 'Name, Role, Value', 'A'],
  ['4.1.3', 'Status Messages', 'AA'],
];
/** Added by WCAG 2.2: not in EN 301 549 V3.2.1, which takes up WCAG 2.1 under the same numbers after a 9. */
const NEW = ['2.4.11', '2.5.7', '2.5.8', '3.2.6', '3.3.7', '3.3.8'];

const TITLE =
  /(?:it|describe)(?:\.\w+)?(?:<[^>]*>)?\(\s*(['`])((?:(?!\1).)+)\1|\)\(\s*(['`])((?:(?!\3).)+)\3/gs;

/**
 * The tests that name each criterion, by the file that holds them.
 * @param {ReadonlyMap<string, string>} files
 * @returns {Map<string, { file: string, title: string }[]>}
 */
export const shownBy = (files) => {
  const found = new Map();
  for (const [file, text] of files)
    for (const [, , plain, , of_] of text.matchAll(TITLE)) {
      const title = (plain ?? of_ ?? '').trim();
      for (const [, ids = ''] of title.matchAll(/WCAG ((?:\d+\.\d+\.\d+(?:, )?)+)/g))
        for (const id of ids.split(', ').filter(Boolean))
          found.set(id, [
            ...(found.get(id) ?? []),
            { file, title: title.replace(/ \([^()]*WCAG[^()]*\)/, '') },
          ]);
    }
  return found;
};

/** The table of docs/accessibility.md. @param {ReturnType<typeof shownBy>} shown */
export const conformance = (shown) =>
  [
    '| criterion | level | EN 301 549 | shown by |',
    '|---|---|---|---|',
    ...CRITERIA.map(([id, name, level, why]) => {
      const tests = (shown.get(id) ?? []).map(({ title, file }) => `“${title}” (\`${file}\`)`);
      const by = [...(why ? [why] : []), ...tests].join('<br>');
      if (!by) throw new Error(`${id} ${name} is shown by nothing`);
      return `| ${id} ${name} | ${level} | ${NEW.includes(id) ? '–' : `9.${id}`} | ${by.replaceAll('|', '\\|')} |`;
    }),
  ].join('\n');
