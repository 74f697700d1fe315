import { describe, expect, it } from 'vitest';
import { addUnmask, type Entry } from '../../../src/cli/unmask/add-unmask.ts';

const NAV: Entry = { selector: 'nav', why: 'same text for 3 visitors on 2 pages: navigation' };
const ODD: Entry = { selector: 'footer .legal', why: 'the word “unmask": [” \\ is no key' };
const NAV_ROW = `{ "selector": "nav", "why": "${NAV.why}" }`;

describe('what is written into temoin.json', () => {
  it.each<readonly [situation: string, before: string, after: string]>([
    ['no list', '{\n  "site": "x"\n}\n', `{\n  "site": "x",\n  "unmask": [\n    ${NAV_ROW}\n  ]\n}\n`],
    [
      'an empty list',
      '{\n  "unmask": [],\n  "a": 1\n}',
      `{\n  "unmask": [\n    ${NAV_ROW}\n  ],\n  "a": 1\n}`,
    ],
    ['a list in one line', '{\n\t"unmask": ["h1"]\n}\n', `{\n\t"unmask": ["h1", ${NAV_ROW}]\n}\n`],
    [
      'a list in rows, oddly indented',
      '{\n  "unmask": [\n       "h1",\n       { "selector": "h2" }\n  ],\n  "routes":["/"]\n}\n',
      `{\n  "unmask": [\n       "h1",\n       { "selector": "h2" },\n       ${NAV_ROW}\n  ],\n  "routes":["/"]\n}\n`,
    ],
    [
      'rows of another system',
      '{\r\n  "unmask": [\r\n    "h1"\r\n  ]\r\n}',
      `{\r\n  "unmask": [\r\n    "h1",\r\n    ${NAV_ROW}\r\n  ]\r\n}`,
    ],
    ['no white space', '{"site":"x"}', `{"site":"x","unmask":[${JSON.stringify(NAV)}]}`],
    [
      'no white space, and a list',
      '{"unmask":["h1"],"a":{"b":[1,2]}}',
      `{"unmask":["h1",${JSON.stringify(NAV)}],"a":{"b":[1,2]}}`,
    ],
    [
      'a byte order mark',
      '\uFEFF{\n  "a": null\n}',
      `\uFEFF{\n  "a": null,\n  "unmask": [\n    ${NAV_ROW}\n  ]\n}`,
    ],
    [
      'the word elsewhere: in a text, deeper, escaped',
      '{\n  "a": "\\"unmask\\": []",\n  "b": { "unmask": ["x"] },\n  "\\u0075nmask": ["h1"]\n}',
      `{\n  "a": "\\"unmask\\": []",\n  "b": { "unmask": ["x"] },\n  "\\u0075nmask": ["h1", ${NAV_ROW}]\n}`,
    ],
  ])('touches nothing else: %s', (_, before, after) => {
    expect(addUnmask(before, [NAV])).toBe(after);
  });

  it('is what was given, whatever is in it', () => {
    for (const before of ['{"a":-1.5e3,"t":true}', '{\n "n": null,\n "unmask": [ "]}" ]\n}', '{}'])
      expect(JSON.parse(addUnmask(before, [NAV, ODD])).unmask.slice(-2)).toEqual([NAV, ODD]);
    expect(addUnmask('{ "a": 1 }', [])).toBe('{ "a": 1 }');
  });
});
