import { expect, it } from 'vitest';
import { matches } from '../../../src/withdrawal/matches.ts';

it.each([
  ['_ga', '_ga', true],
  ['_ga', '_ga_ABC', false],
  ['_ga', 'x_ga', false],
  ['_hj*', '_hjSession_123', true],
  ['_hj*', '_hj', true],
  ['_hj*', 'x_hj', false],
  ['*_posthog', 'ph_token_posthog', true],
  ['ph_*_posthog', 'ph__posthog', true],
  ['*', 'anything; at\nall', true],
  ['sc[1]', 'sc[1]', true],
  ['sc[1]', 'sc1', false],
  ['a.b', 'axb', false],
  ['a%20b', 'a%20b', true],
  ['(a|b)+?', '(a|b)+?', true],
  ['\\d', '5', false],
])('%s against %s: %s', (pattern, name, expected) => {
  expect(matches(pattern, name)).toBe(expected);
});
